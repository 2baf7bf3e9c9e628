import { readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";
import { root } from "../support/root";

/** The results of a run, from Jest's `--json` report. */
export interface Results {
  readonly passed: number;
  /** The number of failures. A suite that could not be loaded and a skipped test count as failed, so that nothing is left out silently. */
  readonly failed: number;
  /** One line for each failure: the command that runs just that test. */
  readonly again: readonly string[];
  /** How long each test file took, in milliseconds. */
  readonly tookMs: Readonly<Record<string, number>>;
}

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Reads a report and removes it. A report that is missing or broken counts as one failure, because Jest did not finish. */
export function takeResults(file: string): Results {
  try {
    return resultsOf(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 1, again: ["npx jest"], tookMs: {} };
  } finally {
    rmSync(file, { force: true });
  }
}

export function resultsOf(json: unknown): Results {
  let passed = 0;
  const again: string[] = [];
  const tookMs: Record<string, number> = {};
  for (const { name, status, startTime, endTime, assertionResults } of report.parse(json).testResults) {
    const file = relative(root, name);
    tookMs[file] = endTime - startTime;
    const bad = assertionResults.filter((it) => it.status !== "passed");
    passed += assertionResults.length - bad.length;
    again.push(...bad.map(({ fullName }) => `${seedIn(fullName)}npx jest ${file} -t ${quoted(fullName)}`));
    if (status !== "passed" && bad.length === 0) again.push(`npx jest ${file}`);
  }
  return { passed, failed: again.length, again, tookMs };
}

/** The seed in a test's name: values that were drawn at random are the same again only with the same seed. */
function seedIn(name: string): string {
  const seed = /\b[A-Z]+_SEED=\d+/.exec(name)?.[0];
  return seed ? `${seed} ` : "";
}

const mostTold = 20;

/** The text that is printed at the end of a run in which something failed. */
export function toldAgain(again: readonly string[]): string {
  if (again.length === 0) return "";
  const more = again.length > mostTold ? [`  … and ${again.length - mostTold} more`] : [];
  return [
    "What failed, and how to run just that:",
    ...again.slice(0, mostTold).map((it) => `  ${it}`),
    ...more,
    "",
  ].join("\n");
}

/** The name of a test as a pattern for Jest, in single quotes for a shell. */
const quoted = (name: string): string => `'${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll("'", "'\\''")}'`;
