import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFailed } from "../../faults";

/** This is more than one turn writes. */
const some = Buffer.alloc(256 * 1024);

/**
 * Tests whether the disk accepts more data. LMDB reuses pages that it already has as long as there are any, so on a full disk a
 * small commit can succeed while a conversation's commit fails.
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
