import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFailed } from "../../faults";

/** More than a turn writes. */
const some = Buffer.alloc(256 * 1024);

/**
 * Tries whether the disk takes more data. LMDB writes into pages that it already has for as long as there are any, so on a full
 * disk a small commit can succeed while a conversation's cannot.
 *
 * @throws `store.write`
 */
export async function tryRoom(dir: string): Promise<void> {
  const file = join(dir, "room.probe");
  try {
    await writeFile(file, some, { mode: 0o600 });
  } catch (cause) {
    throw writeFailed(cause);
  } finally {
    await rm(file, { force: true });
  }
}
