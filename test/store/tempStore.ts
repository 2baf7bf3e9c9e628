import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Opened } from "./contract/opened";

export const tempDir = (): string => mkdtempSync(join(tmpdir(), "legitka-store-"));

/** An empty LMDB store in a directory of its own. */
export async function openTempStore(durability: "process" | "power" = "process"): Promise<Opened & { dir: string }> {
  const dir = tempDir();
  let now = 0;
  const open = () => openLmdbStore({ dir, durability, clock: () => now });
  let current = await open();
  return {
    dir,
    store: current,
    setNow: (ms) => void (now = ms),
    async reopen() {
      await current.close();
      current = await open();
      return current;
    },
    async destroy() {
      await current.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
