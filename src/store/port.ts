/**
 * The store's narrow port. Two engines stand behind one contract suite; nothing outside `src/store` knows which runs.
 *
 * A partition is one person or one account: everything a single commit touches lies in one partition, so that an engine
 * may spread partitions over machines.
 */
export interface Key {
  readonly kind: string;
  readonly partition: string;
  /** Distinguishes several records of one kind in a partition. */
  readonly id?: string;
}
// Names (kind, partition, id, queue) are not empty, hold no NUL, and have at most 600 characters together in a key.
// HAZARD: that is short of what some chat systems may call a conversation; shorten or hash such names first.

/**
 * A record with its revision: 1 for the first write, one more for each that follows. After deleting, an engine that several
 * processes share goes on counting for some minutes, so that nobody who remembers the record from before is taken for right.
 * The value is what JSON makes of it: fields that are undefined are left out.
 */
export interface Stored {
  readonly key: Key;
  readonly rev: number;
  readonly value: unknown;
}

/**
 * Work to be done at or after `at` (milliseconds since the epoch, by the store's clock). A job is known by its queue, its partition and its id;
 * scheduling one that exists moves its time and payload and takes it from whoever holds it. Its claims are counted on.
 */
export interface JobToSchedule {
  readonly queue: string;
  readonly id: string;
  readonly at: number;
  readonly payload: unknown;
  /**
   * For how many milliseconds from the commit on nobody else may take the job: it is scheduled already claimed by the writer,
   * who performs it at once and finishes it with claim 1, the id being new. Holding counts as one claim: a holder that finishes its job and
   * schedules it again as held goes on with its claim plus 1. Anybody else holds only jobs with new ids, for they
   * cannot know the number.
   */
  readonly heldForMs?: number;
}

export interface Job {
  readonly queue: string;
  readonly id: string;
  readonly partition: string;
  readonly payload: unknown;
  /**
   * How many times the job was taken, this time included; also the fence that `finish` must show. It never goes back:
   * moving the job keeps it, and where others may still hold an old number it is remembered for a day after the job is
   * gone. So a worker that slept through its lease cannot finish what another one took, nor a later job of that id.
   */
  readonly claim: number;
}

/**
 * Everything a commit names lies in its partition. Deletes come before puts; finishing or cancelling a job and
 * scheduling it in one commit moves it.
 */
export interface Commit {
  readonly partition: string;
  /** Revisions the commit depends on; 0 means «must not exist». */
  readonly expect?: readonly { readonly key: Key; readonly rev: number }[];
  readonly put?: readonly { readonly key: Key; readonly value: unknown }[];
  readonly delete?: readonly Key[];
  readonly schedule?: readonly JobToSchedule[];
  /** Jobs done by their holder. One taken over, moved or finished meanwhile fails the whole commit; a lease that merely ended does not. */
  readonly finish?: readonly { readonly queue: string; readonly id: string; readonly claim: number }[];
  /** Jobs no longer wanted, whoever holds them. */
  readonly cancel?: readonly { readonly queue: string; readonly id: string }[];
}

export interface Store {
  /** Whether other processes may write to it, so that what one remembers is often out of date. */
  readonly isShared: boolean;
  /**
   * The clock that decides what is due and when leases end, in milliseconds since the epoch. All processes over one store
   * agree on it, whatever their own clocks say.
   */
  now(): number;
  get(key: Key): Promise<Stored | undefined>;
  /**
   * All or nothing. False when an expectation or a claim did not hold; then nothing was written. Values are taken as they
   * are at the call. What is acknowledged survives the process; what a power cut may take, the engine says.
   * @throws `store.partition`, `store.key`, `store.value` for mistakes, `store.write` when writing failed
   */
  commit(commit: Commit): Promise<boolean>;
  /**
   * Takes up to `limit` jobs that are due, soonest first, and hides them from others for `leaseMs`; a few more when they were
   * scheduled along with the last. Where others claim at the same moment, the order is only nearly so.
   */
  claim(queue: string, limit: number, leaseMs: number): Promise<Job[]>;
  /** Hides a job for `leaseMs` from now, for work that takes longer. False when it is not this claim's any more. */
  renew(job: Pick<Job, "queue" | "id" | "partition" | "claim">, leaseMs: number): Promise<boolean>;
  /** Whether a job is still this claim's to finish. */
  holds(job: Pick<Job, "queue" | "id" | "partition" | "claim">): Promise<boolean>;
  /**
   * How many milliseconds from now the next job of a queue is due, claimed ones counting at the end of their lease; negative
   * when it is overdue, undefined when the queue is empty.
   */
  untilDue(queue: string): Promise<number | undefined>;
  /** All records of a kind: of one partition, in the order of their ids, or of all, in any order. A record written meanwhile may or may not be seen. */
  scan(kind: string, partition?: string): AsyncIterable<Stored>;
  /** How many jobs a queue holds, due or not. */
  depth(queue: string): Promise<number>;
  /** Resolves when the store can be read and written; rejects with a fault when not. */
  check(): Promise<void>;
  close(): Promise<void>;
}
