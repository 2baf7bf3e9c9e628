import type { Fault } from "../../foundation/fault";
import { regularly } from "../../foundation/regularly";
import { openFailed } from "./environment";
import type { FileGuard } from "./file/guard";

export interface FileWatchDeps {
  readonly dir: string;
  readonly guard: FileGuard;
  readonly everyMs: number;
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** Watches the file of an open store. */
export interface FileWatch {
  isLost(): boolean;
  /** Throws the fault that an earlier check found. */
  refuse(): void;
  /** @throws `store.damaged` when the file was truncated, removed or replaced */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Checks the file of an open store regularly, and keeps its seal up to date. Once the file was found truncated or removed,
 * nothing is read from it any more: LMDB has it mapped into memory, and touching a page that does not exist ends the process with
 * SIGBUS.
 */
export function watchFile({ dir, guard, everyMs, onFault }: FileWatchDeps): FileWatch {
  let lost: Fault | undefined;
  function look(): void {
    if (lost) throw lost;
    try {
      guard.look();
    } catch (cause) {
      lost = openFailed(dir, cause);
      onFault?.(lost);
      throw lost;
    }
  }
  const regular = regularly(everyMs, async () => {
    try {
      look();
      await guard.follow();
    } catch {
      // A check has already reported what it found. A seal that cannot be written, as on a full disk, stays as it was; it covers
      // less, but nothing in it is wrong.
    }
  });
  return {
    isLost: () => lost !== undefined,
    refuse() {
      if (lost) throw lost;
    },
    look,
    stop: () => regular.stop(),
  };
}
