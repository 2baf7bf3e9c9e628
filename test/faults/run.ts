import { bundleProduct } from "./bundle";
import { runScenario, type Size } from "./runScenario";
import { scenarios } from "./scenarios";

const students = Number(process.env["FAULT_STUDENTS"] ?? 1_000);
const tellEveryMs = 30_000;
const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** What `npm run faults` does: every scenario, or those named, with a thousand students each; one JSON line for each. */
async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((it) => !scenarios.some(({ name }) => name === it));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(", ")}; there is: ${scenarios.map(({ name }) => name).join(", ")}`);
  const size: Size = {
    students,
    atOnce: Number(process.env["FAULT_AT_ONCE"] ?? 60),
    withinMs: students * 30,
    mostMs: 60_000 + students * 1_500,
    pace: Number(process.env["FAULT_PACE"] ?? 10),
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
    const { line, verdict, failures, endings } = await running.finally(() => clearInterval(telling));
    process.stdout.write(`${JSON.stringify(line)}\n`);
    const wrong = [
      ...failures.slice(0, 10),
      ...verdict.lost.slice(0, 20),
      ...verdict.orderedTwice,
      ...verdict.wrongPerson.slice(0, 10),
      ...verdict.repeated
        .flatMap((it) => (it.because === undefined || !scenario.mayRepeat ? [JSON.stringify(it)] : []))
        .slice(0, 10),
    ];
    for (const it of [...wrong, ...endings]) process.stderr.write(`  ${it}\n`);
    isGood &&= wrong.length === 0;
  }
  process.stdout.write(
    isGood ? "Nothing lost, nothing ordered twice, nobody's data shown to another.\n" : "NOT as promised; see above.\n",
  );
  return isGood;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (cause: unknown) => {
    process.stderr.write(`${String(cause instanceof Error ? cause.stack : cause)}\n`);
    process.exit(1);
  },
);
