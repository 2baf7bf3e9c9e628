import { bundleProduct, type Bundle } from "./bundle";
import { runScenario, type Size } from "./runScenario";
import { scenarios } from "./scenarios";

/** As `npm run faults`, with fewer students and things going wrong more often. On a machine with much else to do it takes its time. */
const size: Size = { students: 40, atOnce: 20, withinMs: 5_000, mostMs: 1_500_000, pace: 1 };
const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProduct();
});

describe(`by the far ends' own records, whatever goes wrong (FAULT_SEED=${seed})`, () => {
  // A scenario mostly waits, for a lease to end or a process to start, so that two take little longer than one.
  test.concurrent.each(scenarios.map((it) => [it.fault, it] as const))(
    "%s: nothing is lost, ordered twice or shown to another, and no message repeated without a reason",
    async (_, scenario) => {
      const { store } = scenario;
      // Two processes start in less time than three.
      const small = { ...scenario, store: store === "file" ? store : { ...store, processes: 2 } };
      const { line, verdict, failures, endings } = await runScenario(bundle, small, size, seed);
      process.stdout.write(`${JSON.stringify(line)}\n`);
      expect({ ...verdict, repeated: [], failures, endings }).toEqual({
        lost: [],
        orderedTwice: [],
        wrongPerson: [],
        repeated: [],
        failures: [],
        endings: [],
      });
      const unexplained = verdict.repeated.filter(({ because }) => because === undefined || !scenario.mayRepeat);
      expect(unexplained).toEqual([]);
      expect(line["faults"]).toBeGreaterThan(0);
    },
    size.mostMs + 100_000,
  );
});
