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
  /** The machine's unless told. */
  readonly clock?: () => number;
  /** Commands cannot work through this process, or one of them met what nobody expected. The store itself works. */
  readonly onCommandFault?: (cause: unknown) => void;
}

export interface LmdbStore extends Store {
  /** Everything it holds, at one instant. */
  dump(): AsyncIterable<Dumped>;
}

/**
 * The embedded engine: LMDB in a directory, no server.
 *
 * What survives: whatever `commit` or `claim` acknowledged survives the death of the process, `kill -9` included, with
 * either durability, for the operating system holds it. They differ when the machine itself fails:
 * - `power`: acknowledged means flushed to the disk; a power cut loses nothing acknowledged.
 * - `process`: acknowledged means handed to the operating system, and flushing follows at once but behind. A power cut
 *   may lose the commits of the last moments, newest first, never a part of one, and never the consistency of the rest.
 *   HAZARD: the same moments are given up when a killed process's directory is next opened after a reboot or on another
 *   machine, for LMDB then trusts only what it knows to be flushed.
 *
 * Jobs that a process before this one held are due at once, for it is gone: nobody waits for the end of its leases.
 *
 * HAZARD, one machine: a directory belongs to one copy of the program, on a local disk (LMDB's locks do not work over
 * network file systems). To run several copies, use the Redis engine. Commands of other processes go through this one
 * (`commands.ts`).
 *
 * `mapSizeBytes` is where the address space starts; it grows by itself.
 *
 * @throws `store.open`; `store.inUse` when another copy has the directory
 */
export async function openLmdbStore(options: LmdbOptions): Promise<LmdbStore> {
  const { dir, onCommandFault = () => undefined } = options;
  // Before LMDB opens it: that alone can cost its owner a commit.
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
