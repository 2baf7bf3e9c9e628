import { checkCommit, toJson } from "../../src/store/commitRules";
import { storeClosed } from "../../src/store/faults";
import { rememberMs } from "../../src/store/lmdb/spent";
import type { Commit, Job, JobToSchedule, Key, Store, Stored } from "../../src/store/port";

interface HeldJob {
  readonly queue: string;
  readonly partition: string;
  readonly id: string;
  readonly payload: unknown;
  /** The time when the job is due or, while it is held, the time when its lease ends. */
  readonly due: number;
  readonly claims: number;
  readonly held: boolean;
}

const nameOf = (key: Key): string => JSON.stringify([key.kind, key.partition, key.id ?? null]);
const jobName = (queue: string, partition: string, id: string): string => JSON.stringify([queue, partition, id]);
/** Copies a value as a real engine does: it becomes bytes and comes back as plain data. */
const copy = (value: unknown): unknown => JSON.parse(toJson("A value", value));

/**
 * With `countsOn`, a record that is written again after its deletion goes on counting, as in an engine that several processes share, and claims of
 * deleted jobs are never forgotten. Without it, as in the engine of one process, they are forgotten after a day.
 */
export const memoryData = (countsOn = false) => ({
  records: new Map<string, Stored>(),
  jobs: new Map<string, HeldJob>(),
  /** The claims of deleted jobs and when those were due, so that a later job with the same id counts on from there. */
  spent: new Map<string, { readonly claims: number; readonly due: number }>(),
  rememberMs: countsOn ? Infinity : rememberMs,
  deleted: countsOn ? new Map<string, number>() : undefined,
});

/** The store's port in memory, with all its semantics, for tests. `dump` returns everything it holds, as text. */
export function memoryStore(data = memoryData(), now: () => number = Date.now): Store & { dump(): string } {
  const { records, jobs, spent, deleted } = data;
  let closed = false;

  const place = (partition: string, { queue, id, dueAt, payload, heldForMs }: JobToSchedule): void => {
    const name = jobName(queue, partition, id);
    const before = jobs.get(name)?.claims ?? spent.get(name)?.claims ?? 0;
    const held = heldForMs !== undefined;
    const claims = held ? before + 1 : before;
    spent.delete(name);
    jobs.set(name, {
      queue,
      partition,
      id,
      payload,
      due: heldForMs === undefined ? dueAt : now() + heldForMs,
      claims,
      held,
    });
  };

  const isHeld = ({ queue, partition, id, claim }: Omit<Job, "payload">): boolean => {
    const job = jobs.get(jobName(queue, partition, id));
    return job?.held === true && job.claims === claim;
  };

  const holds = ({ partition, expect = [], finish = [] }: Commit): boolean =>
    expect.every(({ key, rev }) => (records.get(nameOf(key))?.rev ?? 0) === rev) &&
    finish.every((it) => isHeld({ ...it, partition }));

  const remove = (name: string, finished: boolean): void => {
    const { claims = 0, due = 0 } = jobs.get(name) ?? {};
    if (jobs.delete(name) && claims > (finished ? 1 : 0)) spent.set(name, { claims, due });
  };

  /** This is done by every process that claims jobs, as in the engine. */
  const forgetSpent = (): void => {
    for (const [name, { due }] of spent) if (due < now() - data.rememberMs) spent.delete(name);
  };

  const apply = ({ partition, put = [], delete: gone = [], finish = [], cancel = [], schedule = [] }: Commit): void => {
    for (const key of gone) {
      const name = nameOf(key);
      const rev = records.get(name)?.rev;
      if (rev !== undefined) deleted?.set(name, rev);
      records.delete(name);
    }
    for (const { key, value } of put) {
      const rev = (records.get(nameOf(key))?.rev ?? deleted?.get(nameOf(key)) ?? 0) + 1;
      records.set(nameOf(key), { key: { ...key }, rev, value });
    }
    const moved = new Set(schedule.map(({ queue, id }) => jobName(queue, partition, id)));
    const struck = (it: { queue: string; id: string }): string[] =>
      [jobName(it.queue, partition, it.id)].filter((name) => !moved.has(name));
    for (const name of finish.flatMap(struck)) remove(name, true);
    for (const name of cancel.flatMap(struck)) remove(name, false);
    for (const job of schedule) place(partition, job);
  };

  const inQueue = (queue: string) => [...jobs.values()].filter((job) => job.queue === queue);

  /** Every call takes a moment, as a real one does, and fails once the store is closed. */
  const answer = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    if (closed) throw storeClosed();
    return work();
  };

  return {
    isShared: false,
    now,
    get: (key) =>
      answer(() => {
        const found = records.get(nameOf(key));
        return found && { ...found, value: copy(found.value) };
      }),
    commit: async (commit) => {
      if (closed) throw storeClosed();
      checkCommit(commit);
      const taken = {
        ...commit,
        put: (commit.put ?? []).map((it) => ({ ...it, value: copy(it.value) })),
        schedule: (commit.schedule ?? []).map((it) => ({ ...it, payload: copy(it.payload) })),
      };
      await Promise.resolve();
      if (!holds(taken)) return false;
      apply(taken);
      return true;
    },
    claim: (queue, limit, leaseMs) =>
      answer(() => {
        const isDue = inQueue(queue).filter(({ due }) => due <= now());
        if (isDue.length > 0) forgetSpent();
        return isDue
          .sort((a, b) => a.due - b.due)
          .slice(0, limit)
          .map((job): Job => {
            const { partition, id, payload } = job;
            const claim = job.claims + 1;
            jobs.set(jobName(queue, partition, id), { ...job, due: now() + leaseMs, claims: claim, held: true });
            return { queue, id, partition, payload: copy(payload), claim };
          });
      }),
    renew: (job, leaseMs) =>
      answer(() => {
        const name = jobName(job.queue, job.partition, job.id);
        const found = jobs.get(name);
        if (!found || !isHeld(job)) return false;
        jobs.set(name, { ...found, due: now() + leaseMs });
        return true;
      }),
    holds: (job) => answer(() => isHeld(job)),
    untilDue: (queue) =>
      answer(() => {
        const times = inQueue(queue).map(({ due }) => due);
        return times.length ? Math.min(...times) - now() : undefined;
      }),
    async *scan(kind, partition) {
      const found = await answer(() =>
        [...records.values()]
          .filter(({ key }) => key.kind === kind && (partition === undefined || key.partition === partition))
          .sort((a, b) => Buffer.compare(Buffer.from(a.key.id ?? ""), Buffer.from(b.key.id ?? ""))),
      );
      for (const record of found) yield await answer(() => ({ ...record, value: copy(record.value) }));
    },
    depth: (queue) => answer(() => inQueue(queue).length),
    check: () => answer(() => undefined),
    close: () => {
      closed = true;
      return Promise.resolve();
    },
    dump: () => JSON.stringify([[...records.values()], [...jobs]]),
  };
}
