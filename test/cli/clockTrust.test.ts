import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastTrusted } from "../../src/clock/records";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { runCommand } from "./command";

test("npm run clock:trust makes the running product accept the clock's time, and prints it", async () => {
  const dir = mkdtempSync(join(tmpdir(), "legitka-trust-"));
  const store = await openLmdbStore({ dir: join(dir, "store"), durability: "process" });
  const before = Date.now();
  const ran = await runCommand("src/cli/clockTrust.ts", [], { DATA_DIR: dir });
  const shown = await lastTrusted(store);
  await store.close();
  rmSync(dir, { recursive: true, force: true });
  expect(ran).toMatchObject({ code: 0, err: "" });
  expect(shown).toBeGreaterThanOrEqual(before);
  expect(ran.out).toContain(new Date(shown ?? 0).toISOString());
});
