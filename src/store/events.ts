import type { Fault } from "../foundation/fault";

/** What a store tells whoever opened it, for the log and the alerts. */
export interface StoreEvents {
  /** Nothing can be read or written any more, until `onMended`. Told once for as long as it stands. */
  readonly onFault?: ((fault: Fault) => void) | undefined;
  readonly onMended?: (() => void) | undefined;
  /** There was no store at this place, and one was made. */
  readonly onMade?: ((where: string) => void) | undefined;
  /** Redis no longer has so many keys, or the rows of so many jobs, that were written to it. */
  readonly onLost?: ((what: "keys" | "jobs", count: number) => void) | undefined;
}

/** How often a store looks whether it is still what it was. Also the longest time for which nobody notices. */
export const lookEveryMs = 1_000;
