import type { Key } from "./port";

/** A record as it lies in a store, with its revision. */
export interface DumpedRecord {
  readonly kind: "record";
  readonly key: Key;
  readonly rev: number;
  readonly value: unknown;
}

/** A job as it lies in a store. Who holds it is not told: whoever loads it has nobody who does. */
export interface DumpedJob {
  readonly kind: "job";
  readonly queue: string;
  readonly partition: string;
  readonly id: string;
  /** When it is due, or the lease of its holder ends; milliseconds since the epoch. */
  readonly at: number;
  readonly claim: number;
  readonly payload: unknown;
}

export type Dumped = DumpedRecord | DumpedJob;

/**
 * Everything a store holds, of either engine, read beside whoever works on it. What only guards processes that were at work
 * on it (claims of jobs that are gone, marks of commits that were done) is left out.
 */
export interface Dump {
  readonly engine: "lmdb" | "redis";
  /** In any order, everything once. How far it is of one instant, the engine says. */
  read(): AsyncIterable<Dumped>;
  close(): Promise<void>;
}

/** Fills a store that is empty and that nobody works on. */
export interface Loader {
  isEmpty(): Promise<boolean>;
  /** Writes as it was dumped; what comes twice is written as it came last. */
  load(items: readonly Dumped[]): Promise<void>;
  /** Everything is there: from now on the product may start on it. */
  finish(): Promise<void>;
  /** Lets go of the store; without `finish` before, what was loaded is of no use. */
  close(): Promise<void>;
}
