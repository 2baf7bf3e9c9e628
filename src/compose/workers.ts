import { createWorker, type Worker, type WorkerParts } from "../outbox/worker";

/** The settings that all queues share. */
export interface CommonParts extends Pick<
  WorkerParts,
  "store" | "clock" | "random" | "log" | "idleMs" | "leaseMs" | "onFailure"
> {
  /** Whether it is not certain that the time is right. */
  readonly isClockDoubted: () => boolean;
}

export interface QueueOptions extends Pick<WorkerParts, "keepsPlace" | "leastRestMs"> {
  /** Its jobs delete, send or revoke because a time has come: they wait while the clock is doubted. */
  readonly needsClock?: true;
}

/** Values by queue name. */
type OfEach<T> = Promise<Record<string, T>>;

/** The queues of an app with their workers. */
export interface Workers {
  add(queue: string, concurrency: number, handle: WorkerParts["handle"], more?: QueueOptions): Worker;
  all(): readonly Worker[];
  /** Like `Worker.perform`, for a queue that has been added before. */
  perform(queue: string, ...work: Parameters<Worker["perform"]>): void;
  wake(queues: readonly string[]): void;
  depths(): OfEach<number>;
  untilDue(): OfEach<number | undefined>;
  start(): void;
  stop(): Promise<unknown>;
}

export function createWorkers({ isClockDoubted, ...common }: CommonParts): Workers {
  const { store } = common;
  const workers = new Map<string, Worker>();
  const ofEach = async <T>(look: (queue: string) => Promise<T>): OfEach<T> =>
    Object.fromEntries(await Promise.all([...workers.keys()].map(async (it) => [it, await look(it)] as const)));

  return {
    add(queue, concurrency, handle, { needsClock, ...more } = {}) {
      const mayClaim = needsClock && (() => !isClockDoubted());
      const worker = createWorker({ ...common, queue, handle, concurrency, mayClaim, ...more });
      workers.set(queue, worker);
      return worker;
    },
    all: () => [...workers.values()],
    perform: (queue, ...work) => workers.get(queue)?.perform(...work),
    wake: (queues) => queues.forEach((it) => workers.get(it)?.wake()),
    depths: () => ofEach((it) => store.depth(it)),
    untilDue: () => ofEach((it) => store.untilDue(it)),
    start: () => workers.forEach((it) => it.start()),
    stop: () => Promise.all([...workers.values()].map((it) => it.stop())),
  };
}
