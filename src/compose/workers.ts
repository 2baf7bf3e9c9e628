import { createWorker, type Worker, type WorkerParts } from "../outbox/worker";

/** The settings that all queues share. */
export type CommonParts = Pick<WorkerParts, "store" | "clock" | "random" | "log" | "idleMs" | "leaseMs" | "onFailure">;

/** Values by queue name. */
type OfEach<T> = Promise<Record<string, T>>;

/** The queues of an app with their workers. */
export interface Workers {
  add(
    queue: string,
    concurrency: number,
    handle: WorkerParts["handle"],
    more?: Pick<WorkerParts, "keepsPlace" | "leastRestMs">,
  ): Worker;
  all(): readonly Worker[];
  /** Like `Worker.perform`, for a queue that has been added before. */
  perform(queue: string, ...work: Parameters<Worker["perform"]>): void;
  wake(queues: readonly string[]): void;
  depths(): OfEach<number>;
  untilDue(): OfEach<number | undefined>;
  start(): void;
  stop(): Promise<unknown>;
}

export function createWorkers(common: CommonParts): Workers {
  const { store } = common;
  const workers = new Map<string, Worker>();
  const ofEach = async <T>(look: (queue: string) => Promise<T>): OfEach<T> =>
    Object.fromEntries(await Promise.all([...workers.keys()].map(async (it) => [it, await look(it)] as const)));

  return {
    add(queue, concurrency, handle, more = {}) {
      const worker = createWorker({ ...common, queue, handle, concurrency, ...more });
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
