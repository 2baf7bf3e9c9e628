import { tmpdir } from "node:os";
import { join } from "node:path";
import { obtainChromium } from "../support/obtain";
import { obtainDovecot } from "../support/obtainDovecot";
import { obtainRedis } from "../support/redis/obtainRedis";
import { noteDurations } from "./durations";
import { takeResults, toldAgain } from "./results";
import { run, say } from "./steps";

/** `npm test`: what the tests need, then format, lint, types and every test. The closing line is `N passed, N failed`. */
const checks = {
  format: { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."], again: "npm run format" },
  lint: { name: "lint", command: ["eslint", "--max-warnings", "0", "."], again: "npm run lint" },
  types: { name: "types", command: ["tsc", "--noEmit"], again: "npm run types" },
} as const;

async function main(): Promise<void> {
  const chromium = obtainChromium();
  const dovecot = obtainDovecot();
  const redis = obtainRedis();
  const again: string[] = [];
  const look = async ({ name, command, again: mend }: (typeof checks)[keyof typeof checks]): Promise<void> => {
    const ok = await run(command, { yielding: true });
    say(`${ok ? "ok" : "FAILED"}: ${name}`);
    if (!ok) again.push(mend);
  };
  const lookAll = async (): Promise<void> => {
    await look(checks.format);
    await look(checks.lint);
    await look(checks.types);
  };
  const file = join(tmpdir(), `legitka-tests-${process.pid}.json`);
  const env = {
    CHROMIUM: chromium,
    DOVECOT: dovecot,
    ...("server" in redis ? { REDIS_SERVER: redis.server } : {}),
  };
  // Tests wait much, for sockets, processes and a browser: what they leave of two cores is enough for the checks.
  await Promise.all([run(["jest", "--json", `--outputFile=${file}`], { env }), lookAll()]);
  const results = takeResults(file);
  noteDurations(results.tookMs);
  const passed = results.passed + Object.keys(checks).length - again.length;
  const failed = results.failed + again.length;
  say(`${toldAgain([...again, ...results.again])}${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && results.passed > 0 ? 0 : 1);
}

main().catch((cause: unknown) => {
  say(cause instanceof Error ? cause.message : String(cause));
  say("0 passed, 1 failed");
  process.exit(1);
});
