import { purposes as all, shares, type Purpose } from "./purposes";

/** Slots for requests, with a queue for each purpose. */
export interface PurposeQueues {
  /** Whether the purpose's queue is full, so that one more request cannot even wait. */
  isFull(purpose: Purpose): boolean;
  /** Resolves to true with a slot, which `leave` gives back, or to false when the signal was aborted first. */
  enter(purpose: Purpose, signal: AbortSignal): Promise<boolean>;
  leave(purpose: Purpose): void;
}

interface Queue {
  readonly waiting: Set<() => void>;
  underWay: number;
  /** How much of its share the purpose has used; the purpose that has used the least is next. */
  used: number;
}

/**
 * Shares slots among the purposes by weighted fair queueing. It is written by hand because the queues of cockatiel, p-queue and
 * bottleneck support only priorities, and with those, the highest priority starves the others.
 *
 * A slot is also kept for every purpose that has no request under way. Otherwise requests of one purpose that USOS does not
 * answer would hold all slots until their timeout. If there are only a few slots, none are kept.
 */
export function createPurposeQueues(concurrent: number, longest: number): PurposeQueues {
  const queue = (): Queue => ({ waiting: new Set(), underWay: 0, used: 0 });
  const queues: Readonly<Record<Purpose, Queue>> = { signIn: queue(), waiting: queue(), background: queue() };
  const keepsSlots = concurrent > all.length;
  let free = concurrent;
  /** The usage of the purpose that was served last. A purpose that returns after a pause starts from this level. */
  let level = 0;

  const keptFromOthers = (purpose: Purpose): number =>
    keepsSlots ? all.filter((it) => it !== purpose && queues[it].underWay === 0).length : 0;
  const mayGo = (purpose: Purpose): boolean => free > keptFromOthers(purpose);

  function letIn(): void {
    for (;;) {
      const ready = all.filter((it) => queues[it].waiting.size > 0 && mayGo(it));
      const next = ready.reduce<Purpose | undefined>(
        (best, it) => (best === undefined || queues[it].used < queues[best].used ? it : best),
        undefined,
      );
      const [enter] = next === undefined ? [] : queues[next].waiting;
      if (next === undefined || enter === undefined) return;
      const { waiting } = queues[next];
      waiting.delete(enter);
      free -= 1;
      queues[next].underWay += 1;
      level = queues[next].used;
      queues[next].used += 1 / shares[next];
      enter();
    }
  }

  return {
    isFull: (purpose) => !mayGo(purpose) && queues[purpose].waiting.size >= longest,
    enter: (purpose, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const mine = queues[purpose];
        if (mine.waiting.size === 0) mine.used = Math.max(mine.used, level);
        const aborted = (): void => {
          mine.waiting.delete(enter);
          resolve(false);
        };
        const enter = (): void => {
          signal.removeEventListener("abort", aborted);
          resolve(true);
        };
        signal.addEventListener("abort", aborted, { once: true });
        mine.waiting.add(enter);
        letIn();
      }),
    leave(purpose) {
      free += 1;
      queues[purpose].underWay -= 1;
      letIn();
    },
  };
}
