/**
 * Names one record. This file is the store's narrow port: two engines implement it and pass one contract suite, and nothing
 * outside `src/store` knows which one is running.
 *
 * A partition is one chat or one account. Everything that a single commit touches is in one partition, so that an engine may
 * spread partitions over machines.
 */
export interface Key {
  readonly kind: string;
  readonly partition: string;
  /** Distinguishes several records of one kind in a partition. */
  readonly id?: string;
}
// A name (kind, partition, id, queue) is not empty and contains no NUL; together the names in a key have at most 600
// characters. HAZARD: that is shorter than the conversation ids of some chat systems; shorten or hash such ids first.

/**
 * A record with its revision: 1 after the first write, one more after each further write. After a deletion, an engine shared by
 * several processes keeps counting for some minutes, so that a process that still caches the deleted record cannot pass as up to
 * date. The value is read back as JSON represents it: fields that are undefined are left out.
 */
export interface Stored {
  readonly key: Key;
  readonly rev: number;
  readonly value: unknown;
}

/**
 * Work to be done at or after `dueAt` (milliseconds since the epoch, by the store's clock). A job is identified by its queue,
 * partition and id. Scheduling an existing job replaces its time and payload and takes it away from its current holder; its
 * claim number keeps counting.
 */
export interface JobToSchedule {
  readonly queue: string;
  readonly id: string;
  readonly dueAt: number;
  readonly payload: unknown;
  /**
   * Schedules the job as already claimed by the writer, so that nobody else may take it for this many milliseconds from the
   * commit on. The writer performs the job at once and, the id being new, finishes it with claim 1. Being held counts as one
   * claim: a holder that finishes its job and schedules it again as held continues with its claim plus 1. Everybody else may
   * use this only for jobs with new ids, because the claim number cannot be known otherwise.
   */
  readonly heldForMs?: number;
}

export interface Job {
  readonly queue: string;
  readonly id: string;
  readonly partition: string;
  readonly payload: unknown;
  /**
   * How many times the job was claimed, this time included; also the fencing number that `finish` must present. It never
   * decreases: it survives moving the job, and where others may still hold an old number it is remembered for a day after the
   * job is gone. So a worker that slept through its lease can finish neither what another worker has claimed since, nor a later
   * job with the same id.
   */
  readonly claim: number;
}

/**
 * Changes to one partition; everything that a commit names is in it. Deletes are applied before puts. Finishing or cancelling a
 * job and scheduling it in the same commit moves it.
 */
export interface Commit {
  readonly partition: string;
  /** Revisions the commit depends on; 0 means "must not exist". */
  readonly expect?: readonly { readonly key: Key; readonly rev: number }[];
  readonly put?: readonly { readonly key: Key; readonly value: unknown }[];
  readonly delete?: readonly Key[];
  readonly schedule?: readonly JobToSchedule[];
  /**
   * Jobs completed by their holder. The whole commit fails if one of them was taken over, moved or finished meanwhile; a lease
   * that merely ended does not matter.
   */
  readonly finish?: readonly { readonly queue: string; readonly id: string; readonly claim: number }[];
  /** Jobs that are no longer wanted, whoever holds them. */
  readonly cancel?: readonly { readonly queue: string; readonly id: string }[];
}

export interface Store {
  /** Whether other processes may write to the store, so that a cached copy is often out of date. */
  readonly isShared: boolean;
  /**
   * The clock that decides which jobs are due and when leases end, in milliseconds since the epoch. All processes that share a
   * store agree on it, whatever their own clocks say.
   */
  now(): number;
  get(key: Key): Promise<Stored | undefined>;
  /**
   * Applies a commit, all or nothing. False when an expectation or a claim did not hold; then nothing was written. Values are
   * captured at the moment of the call. An acknowledged commit survives the process; its survival of a power cut depends on the
   * engine.
   *
   * @throws `store.partition`, `store.key`, `store.value` for mistakes of the caller, `store.write` when writing failed
   */
  commit(commit: Commit): Promise<boolean>;
  /**
   * Takes up to `limit` due jobs, soonest first, and hides them from others for `leaseMs`. It may return a few more, when they
   * were scheduled together with the last one. While others claim at the same moment, the order is only approximate.
   */
  claim(queue: string, limit: number, leaseMs: number): Promise<Job[]>;
  /** Extends the lease to `leaseMs` from now, for work that takes longer. False when the job no longer belongs to this claim. */
  renew(job: Pick<Job, "queue" | "id" | "partition" | "claim">, leaseMs: number): Promise<boolean>;
  /** Whether the job still belongs to this claim, so that it could finish it. */
  holds(job: Pick<Job, "queue" | "id" | "partition" | "claim">): Promise<boolean>;
  /**
   * How many milliseconds from now the next job of a queue is due, where a claimed job counts at the end of its lease. Negative
   * when the job is overdue, undefined when the queue is empty.
   */
  untilDue(queue: string): Promise<number | undefined>;
  /**
   * All records of a kind: those of one partition in the order of their ids, or those of all partitions in any order. A record
   * written during the scan may or may not be seen.
   */
  scan(kind: string, partition?: string): AsyncIterable<Stored>;
  /** How many jobs a queue holds, due or not. */
  depth(queue: string): Promise<number>;
  /** Resolves when the store can be read and written; rejects with a fault otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
