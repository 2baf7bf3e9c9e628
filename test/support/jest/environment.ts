import type { JestEnvironment, JestEnvironmentConfig } from "@jest/environment";
import type { Circus, Global } from "@jest/types";
import { ModernFakeTimers } from "@jest/fake-timers";
import { ModuleMocker } from "jest-mock";
import { pendingIn } from "./waits";

/**
 * Runs tests in the process's own global object, as the product runs, and not in a copy of it. Code that is compiled for one file
 * then serves the next (see runtime.js), and an `Error` of a library is an `Error` of the test. A test that runs out of time says
 * what it was waiting for.
 */
export default class Environment implements JestEnvironment<null> {
  readonly global = globalThis as unknown as Global.Global;
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimers = null;
  readonly fakeTimersModern: ModernFakeTimers;

  /** Jest replaces this function for each test file in order to complain about it, so the original is kept. */
  readonly #exit = process.exit;

  constructor({ projectConfig }: JestEnvironmentConfig) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    Error.stackTraceLimit = 100;
  }

  setup(): Promise<void> {
    return Promise.resolve();
  }

  teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
    process.exit = this.#exit;
    return Promise.resolve();
  }

  exportConditions(): string[] {
    return ["node", "node-addons"];
  }

  /** There is no separate context: runtime.js compiles without one. */
  getVmContext(): null {
    return null;
  }

  handleTestEvent(event: Circus.Event): void {
    // This test does not wait for what an earlier test still waits for, such as a process that died.
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
