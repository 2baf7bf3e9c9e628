import type { Key } from "./port";

/** A record as it is stored, with its revision. */
export interface DumpedRecord {
  readonly kind: "record";
  readonly key: Key;
  readonly rev: number;
  readonly value: unknown;
}

/**
 * A job as it is stored. The dump does not record who holds it, because a lease means nothing in the store that the dump is
 * loaded into.
 */
export interface DumpedJob {
  readonly kind: "job";
  readonly queue: string;
  readonly partition: string;
  readonly id: string;
  /** When the job is due, or when its holder's lease ends; milliseconds since the epoch. */
  readonly dueAt: number;
  readonly claim: number;
  readonly payload: unknown;
}

export type Dumped = DumpedRecord | DumpedJob;

/**
 * Everything a store holds, independent of the engine. It can be read while other processes use the store. Data that only
 * protects running processes (claim numbers of jobs that are gone, marks of completed commits) is left out.
 */
export interface Dump {
  readonly engine: "lmdb" | "redis";
  /** Yields every item once, in any order. The engine decides which items are from the same instant. */
  read(): AsyncIterable<Dumped>;
  close(): Promise<void>;
}

/** Fills an empty store that no process is using. */
export interface Loader {
  isEmpty(): Promise<boolean>;
  /** Writes the items as they were dumped. If an item occurs twice, the later one wins. */
  load(items: readonly Dumped[]): Promise<void>;
  /** Marks the load as complete; from then on the product may start on the store. */
  finish(): Promise<void>;
  /** Closes the loader. Loaded records are unusable unless `finish` was called before. */
  close(): Promise<void>;
}
