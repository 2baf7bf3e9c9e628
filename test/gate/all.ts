import { tmpdir } from "node:os";
import { join } from "node:path";
import { obtainChromium } from "../support/obtain";
import { obtainDovecot } from "../support/obtainDovecot";
import { obtainRedis } from "../support/redis/obtainRedis";
import { noteDurations } from "./durations";
import { elsewhere } from "./elsewhere";
import { takeResults, toldAgain, type Results } from "./results";
import { run, runJest, say } from "./steps";

/** `npm test`: what the tests need, then format, lint, types and every test. The closing line is `N passed, N failed`. */
const checks = {
  format: { name: "format", command: ["oxfmt", "--check"], again: "npm run format" },
  lint: { name: "lint", command: ["oxlint", "--type-aware"], again: "npm run lint" },
  types: { name: "types", command: ["tsc", "--noEmit"], again: "npm run types" },
} as const;

async function test(which: readonly string[], env: NodeJS.ProcessEnv): Promise<Results> {
  const file = join(tmpdir(), `legitka-tests-${process.pid}.json`);
  await runJest(["--json", `--outputFile=${file}`, ...which], env);
  return takeResults(file);
}

async function main(): Promise<void> {
  const chromium = obtainChromium();
  const dovecot = obtainDovecot();
  const redis = obtainRedis();
  const again: string[] = [];
  const look = async ({ name, command, again: mend }: (typeof checks)[keyof typeof checks]): Promise<void> => {
    const ok = await run(command);
    say(`${ok ? "ok" : "FAILED"}: ${name}`);
    if (!ok) again.push(mend);
  };
  // The checks run one after another, because each of them uses all cores.
  for (const check of Object.values(checks)) await look(check);
  const found = {
    CHROMIUM: chromium,
    DOVECOT: dovecot,
    ...("server" in redis ? { REDIS_SERVER: redis.server } : {}),
  };
  const results = await test([], found);
  noteDurations(results.tookMs);
  // The tests run once more at a completely different university: all that people experience there must hold, too.
  const there = await test(["--testPathPatterns", elsewhere], { ...found, TEST_INSTITUTION: "example" });
  const more = there.again.map((it) => `TEST_INSTITUTION=example ${it}`);
  const passed = results.passed + there.passed + Object.keys(checks).length - again.length;
  const failed = results.failed + there.failed + again.length;
  say(`${toldAgain([...again, ...results.again, ...more])}${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && results.passed > 0 && there.passed > 0 ? 0 : 1);
}

main().catch((cause: unknown) => {
  say(cause instanceof Error ? cause.message : String(cause));
  say("0 passed, 1 failed");
  process.exit(1);
});
