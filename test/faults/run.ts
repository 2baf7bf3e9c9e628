import { bundleProduct } from "./bundle";
import type { Objection } from "./checker";
import { runScenario, type Size } from "./runScenario";
import { scenarios } from "./scenarios";

const students = Number(process.env["FAULT_STUDENTS"] ?? 1_000);
const tellEveryMs = 30_000;
const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** The program behind `npm run faults`: runs every scenario, or the named ones, with a thousand students each, and prints one JSON line for each. */
async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((it) => !scenarios.some(({ name }) => name === it));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(", ")}; there is: ${scenarios.map(({ name }) => name).join(", ")}`);
  const size: Size = {
    students,
    atOnce: Number(process.env["FAULT_AT_ONCE"] ?? 60),
    withinMs: students * 30,
    mostMs: 240_000 + students * 1_500,
    pace: Number(process.env["FAULT_PACE"] ?? 10),
    mostStillMs: 300_000,
    graceMs: 60_000,
    canWait: true,
  };
  const bundle = await bundleProduct();
  let isGood = true;
  for (const scenario of scenarios.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const file = process.env["FAULT_STORE"] === "file" ? { store: "file" as const } : {};
    let arrived = 0;
    const telling = setInterval(
      () => process.stderr.write(`  ${scenario.name}: ${arrived} of ${students} have arrived\n`),
      tellEveryMs,
    );
    const running = runScenario(bundle, { ...scenario, ...file }, size, seed, () => void (arrived += 1));
    const { line, objections } = await running.finally(() => clearInterval(telling));
    process.stdout.write(`${JSON.stringify(line)}\n`);
    for (const it of firstOfEach(objections)) process.stderr.write(`  ${it.promise}: ${it.what}\n`);
    isGood &&= objections.length === 0;
  }
  process.stdout.write(
    isGood
      ? "All promises kept: nothing lost, repeated, left on a screen or shown to another.\n"
      : "NOT as promised; see above.\n",
  );
  return isGood;
}

const mostOfAPromise = 15;

/** The first few violations of each promise; the others are not printed. */
const firstOfEach = (all: readonly Objection[]): Objection[] =>
  all.filter((it, n) => all.slice(0, n).filter(({ promise }) => promise === it.promise).length < mostOfAPromise);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (cause: unknown) => {
    process.stderr.write(`${String(cause instanceof Error ? cause.stack : cause)}\n`);
    process.exit(1);
  },
);
