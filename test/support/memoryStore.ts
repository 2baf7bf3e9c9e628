import type { Commit, Job, JobToSchedule, Key, Store, Stored } from "../../src/store/port";

interface HeldJob {
  readonly partition: string;
  readonly payload: unknown;
  /** When it is due, or while it is held, when its lease ends. */
  readonly due: number;
  readonly claims: number;
  readonly held: boolean;
}

const nameOf = (key: Key): string => JSON.stringify([key.kind, key.partition, key.id ?? null]);
const jobName = (queue: string, id: string): string => JSON.stringify([queue, id]);
/** What a real engine does to a value: it becomes bytes and comes back as plain data. */
const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** The store's port in memory, with all its semantics, for tests. `dump` is everything it holds, as text. */
export function memoryStore(): Store & { dump(): string } {
  const records = new Map<string, Stored>();
  const jobs = new Map<string, HeldJob>();

  const place = (partition: string, { queue, id, at, payload, heldUntil }: JobToSchedule): void => {
    const name = jobName(queue, id);
    const before = jobs.get(name)?.claims ?? 0;
    const held = heldUntil !== undefined;
    jobs.set(name, {
      partition,
      payload: copy(payload),
      due: heldUntil ?? at,
      claims: held ? before + 1 : before,
      held,
    });
  };

  const isHeld = ({ queue, id, claim }: Pick<Job, "queue" | "id" | "claim">): boolean => {
    const job = jobs.get(jobName(queue, id));
    return job?.held === true && job.claims === claim;
  };

  const holds = (commit: Commit): boolean =>
    (commit.expect ?? []).every(({ key, rev }) => (records.get(nameOf(key))?.rev ?? 0) === rev) &&
    (commit.finish ?? []).every(isHeld);

  const apply = (commit: Commit): void => {
    for (const key of commit.delete ?? []) records.delete(nameOf(key));
    for (const { key, value } of commit.put ?? []) {
      const rev = (records.get(nameOf(key))?.rev ?? 0) + 1;
      records.set(nameOf(key), { key: { ...key }, rev, value: copy(value) });
    }
    for (const { queue, id } of [...(commit.finish ?? []), ...(commit.cancel ?? [])]) jobs.delete(jobName(queue, id));
    for (const job of commit.schedule ?? []) place(commit.partition, job);
  };

  const guardPartition = ({ partition, expect = [], put = [], delete: gone = [] }: Commit): void => {
    const keys = [...expect.map((it) => it.key), ...put.map((it) => it.key), ...gone];
    const stranger = keys.find((key) => key.partition !== partition);
    if (stranger) throw new Error(`A commit to ${partition} touches ${stranger.partition}`);
  };

  const inQueue = (queue: string) =>
    [...jobs].flatMap(([name, job]) => {
      const [itsQueue, id] = JSON.parse(name) as [string, string];
      return itsQueue === queue ? [{ name, id, job }] : [];
    });

  return {
    get: (key) => {
      const found = records.get(nameOf(key));
      return Promise.resolve(found && { ...found, value: copy(found.value) });
    },
    commit: async (commit) => {
      await Promise.resolve();
      guardPartition(commit);
      if (!holds(commit)) return false;
      apply(commit);
      return true;
    },
    claim: (queue, now, limit, leaseMs) => {
      const due = inQueue(queue)
        .filter(({ job }) => job.due <= now)
        .sort((a, b) => a.job.due - b.job.due)
        .slice(0, limit);
      const taken = due.map(({ name, id, job }): Job => {
        const claim = job.claims + 1;
        jobs.set(name, { ...job, due: now + leaseMs, claims: claim, held: true });
        return { queue, id, partition: job.partition, payload: copy(job.payload), claim };
      });
      return Promise.resolve(taken);
    },
    holds: (job) => Promise.resolve(isHeld(job)),
    nextDue: (queue) => {
      const times = inQueue(queue).map(({ job }) => job.due);
      return Promise.resolve(times.length ? Math.min(...times) : undefined);
    },
    async *scan(kind, partition) {
      const found = [...records.values()].filter(
        ({ key }) => key.kind === kind && (partition === undefined || key.partition === partition),
      );
      for (const record of found) {
        await Promise.resolve();
        yield { ...record, value: copy(record.value) };
      }
    },
    depth: (queue) => Promise.resolve(inQueue(queue).length),
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
    dump: () => JSON.stringify([[...records.values()], [...jobs]]),
  };
}
