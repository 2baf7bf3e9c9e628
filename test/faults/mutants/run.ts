import { bundleProduct, type Bundle } from "../bundle";
import type { Objection } from "../checker";
import { runScenario, type Size } from "../runScenario";
import type { Scenario } from "../scenario";
import { scenarios } from "../scenarios";
import { mutants } from "./mutants";
import type { Mutant } from "./mutant";
import { plant } from "./plant";

const seed = Number(process.env["FAULT_SEED"] ?? 1);
const students = Number(process.env["FAULT_STUDENTS"] ?? 12);
/** Where it takes no more than two processes to share work, two start sooner. */
const needsThree = "overtaken";

/** A run is over once nothing has happened for longer than people wait before they try something else. */
const sizeOf = ({ takesAMinute = false }: Pick<Mutant, "takesAMinute">): Size => ({
  students,
  atOnce: students,
  withinMs: 1_000,
  mostMs: 180_000,
  pace: 1,
  mostStillMs: takesAMinute ? 100_000 : 40_000,
  graceMs: 15_000,
  canWait: takesAMinute,
});

function scenarioOf(name: string): Scenario {
  const found = scenarios.find((it) => it.name === name);
  if (!found) throw new Error(`There is no scenario ${name}`);
  const { store } = found;
  return store === "file" || name === needsThree ? found : { ...found, store: { ...store, processes: 2 } };
}

interface Row {
  readonly name: string;
  readonly scenario: string;
  /** The promises that were found broken, with how often. */
  readonly found: string;
  readonly seconds: number;
  readonly isAsItShouldBe: boolean;
}

async function row(name: string, bundle: Bundle, mutant: Pick<Mutant, "scenario" | "takesAMinute">, breaks?: string) {
  const began = Date.now();
  const { objections } = await runScenario(bundle, scenarioOf(mutant.scenario), sizeOf(mutant), seed);
  const has = objections.some(({ promise }) => promise === breaks);
  const it: Row = {
    name,
    scenario: mutant.scenario,
    found: counted(objections),
    seconds: Math.round((Date.now() - began) / 1_000),
    isAsItShouldBe: breaks === undefined ? objections.length === 0 : has,
  };
  process.stdout.write(`${drawn(it)}\n`);
  if (!it.isAsItShouldBe)
    for (const { promise, what } of objections.slice(0, 10)) process.stderr.write(`    ${promise}: ${what}\n`);
  return it;
}

function counted(objections: readonly Objection[]): string {
  const counts = new Map<string, number>();
  for (const { promise } of objections) counts.set(promise, (counts.get(promise) ?? 0) + 1);
  return [...counts].map(([promise, count]) => `${promise} (${count})`).join(", ") || "nothing";
}

const drawn = ({ name, scenario, found, seconds, isAsItShouldBe }: Row): string =>
  `| ${isAsItShouldBe ? "ok" : "NOT"} | ${name} | ${scenario} | ${found} | ${seconds} |`;

/**
 * `npm run faults:mutants`: the product as it is goes through every scenario in which a mutant is tried, and nothing may be found;
 * then every mutant, or those named, and the promise it breaks must be found broken.
 */
async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((it) => !mutants.some(({ name }) => name === it));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(", ")}; there is: ${mutants.map(({ name }) => name).join(", ")}`);
  const chosen = mutants.filter(({ name }) => names.length === 0 || names.includes(name));
  process.stdout.write("| | mutant | scenario | found broken | seconds |\n|---|---|---|---|---|\n");
  const rows: Row[] = [];
  const bundle = await bundleProduct();
  for (const scenario of new Set(chosen.map((it) => it.scenario))) {
    const takesAMinute = chosen.some((it) => it.scenario === scenario && it.takesAMinute);
    rows.push(await row("(as it is)", bundle, { scenario, takesAMinute }));
  }
  for (const mutant of chosen) {
    const planted = await plant(mutant);
    rows.push(await row(mutant.name, planted.bundle, mutant, mutant.breaks).finally(planted.remove));
  }
  const wrong = rows.filter(({ isAsItShouldBe }) => !isAsItShouldBe);
  process.stdout.write(
    wrong.length === 0
      ? "The product as it is keeps every promise, and every mutant is caught.\n"
      : `NOT as it should be: ${wrong.map(({ name, scenario }) => `${name} in ${scenario}`).join(", ")}\n`,
  );
  return wrong.length === 0;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (cause: unknown) => {
    process.stderr.write(`${String(cause instanceof Error ? cause.stack : cause)}\n`);
    process.exit(1);
  },
);
