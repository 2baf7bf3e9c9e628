import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { obtainChromium } from "./support/obtain";
import { obtainDovecot } from "./support/obtainDovecot";
import { obtainRedis } from "./support/redis/obtainRedis";

/** `npm test`: what the tests need, then format, lint, types and every test. The closing line is `N passed, N failed`. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const checks: readonly Step[] = [
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "lint", command: ["eslint", "--max-warnings", "0", "."] },
  { name: "types", command: ["tsc", "--noEmit"] },
];

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  numPendingTests: z.int(),
});

async function main(): Promise<void> {
  const chromium = obtainChromium();
  const dovecot = obtainDovecot();
  const redis = obtainRedis();
  let passed = 0;
  let failed = 0;
  for (const { name, command } of checks) {
    const ok = await run(command);
    say(`${ok ? "ok" : "FAILED"}: ${name}`);
    if (ok) passed += 1;
    else failed += 1;
  }
  const results = join(tmpdir(), `legitka-tests-${process.pid}.json`);
  await run(["jest", "--json", `--outputFile=${results}`], {
    CHROMIUM: chromium,
    DOVECOT: dovecot,
    ...("server" in redis ? { REDIS_SERVER: redis.server } : {}),
  });
  const counted = count(results);
  passed += counted.passed;
  failed += counted.failed;
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && counted.passed > 0 ? 0 : 1);
}

/** A suite that could not even be loaded, and a skipped test, count as failed: nothing is left out silently. */
function count(file: string): { passed: number; failed: number } {
  try {
    const it = report.parse(JSON.parse(readFileSync(file, "utf8")));
    const broken = it.numFailedTests === 0 ? it.numFailedTestSuites : 0;
    return { passed: it.numPassedTests, failed: it.numFailedTests + it.numPendingTests + broken };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(file, { force: true });
  }
}

function run(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn("npx", ["--no-install", ...command], { stdio: "inherit", env: { ...process.env, ...env } });
    child.on("close", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((cause: unknown) => {
  say(cause instanceof Error ? cause.message : String(cause));
  say("0 passed, 1 failed");
  process.exit(1);
});
