import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAudit } from "../../src/helpdesk/audit";
import { chained, createSeals, origin, type AuditEntry, type Noted } from "../../src/helpdesk/auditChain";
import { exportLines } from "../../src/helpdesk/auditFile";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { runCommand } from "./command";

const noted = (reason: string): Noted => ({
  by: { id: "slack:T1:U1", name: "Marta" },
  what: "lookup",
  about: "900101",
  ticket: null,
  reason,
  outcome: "asked",
});

async function* iterable<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* await Promise.resolve(all);
}

test("an auditor exports and verifies while the product has the store open", async () => {
  const dir = mkdtempSync(join(tmpdir(), "legitka-audit-"));
  const key = randomBytes(32);
  const store = await openLmdbStore({ dir: join(dir, "store"), durability: "process" });
  const env = { DATA_DIR: dir, TOKEN_KEYS: `k1:${key.toString("base64")}` };
  const script = async (...args: string[]) => {
    const { code, out, err } = await runCommand("src/cli/auditExport.ts", args, env);
    return { code, out: out + err };
  };
  try {
    const audit = createAudit({ store, seals: createSeals({ keys: [{ id: "k1", key }] }), clock: Date.now });
    await audit.note(noted("first"), "1");
    await audit.note(noted("second"), "2");
    const { code, out } = await script();
    expect({ code, lines: out.trim().split("\n").length }).toEqual({ code: 0, lines: 3 });
    await audit.note(noted("meanwhile"), "3");

    const file = join(dir, "audit.jsonl");
    writeFileSync(file, out);
    expect(await script("--verify", file)).toEqual({
      code: 0,
      out: "the store goes on from here: it has entries up to 3\nwhole: 2 entries\n",
    });
    // Every line is written again and sealed with a key of one's own: only the right keys can detect that.
    const other = createSeals({ keys: [{ id: "k2", key: randomBytes(32) }] });
    const [kept] = out.split("\n").map((it) => JSON.parse(it || "null") as AuditEntry);
    const made = chained(kept!, 1, kept!.at, origin, other);
    const forged: string[] = [];
    for await (const it of exportLines(iterable([made]), { now: 0, seals: other })) forged.push(it);
    writeFileSync(file, forged.join("\n"));
    const unknown = await script("--verify", file);
    expect(unknown.code).toBe(1);
    expect(unknown.out).toContain("2 seal(s) could not be checked");

    writeFileSync(join(dir, "earlier.jsonl"), out);
    const later = await script();
    writeFileSync(file, later.out);
    expect(await script("--verify", file, "--after", join(dir, "earlier.jsonl"))).toMatchObject({ code: 0 });
    expect(await script("--verify", join(dir, "earlier.jsonl"), "--after", file)).toMatchObject({ code: 1 });

    writeFileSync(file, out.replace("second", "other"));
    const changed = await script("--verify", file);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain("line 2: it was changed");
  } finally {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
