import type { Fault } from "../foundation/fault";

/** The events that a store reports to its opener, for the log and the alerts. */
export interface StoreEvents {
  /** Nothing can be read or written any more, until `onMended`. Reported once per outage. */
  readonly onFault?: ((fault: Fault) => void) | undefined;
  readonly onMended?: (() => void) | undefined;
  /** There was no store at this place, so a new one was created. */
  readonly onMade?: ((where: string) => void) | undefined;
  /** Redis has lost this many of the keys, or of the jobs' rows, that were written to it. */
  readonly onLost?: ((what: "keys" | "jobs", count: number) => void) | undefined;
}

/** How often a store checks that its data is still in place. A loss stays unnoticed for at most this long. */
export const lookEveryMs = 1_000;
