import { bundleProduct, type Bundle } from "./bundle";
import { runScenario, type Size } from "./runScenario";
import { scenarios } from "./scenarios";

/** Runs some of the scenarios of `npm run faults` with few students and with more frequent troubles. On a busy machine this takes a while. */
const size: Size = {
  students: 24,
  atOnce: 24,
  withinMs: 5_000,
  mostMs: 1_500_000,
  pace: 1,
  mostStillMs: 300_000,
  graceMs: 60_000,
  canWait: false,
};
/** Enough students for one of each kind. */
const few = 12;
const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProduct();
});

describe(`by the far ends' own records, whatever goes wrong (FAULT_SEED=${seed})`, () => {
  // A scenario spends most of its time waiting for a lease to end or a process to start, so two at a time take little longer than one.
  test.concurrent.each(scenarios.filter(({ isInGate }) => isInGate).map((it) => [it.fault, it] as const))(
    "%s: every promise is kept, and nothing is repeated without a reason",
    async (_, scenario) => {
      const { store } = scenario;
      // Two processes start faster than three.
      const small = { ...scenario, store: store === "file" ? store : { ...store, processes: 2 } };
      const { line, objections } = await runScenario(
        bundle,
        small,
        scenario.isAimed ? { ...size, students: few } : size,
        seed,
      );
      process.stdout.write(`${JSON.stringify(line)}\n`);
      expect(objections).toEqual([]);
      expect(line["faults"]).toBeGreaterThan(0);
    },
    size.mostMs + 100_000,
  );
});
