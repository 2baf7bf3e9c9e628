import { randomUUID } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { openEnvironment, type Environment, type EnvironmentOptions } from "./environment";
import { beginSeal, createFileGuard, dataFile, verifyStore, type FileGuard } from "./file/guard";
import { readSeal } from "./file/seal";
import { idKey, verifyFile, type Verified } from "./file/verify";

export interface VerifiedEnvironment {
  readonly environment: Environment;
  readonly guard: FileGuard;
  /** Whether there was no store in the directory before. */
  readonly isNew: boolean;
  /** Closes the environment and records in the seal how much of the file is on the disk. */
  close(): Promise<void>;
}

/**
 * Verifies the file in a directory that this process owns, then opens the environment. A store that is new, or comes from a
 * version without seals, gets an id and a seal.
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
      // A full disk must not prevent opening or closing the store. The earlier seal stays; it covers less, but nothing in it is
      // wrong.
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
 * Verifies the file of an environment that is in use, without blocking other work.
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
