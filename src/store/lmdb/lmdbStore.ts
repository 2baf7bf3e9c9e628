import { guarded, type Engine } from "../guarded";
import type { Dumped } from "../dump";
import { lookEveryMs, type StoreEvents } from "../events";
import type { Store } from "../port";
import { createRecentFaults } from "../recentFaults";
import { serveCommands } from "./commands";
import { dumpOf } from "./dump";
import { createEngine } from "./engine";
import { openFailed, type EnvironmentOptions } from "./environment";
import { tryRoom } from "./file/room";
import { takeOwnership, type Taking } from "./owner";
import { openVerified, verifyLive, type VerifiedEnvironment } from "./verified";
import { watchFile } from "./watchFile";

export interface LmdbOptions extends EnvironmentOptions, Taking, StoreEvents {
  /** Milliseconds since the epoch; the machine's clock by default. */
  readonly clock?: () => number;
  /** A clock in milliseconds, of which only differences matter. */
  readonly steady?: () => number;
  /**
   * Called when commands cannot work through this process, or when one of them met an unexpected error. The store itself keeps
   * working.
   */
  readonly onCommandFault?: (cause: unknown) => void;
  /** How often the file is checked, in milliseconds. */
  readonly everyMs?: number;
}

export interface LmdbStore extends Store {
  /** Everything the store holds, at one instant. */
  dump(): AsyncIterable<Dumped>;
}

/**
 * Opens the embedded engine: LMDB in a directory, without a server.
 *
 * Commits and claims that were acknowledged survive the death of the process, including `kill -9`, with either durability,
 * because the operating system already holds the data. The two differ when the machine itself fails:
 * - `power`: acknowledged means flushed to disk. A power cut loses nothing that was acknowledged.
 * - `process`: acknowledged means handed to the operating system; the flush follows immediately in the background. A power cut
 *   may lose the most recent commits, newest first, but never a part of one, and the rest stays consistent. HAZARD: the same recent
 *   commits are dropped when the directory of a killed process is next opened after a reboot or on another machine, because LMDB
 *   then trusts only what it knows to be flushed.
 *
 * Jobs that an earlier process held become due at once: that process is gone, so there is no reason to wait for its leases.
 *
 * HAZARD, one machine: a directory belongs to one copy of the program and must be on a local disk, because LMDB's locks do not
 * work over network file systems. To run several copies, use the Redis engine. Commands in other processes go through this one
 * (`commands.ts`).
 *
 * `mapSizeBytes` is the initial size of the address space; it grows by itself.
 *
 * The file is verified before it is opened, which takes about a second for 100 MB, and checked every second while it is open.
 *
 * @throws `store.open`; `store.damaged`; `store.inUse` when another copy owns the directory
 */
export async function openLmdbStore(options: LmdbOptions): Promise<LmdbStore> {
  const { dir, onCommandFault = () => undefined } = options;
  // Ownership comes first, because merely opening LMDB beside an owner can lose one of the owner's commits.
  const disown = await takeOwnership(dir, options).catch((cause: unknown) => {
    throw openFailed(dir, cause);
  });
  let opened: VerifiedEnvironment;
  try {
    opened = openVerified(options);
  } catch (cause) {
    disown();
    throw openFailed(dir, cause);
  }
  const { environment } = opened;
  const engine = createEngine(environment, options.clock ?? Date.now);
  let endCommands = (): Promise<void> => Promise.resolve();
  if (opened.isNew) options.onMade?.(dir);
  const watch = watchFile({
    dir,
    guard: opened.guard,
    everyMs: options.everyMs ?? lookEveryMs,
    onFault: options.onFault,
  });
  const checked: Engine = {
    ...engine,
    async commit(commit) {
      const isDone = await engine.commit(commit);
      // A file that somebody removed still accepts writes. Without this check, commits that are lost would be acknowledged until
      // the next regular check.
      watch.look();
      return isDone;
    },
    async check() {
      watch.look();
      await engine.check();
      await tryRoom(dir);
    },
  };
  const close = async (): Promise<void> => {
    try {
      await endCommands();
      await watch.stop();
      // Closing accesses the mapped file once more, which would end the process if the file is gone.
      if (!watch.isLost()) await opened.close();
    } finally {
      disown();
    }
  };
  const faults = createRecentFaults(options.steady);
  const store = guarded(checked, close, { faults, refuse: () => watch.refuse() });
  const whole = { ...store, dump: () => dumpOf(environment), verify: () => verifyLive(dir, environment) };
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
