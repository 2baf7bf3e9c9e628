import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createAudit } from "../../src/helpdesk/audit";
import { createSeals, type Noted } from "../../src/helpdesk/auditChain";
import { openRedisForTest } from "../support/redis/redisForTest";
import { openStoreAt } from "../store/tempRedisStore";

const noted = (reason: string): Noted => ({
  by: {
    id: "slack:T1:U1",
    name: "Marta",
  },
  what: "lookup",
  about: "900101",
  ticket: null,
  reason,
  outcome: "asked",
});

test("an auditor exports and verifies the log that is in Redis", async () => {
  const redis = await openRedisForTest();
  const dir = mkdtempSync(join(tmpdir(), "legitka-audit-"));
  const key = randomBytes(32);
  const store = await openStoreAt(redis.url, redis.prefix);
  const env = {
    ...process.env,
    DATA_DIR: dir,
    TOKEN_KEYS: `k1:${key.toString("base64")}`,
    REDIS_URL: redis.url,
    REDIS_PREFIX: redis.prefix,
  };
  const script = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((done) => {
      execFile(resolve("node_modules/.bin/tsx"), ["src/cli/auditExport.ts", ...args], { env }, (error, out, err) =>
        done({ code: Number(error?.code ?? 0), out: out + err }),
      );
    });
  try {
    const audit = createAudit({ store, seals: createSeals({ keys: [{ id: "k1", key }] }), clock: () => store.now() });
    for (let n = 1; n <= 12; n++) await audit.note(noted(`entry ${n}`), `${n}`);
    const { code, out } = await script();
    expect({ code, lines: out.trim().split("\n").length }).toEqual({ code: 0, lines: 13 });
    const file = join(dir, "audit.jsonl");
    writeFileSync(file, out);
    expect(await script("--verify", file)).toEqual({
      code: 0,
      out: "the store goes on from here: it has entries up to 12\nwhole: 12 entries\n",
    });
  } finally {
    await store.close();
    await redis.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
