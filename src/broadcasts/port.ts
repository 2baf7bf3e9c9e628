import type { Broadcast, Counts } from "./records";

/** The outcome of a broadcast, for the staff. */
export interface BroadcastReport {
  readonly id: string;
  readonly broadcast: Broadcast;
  readonly counts: Counts;
}

/** Where staff see the outcome of a broadcast. */
export interface BroadcastBoard {
  /** Resolves to when to try again, if it could not be reported now. */
  finished(report: BroadcastReport): Promise<"done" | { readonly againInMs: number }>;
}
