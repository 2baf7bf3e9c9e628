import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cache, root } from "../support/root";
import { knownDurations, noteDurations } from "./durations";
import { importersOf, reachedTests } from "./importers";
import { takeResults, toldAgain } from "./results";
import { run, runJest, say } from "./steps";

/**
 * `npm run check`, in about a minute, for whoever is at work: format and lint of what changed since the last commit (or since
 * `npm run check -- REVISION`), all types, and of the tests that the change reaches the nearest ones, as many as there
 * is time for. It tells which tests it left out; `npm test` runs them.
 */
const wholeMs = 60_000;
const workers = 2;
/** The time for Jest's own start, and the estimate for a test file that never ran on this machine. */
const jestMs = 4_000;
const unknownMs = 6_000;
const began = performance.now();

const git = (...args: string[]): string[] =>
  execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);

function changedSince(revision: string): string[] {
  const changed = git("diff", "--name-only", revision, "--");
  return [...changed, ...git("ls-files", "--others", "--exclude-standard")].filter((it) => existsSync(join(root, it)));
}

/** Folders whose files are read and not imported, each with the folder of the tests that cover them. */
const readBy: readonly (readonly [folder: string, tests: string])[] = [
  ["deploy/", "test/deploy/"],
  ["dialogs/phrases/", "test/understanding/"],
  ["dialogs/replies/", "test/understanding/"],
  ["dialogs/", "test/dialogs/"],
];

/** The nearest tests first, as many as fit into the remaining time. */
function chosen(changed: readonly string[], leftMs: number): { fit: string[]; left: number; unknown: string[] } {
  const importers = importersOf();
  const reached = reachedTests(changed, importers);
  const isKnown = (file: string): boolean =>
    readBy.some(([folder]) => file.startsWith(folder)) || reachedTests([file], importers).size > 0;
  for (const file of changed.filter((it) => !it.endsWith(".ts")))
    for (const [folder, tests] of readBy)
      if (file.startsWith(folder))
        for (const it of importers.keys()) if (it.startsWith(tests) && it.endsWith(".test.ts")) reached.set(it, 1);
  const took = knownDurations();
  const fit: string[] = [];
  let sumMs = 0;
  for (const [file] of [...reached].sort(([, one], [, other]) => one - other)) {
    const ms = took[file] ?? unknownMs;
    if (ms > leftMs || (sumMs + ms) / workers > leftMs) continue;
    sumMs += ms;
    fit.push(file);
  }
  const unknown = changed.filter((it) => !isKnown(it) && !it.endsWith(".md"));
  return { fit, left: reached.size - fit.length, unknown };
}

async function main(): Promise<void> {
  const [revision = "HEAD"] = process.argv.slice(2);
  const since = changedSince(revision);
  const changed = since.length > 0 ? since : changedSince("HEAD~1");
  if (since.length === 0) say("nothing has changed since the last commit: it is the one that is checked");
  const sources = changed.filter((it) => /\.(ts|js)$/.test(it));
  const steps = {
    format: changed.length === 0 || run(["oxfmt", "--check", "--no-error-on-unmatched-pattern", ...changed]),
    lint: sources.length === 0 || run(["oxlint", "--type-aware", ...sources]),
    types: run(["tsc", "--noEmit", "--incremental", "--tsBuildInfoFile", join(cache, "types.tsbuildinfo")]),
  };
  const again: string[] = [];
  for (const [name, step] of Object.entries(steps)) {
    const ok = await step;
    say(`${ok ? "ok" : "FAILED"}: ${name}`);
    if (!ok) again.push(`npm run ${name}`);
  }
  const { fit, left, unknown } = chosen(changed, wholeMs - jestMs - (performance.now() - began));
  const file = join(tmpdir(), `legitka-check-${process.pid}.json`);
  if (fit.length > 0) await runJest(["--json", `--outputFile=${file}`, "--runTestsByPath", ...fit]);
  const results = fit.length > 0 ? takeResults(file) : { passed: 0, failed: 0, again: [], tookMs: {} };
  noteDurations(results.tookMs);
  if (left > 0) say(`${left} more test files are reached by the change and left to npm test`);
  if (unknown.length > 0) say(`which tests reach these is not known here, npm test runs all: ${unknown.join(", ")}`);
  const failed = results.failed + again.length;
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(
    `${toldAgain([...again, ...results.again])}${results.passed + 3 - again.length} passed, ${failed} failed (${seconds} s)`,
  );
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((cause: unknown) => {
  say(cause instanceof Error ? cause.message : String(cause));
  process.exit(1);
});
