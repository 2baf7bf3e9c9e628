import { mkdirSync } from "node:fs";
import { Fault } from "../foundation/fault";

/**
 * Creates the data folder unless it exists. Only this user may read it.
 *
 * @throws `config.dataDir`
 */
export function makeDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Fault({
      code: "config.dataDir",
      message: `DATA_DIR ${dir} is no folder and cannot be made one: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
      next: "Set DATA_DIR to a folder on a local disk that this user may write, or to one that can be made there.",
      cause,
    });
  }
}
