import { toJson } from "../commitRules";
import type { Commit, Job } from "../port";
import type { Environment } from "./environment";
import { last, parsedRow, type LmdbKey } from "./rows";
import { createSpent } from "./spent";

interface Head {
  /** When the job is due, or when its holder's lease ends; milliseconds since the epoch. */
  readonly due: number;
  readonly claim: number;
  /** False from scheduling until the job is claimed; while it is false, no claim number can finish the job. */
  readonly held: boolean;
}

interface Row extends Head {
  readonly payload: unknown;
}

/** Matches the start of a row as `replace` writes it, so that the head can be read without parsing a payload that may be long. */
const head = /^\{"due":([^,]+),"claim":(\d+),"held":(true|false),/;

export interface JobWrites {
  readonly finish: readonly { readonly name: LmdbKey; readonly claim: number }[];
  /** Jobs that are finished or cancelled and not scheduled again in the same commit; those are only moved. */
  readonly gone: readonly LmdbKey[];
  readonly schedule: readonly {
    readonly name: LmdbKey;
    readonly due: number;
    readonly held: boolean;
    /** JSON. */
    readonly payload: string;
  }[];
}

/**
 * Validates and serializes a commit's jobs before the transaction, so that nothing inside the transaction can fail on them.
 *
 * @throws `store.value`
 */
export function planJobs({ partition, schedule = [], finish = [], cancel = [] }: Commit, now: number): JobWrites {
  const nameOf = ({ queue, id }: { queue: string; id: string }): LmdbKey => [queue, partition, id];
  const moved = (it: { queue: string; id: string }) =>
    schedule.some(({ queue, id }) => queue === it.queue && id === it.id);
  return {
    finish: finish.map((it) => ({ name: nameOf(it), claim: it.claim })),
    gone: [...finish, ...cancel].filter((it) => !moved(it)).map(nameOf),
    schedule: schedule.map((it) => ({
      name: nameOf(it),
      due: it.heldForMs === undefined ? it.dueAt : now + it.heldForMs,
      held: it.heldForMs !== undefined,
      payload: toJson(`A job of ${it.queue}`, it.payload),
    })),
  };
}

const dueKey = ([queue, partition, id]: LmdbKey, due: number): LmdbKey => [queue ?? "", due, partition ?? "", id ?? ""];

/** The part of the engine that keeps jobs. Its writing functions must be called inside `transact`. */
export function createJobs(environment: Environment) {
  const { jobs, due } = environment;
  const spent = createSpent(environment);

  const read = (name: LmdbKey): Row | undefined => {
    const row = jobs.get(name);
    return row && (parsedRow("jobs", row.text) as Row);
  };
  const readHead = (name: LmdbKey): Head | undefined => {
    const [, time, claim, held] = head.exec(jobs.get(name)?.text ?? "") ?? [];
    return time === undefined ? undefined : { due: Number(time), claim: Number(claim), held: held === "true" };
  };
  const isHeldWith = (name: LmdbKey, claim: number): boolean => {
    const row = readHead(name);
    return row?.held === true && row.claim === claim;
  };

  /** `payload` is already serialized as JSON. */
  function replace(name: LmdbKey, before: Head | undefined, row: Head, payload: string): void {
    if (before) due.remove(dueKey(name, before.due));
    jobs.put(name, `{"due":${row.due},"claim":${row.claim},"held":${row.held},"payload":${payload}}`);
    due.put(dueKey(name, row.due), "");
  }

  function remove(name: LmdbKey, finished: boolean): void {
    const row = readHead(name);
    if (!row) return;
    jobs.remove(name);
    due.remove(dueKey(name, row.due));
    // The first claimant, when it finishes the job itself, has no rival. In every other case an earlier holder may still come
    // back with an old claim number, so the number is remembered.
    if (row.claim > (finished ? 1 : 0)) spent.remember(name, row.claim, row.due);
  }

  const dueKeys = (queue: string, now: number, limit: number): LmdbKey[] => [
    ...due.keys({ start: [queue], end: [queue, now, last], limit }),
  ];

  return {
    holds: ({ finish }: JobWrites): boolean => finish.every(({ name, claim }) => isHeldWith(name, claim)),
    isHeldWith,
    write({ finish, gone, schedule }: JobWrites): void {
      for (const name of gone)
        remove(
          name,
          finish.some((it) => it.name.join("\0") === name.join("\0")),
        );
      for (const { name, due: time, held, payload } of schedule) {
        const before = readHead(name);
        const taken = before ? before.claim : spent.recall(name);
        replace(name, before, { due: time, claim: held ? taken + 1 : taken, held }, payload);
      }
    },
    isDue: (queue: string, now: number): boolean => dueKeys(queue, now, 1).length > 0,
    take(queue: string, now: number, limit: number, leaseMs: number): Job[] {
      spent.purge(now);
      return dueKeys(queue, now, limit).flatMap(([, , partition, id]) => {
        const name = [queue, partition ?? "", id ?? ""];
        const before = read(name);
        if (!before) return [];
        const row = { ...before, due: now + leaseMs, claim: before.claim + 1, held: true };
        replace(name, before, row, JSON.stringify(row.payload));
        return [{ queue, id: String(id), partition: String(partition), payload: row.payload, claim: row.claim }];
      });
    },
    renew(name: LmdbKey, claim: number, until: number): boolean {
      const row = read(name);
      if (row?.held !== true || row.claim !== claim) return false;
      replace(name, row, { ...row, due: until }, JSON.stringify(row.payload));
      return true;
    },
    /** Makes all held jobs due at once, ahead of all other jobs and in their previous order. Claim numbers keep counting. */
    release(): void {
      for (const [place, [queue, , partition, id]] of [...due.keys()].entries()) {
        const name = [queue ?? "", partition ?? "", id ?? ""];
        const row = read(name);
        if (row?.held) replace(name, row, { ...row, due: place }, JSON.stringify(row.payload));
      }
    },
    nextDue(queue: string): number | undefined {
      const [first] = dueKeys(queue, Infinity, 1);
      return first && Number(first[1]);
    },
    depth: (queue: string): number => due.count({ start: [queue], end: [queue, last] }),
  };
}
