import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import type { Circus } from "@jest/types";
import { TestEnvironment } from "jest-environment-node";
import vm from "node:vm";
import { pendingIn } from "./waits";

/**
 * Node's environment, with two differences: its global object is an ordinary one, so that looking up `Math` or `Map` costs
 * nothing (through Jest's proxy the drawing of one QR took four seconds), and a test that runs out of time says what it
 * was waiting for.
 */
export default class Environment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }

  handleTestEvent(event: Circus.Event): void {
    // What an earlier test left waiting (for a process that died, say) is not what this one waits for.
    if (event.name === "test_start") pendingIn(this.global).clear();
    if (event.name !== "test_fn_failure" && event.name !== "hook_failure") return;
    const error: unknown = event.error;
    if (typeof error !== "string" || !error.startsWith("Exceeded timeout")) return;
    const pending = pendingIn(this.global);
    const waits = [...pending.values()];
    pending.clear();
    const said =
      waits.length > 0 ? waits.join("\n  ") : "nothing that says so; see waitingFor in test/support/waiting.ts";
    const told = `${error.split("\n")[0] ?? error}\nIt was waiting for:\n  ${said}`;
    const replace = (them: Circus.TestError[]): void => {
      for (const [at, one] of them.entries()) if (Array.isArray(one) && one[0] === error) them[at] = [told, one[1]];
    };
    if (event.test) replace(event.test.errors);
    if (event.name === "hook_failure" && event.describeBlock)
      for (const test of testsIn(event.describeBlock)) replace(test.errors);
  }
}

const testsIn = ({ children }: Circus.DescribeBlock): Circus.TestEntry[] =>
  children.flatMap((it) => (it.type === "test" ? [it] : testsIn(it)));
