import type { JobAnnouncements } from "../outbox/jobAnnouncements";
import { createWorker, type Worker, type WorkerDeps } from "../outbox/worker";

/** The settings that all queues share. */
export interface CommonDeps extends Pick<
  WorkerDeps,
  "store" | "clock" | "random" | "log" | "idleMs" | "leaseMs" | "onFailure" | "whenQuiet"
> {
  /** Whether the time may be wrong. */
  readonly isClockDoubted: () => boolean;
}

/** A queue, and how its jobs are performed. */
export interface Work extends Pick<WorkerDeps, "queue" | "concurrency" | "handle" | "keepsPlace" | "leastRestMs"> {
  /** Its jobs delete, send or revoke something at a set time: they wait while the clock is doubted. */
  readonly needsClock?: true;
}

/** Values by queue name. */
type OfEach<T> = Promise<Record<string, T>>;

/** The workers of an app, one for each queue. */
export interface Workers {
  readonly all: readonly Worker[];
  readonly depths: () => OfEach<number>;
  readonly untilDue: () => OfEach<number | undefined>;
  start(): void;
  stop(): Promise<unknown>;
}

/** Creates a worker for every queue; it is notified at once of what this process commits. */
export function createWorkers(
  { isClockDoubted, ...common }: CommonDeps,
  jobAnnouncements: JobAnnouncements,
  work: readonly Work[],
): Workers {
  const { store } = common;
  const all = work.map(({ needsClock, ...one }) =>
    createWorker({ ...common, ...one, mayClaim: needsClock && (() => !isClockDoubted()) }),
  );
  for (const it of all) jobAnnouncements.register(it);
  const ofEach = async <T>(look: (queue: string) => Promise<T>): OfEach<T> =>
    Object.fromEntries(await Promise.all(all.map(async ({ queue }) => [queue, await look(queue)] as const)));

  return {
    all,
    depths: () => ofEach((it) => store.depth(it)),
    untilDue: () => ofEach((it) => store.untilDue(it)),
    start: () => all.forEach((it) => it.start()),
    stop: () => Promise.all(all.map((it) => it.stop())),
  };
}
