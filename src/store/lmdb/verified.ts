import { randomUUID } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { openEnvironment, type Environment, type EnvironmentOptions } from "./environment";
import { beginSeal, createFileGuard, dataFile, verifyStore, type FileGuard } from "./file/guard";
import { readSeal } from "./file/seal";
import { idKey, verifyFile, type Verified } from "./file/verify";

export interface VerifiedEnvironment {
  readonly environment: Environment;
  readonly guard: FileGuard;
  /** There was no store in the directory. */
  readonly isNew: boolean;
  /** Closes the environment and notes how far its file is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens the environment in a directory that this process owns, after its file was verified. A store that is made, or comes from a
 * version that sealed none, gets a name and a seal.
 *
 * @throws `store.damaged`, `store.open`
 */
export function openVerified(options: EnvironmentOptions): VerifiedEnvironment {
  const { dir, durability } = options;
  const found = verifyStore(dir, durability);
  if (!found) beginSeal(dir);
  const environment = openEnvironment(options);
  const id = found?.id ?? readSeal(dir)?.id ?? randomUUID();
  if (found?.id === undefined) environment.transactNow(() => environment.health.put(idKey, JSON.stringify(id)));
  const guard = createFileGuard(dir, durability, id);
  const checkpoint = (): void => {
    try {
      guard.checkpoint();
    } catch {
      // A full disk must keep nobody from opening or closing the store. The earlier seal stays, and says less but nothing wrong.
    }
  };
  checkpoint();
  return {
    environment,
    guard,
    isNew: found === undefined,
    async close() {
      await environment.close();
      checkpoint();
    },
  };
}

/**
 * Verifies the file of an environment that is in use, and lets others work meanwhile.
 *
 * @throws `store.damaged`
 */
export async function verifyLive(dir: string, environment: Pick<Environment, "readTransaction">): Promise<Verified> {
  const transaction = environment.readTransaction();
  try {
    const walk = verifyFile(dataFile(dir), ({ latest }) => latest);
    for (;;) {
      const step = walk.next();
      if (step.done) return step.value;
      await othersTurn();
    }
  } finally {
    transaction.done();
  }
}
