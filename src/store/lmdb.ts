import { mkdirSync } from "node:fs";
import { open, type Database, type RootDatabase } from "lmdb";
import { Fault } from "../ops/fault";
import { lockFolder } from "./lock";
import type { Commit, Job, Key, Store, Stored } from "./port";

interface Row {
  readonly rev: number;
  readonly value: unknown;
}

interface JobRow {
  readonly partition: string;
  readonly payload: unknown;
  readonly at: number;
  /** Only ever grows, over reschedulings too, so that an old claim never matches by accident. */
  readonly claim: number;
}

type RowKey = [kind: string, partition: string, id: string];
type DueKey = [queue: string, at: number, id: string];

export interface LmdbOptions {
  readonly dir: string;
  /**
   * `process`: a commit is acknowledged when the operating system has it. It survives the process being killed; a power
   * cut may lose the last moments, never tear a commit apart. `power`: acknowledged when the disk has it.
   */
  readonly durability: "process" | "power";
}

const last = "\uffff";

/**
 * The embedded engine: durable, no server.
 * Hazard: one machine, one process. LMDB maps a file into memory, so a network file system corrupts it, and a second copy of
 * the product on the same folder would do the same work twice; a lock file keeps it out.
 * @throws `store.locked` when another live process holds the folder
 */
export async function openLmdbStore({ dir, durability }: LmdbOptions): Promise<Store> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dir);
  const root = open({ path: `${dir}/data.mdb`, maxDbs: 4, noMemInit: true });
  return Promise.resolve(new LmdbStore(root, durability, unlock));
}

class LmdbStore implements Store {
  private readonly rows: Database<Row, RowKey>;
  private readonly jobs: Database<JobRow, [string, string]>;
  private readonly due: Database<true, DueKey>;
  private closed = false;

  constructor(
    private readonly root: RootDatabase,
    private readonly durability: LmdbOptions["durability"],
    private readonly unlock: () => void,
  ) {
    this.rows = root.openDB({ name: "rows" });
    this.jobs = root.openDB({ name: "jobs" });
    this.due = root.openDB({ name: "due" });
  }

  get(key: Key): Promise<Stored | undefined> {
    this.mustBeOpen();
    const row = this.rows.get(rowKey(key));
    return Promise.resolve(row && { key, ...row });
  }

  async commit(commit: Commit): Promise<boolean> {
    this.mustBeOpen();
    onlyOnePartition(commit);
    return this.write(() => {
      if (!this.allHold(commit)) return false;
      for (const { key, value } of commit.put ?? []) {
        const rev = (this.rows.get(rowKey(key))?.rev ?? 0) + 1;
        void this.rows.put(rowKey(key), { rev, value });
      }
      for (const key of commit.delete ?? []) void this.rows.remove(rowKey(key));
      const claims = new Map<string, number>();
      for (const { queue, id } of [...(commit.finish ?? []), ...(commit.cancel ?? [])]) {
        const claim = this.drop(queue, id);
        if (claim !== undefined) claims.set(`${queue}/${id}`, claim);
      }
      for (const job of commit.schedule ?? []) {
        // A holder that puts its own job off keeps the count; anybody else's rescheduling outdates the holder's claim.
        const before = claims.get(`${job.queue}/${job.id}`) ?? this.drop(job.queue, job.id, 1) ?? 0;
        const claim = job.heldUntil === undefined ? before : before + 1;
        const at = job.heldUntil ?? job.at;
        this.place(job.queue, job.id, { partition: commit.partition, payload: job.payload, at, claim });
      }
      return true;
    });
  }

  async claim(queue: string, now: number, limit: number, leaseMs: number): Promise<Job[]> {
    this.mustBeOpen();
    const first = await this.nextDue(queue);
    if (first === undefined || first > now) return [];
    return this.write(() => {
      const range = { start: [queue] as unknown as DueKey, end: [queue, now, last] as DueKey, limit };
      return [...this.due.getKeys(range)].flatMap((key) => {
        const id = key[2];
        const row = this.jobs.get([queue, id]);
        if (!row) return [];
        void this.due.remove(key);
        const claimed = { ...row, at: now + leaseMs, claim: row.claim + 1 };
        this.place(queue, id, claimed);
        return [{ queue, id, partition: row.partition, payload: row.payload, claim: claimed.claim }];
      });
    });
  }

  holds({ queue, id, claim }: Pick<Job, "queue" | "id" | "claim">): Promise<boolean> {
    this.mustBeOpen();
    return Promise.resolve(this.jobs.get([queue, id])?.claim === claim);
  }

  nextDue(queue: string): Promise<number | undefined> {
    this.mustBeOpen();
    const range = { start: [queue] as unknown as DueKey, end: [queue, Infinity, last] as DueKey, limit: 1 };
    for (const [, at] of this.due.getKeys(range)) return Promise.resolve(at);
    return Promise.resolve(undefined);
  }

  async *scan(kind: string, partition?: string): AsyncIterable<Stored> {
    this.mustBeOpen();
    const start = (partition === undefined ? [kind] : [kind, partition]) as unknown as RowKey;
    const end: RowKey = partition === undefined ? [kind, last, last] : [kind, partition, last];
    for (const { key, value } of this.rows.getRange({ start, end })) {
      const [, of, id] = key;
      yield await Promise.resolve({ key: { kind, partition: of, ...(id === "" ? {} : { id }) }, ...value });
    }
  }

  depth(queue: string): Promise<number> {
    this.mustBeOpen();
    const range = { start: [queue] as unknown as DueKey, end: [queue, Infinity, last] as DueKey };
    return Promise.resolve(this.due.getKeysCount(range));
  }

  async check(): Promise<void> {
    this.mustBeOpen();
    await this.write(() => void this.rows.put(["check", "", ""], { rev: 1, value: null }));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.root.close();
    this.unlock();
  }

  /** Runs inside one write transaction; lmdb gathers what arrives together into one physical commit. */
  private async write<T>(change: () => T): Promise<T> {
    const result = await this.root.transaction(change);
    if (this.durability === "power") await this.root.flushed;
    return result;
  }

  private allHold({ expect = [], finish = [] }: Commit): boolean {
    const fresh = expect.every(({ key, rev }) => (this.rows.get(rowKey(key))?.rev ?? 0) === rev);
    return fresh && finish.every(({ queue, id, claim }) => this.jobs.get([queue, id])?.claim === claim);
  }

  private place(queue: string, id: string, row: JobRow): void {
    void this.jobs.put([queue, id], row);
    void this.due.put([queue, row.at, id], true);
  }

  private drop(queue: string, id: string, outdateBy = 0): number | undefined {
    const row = this.jobs.get([queue, id]);
    if (!row) return undefined;
    void this.due.remove([queue, row.at, id]);
    void this.jobs.remove([queue, id]);
    return row.claim + outdateBy;
  }

  private mustBeOpen(): void {
    if (!this.closed) return;
    throw new Fault({
      code: "store.closed",
      message: "The store is closed.",
      next: "Nothing while the program stops; else report it.",
    });
  }
}

const rowKey = ({ kind, partition, id = "" }: Key): RowKey => [kind, partition, id];

function onlyOnePartition({ partition, expect = [], put = [], delete: gone = [] }: Commit): void {
  const keys = [...expect.map(({ key }) => key), ...put.map(({ key }) => key), ...gone];
  const stranger = keys.find((it) => it.partition !== partition);
  if (!stranger) return;
  throw new Fault({
    code: "store.partition",
    message: `A commit of one partition touches a ${stranger.kind} record of another.`,
    next: "This is a mistake in the program: split the commit.",
  });
}
