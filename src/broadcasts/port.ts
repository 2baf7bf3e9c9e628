import type { Broadcast, Counts } from "./records";

/** What became of a broadcast, for the staff. */
export interface BroadcastReport {
  readonly id: string;
  readonly broadcast: Broadcast;
  readonly counts: Counts;
}

/** Where staff hear what became of a broadcast. */
export interface BroadcastBoard {
  /** Resolves to when to try again, if it could not be told now. */
  finished(report: BroadcastReport): Promise<"done" | { readonly againInMs: number }>;
}
