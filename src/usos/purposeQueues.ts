import { purposes as all, shares, type Purpose } from "./purposes";

/** Slots for requests, with a queue for each purpose. */
export interface Lanes {
  /** Whether the purpose's queue is full, so that one more request cannot even wait. */
  isFull(purpose: Purpose): boolean;
  /** Resolves to true with a slot, which `leave` gives back, or to false when the signal was aborted first. */
  enter(purpose: Purpose, signal: AbortSignal): Promise<boolean>;
  leave(purpose: Purpose): void;
}

interface Lane {
  readonly waiting: Set<() => void>;
  underWay: number;
  /** How much of its share the purpose has used; the purpose that has used the least is next. */
  used: number;
}

/**
 * Shares slots among the purposes by weighted fair queueing. It is written by hand because the queues of cockatiel, p-queue and
 * bottleneck know priorities at most, and with a priority whoever comes first starves the others.
 *
 * A slot is also kept for every purpose that has nothing under way. Otherwise requests of one purpose that USOS leaves hanging
 * would hold all slots until their timeout. With few slots there are none to keep.
 */
export function createLanes(concurrent: number, queue: number): Lanes {
  const lane = (): Lane => ({ waiting: new Set(), underWay: 0, used: 0 });
  const lanes: Readonly<Record<Purpose, Lane>> = { signIn: lane(), waiting: lane(), background: lane() };
  const keepsSlots = concurrent > all.length;
  let free = concurrent;
  /** What the purpose that was served last had used by then. One that comes back after a while starts level with it. */
  let level = 0;

  const keptFromOthers = (purpose: Purpose): number =>
    keepsSlots ? all.filter((it) => it !== purpose && lanes[it].underWay === 0).length : 0;
  const mayGo = (purpose: Purpose): boolean => free > keptFromOthers(purpose);

  function letIn(): void {
    for (;;) {
      const ready = all.filter((it) => lanes[it].waiting.size > 0 && mayGo(it));
      const next = ready.reduce<Purpose | undefined>(
        (best, it) => (best === undefined || lanes[it].used < lanes[best].used ? it : best),
        undefined,
      );
      const [enter] = next === undefined ? [] : lanes[next].waiting;
      if (next === undefined || enter === undefined) return;
      const { waiting } = lanes[next];
      waiting.delete(enter);
      free -= 1;
      lanes[next].underWay += 1;
      level = lanes[next].used;
      lanes[next].used += 1 / shares[next];
      enter();
    }
  }

  return {
    isFull: (purpose) => !mayGo(purpose) && lanes[purpose].waiting.size >= queue,
    enter: (purpose, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const mine = lanes[purpose];
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
      lanes[purpose].underWay -= 1;
      letIn();
    },
  };
}
