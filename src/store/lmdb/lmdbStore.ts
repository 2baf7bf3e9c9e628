import { Fault } from "../../foundation/fault";
import { guarded } from "../guarded";
import type { Dumped } from "../dump";
import type { Store } from "../port";
import { serveCommands } from "./commands";
import { dumpOf } from "./dump";
import { createEngine } from "./engine";
import { openEnvironment, openFailed, type Environment, type EnvironmentOptions } from "./environment";
import { takeOwnership, type Taking } from "./owner";

export interface LmdbOptions extends EnvironmentOptions, Taking {
  /** Milliseconds since the epoch; the machine's clock by default. */
  readonly clock?: () => number;
  /**
   * Called when commands cannot work through this process, or when one of them met an unexpected error. The store itself keeps
   * working.
   */
  readonly onCommandFault?: (cause: unknown) => void;
}

export interface LmdbStore extends Store {
  /** Everything the store holds, at one instant. */
  dump(): AsyncIterable<Dumped>;
}

/**
 * Opens the embedded engine: LMDB in a directory, without a server.
 *
 * What `commit` or `claim` acknowledged survives the death of the process, including `kill -9`, with either durability, because
 * the operating system already holds the data. The two differ when the machine itself fails:
 * - `power`: acknowledged means flushed to disk. A power cut loses nothing that was acknowledged.
 * - `process`: acknowledged means handed to the operating system; the flush follows immediately in the background. A power cut
 *   may lose the most recent commits, newest first, but never a part of one, and the rest stays consistent. HAZARD: the same
 *   recent commits are dropped when the directory of a killed process is next opened after a reboot or on another machine,
 *   because LMDB then trusts only what it knows to be flushed.
 *
 * Jobs that an earlier process held become due at once: that process is gone, so there is no reason to wait for its leases.
 *
 * HAZARD, one machine: a directory belongs to one copy of the program and must be on a local disk, because LMDB's locks do not
 * work over network file systems. To run several copies, use the Redis engine. Commands in other processes go through this one
 * (`commands.ts`).
 *
 * `mapSizeBytes` is the initial size of the address space; it grows by itself.
 *
 * @throws `store.open`; `store.inUse` when another copy owns the directory
 */
export async function openLmdbStore(options: LmdbOptions): Promise<LmdbStore> {
  const { dir, onCommandFault = () => undefined } = options;
  // Ownership comes first, because merely opening LMDB beside an owner can lose one of the owner's commits.
  const disown = await takeOwnership(dir, options).catch((cause: unknown) => {
    throw cause instanceof Fault ? cause : openFailed(dir, cause);
  });
  let environment: Environment;
  try {
    environment = openEnvironment(options);
  } catch (fault) {
    disown();
    throw fault;
  }
  const engine = createEngine(environment, options.clock ?? Date.now);
  let endCommands = (): Promise<void> => Promise.resolve();
  const store = guarded(engine, async () => {
    try {
      await endCommands();
      await environment.close();
    } finally {
      disown();
    }
  });
  const whole = { ...store, dump: () => dumpOf(environment) };
  try {
    environment.transactNow(() => engine.release());
  } catch (fault) {
    await store.close();
    throw fault;
  }
  endCommands = await serveCommands(dir, whole, onCommandFault).catch((cause: unknown) => {
    onCommandFault(cause);
    return endCommands;
  });
  return whole;
}
