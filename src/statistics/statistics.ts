import { z } from "zod";
import { regularly } from "../foundation/regularly";
import type { Log } from "../ops/log";
import type { Job, Store } from "../store/port";
import { counterOf } from "./counter";
import type { Count, Statistics } from "./port";
import { createTally } from "./tally";
import { weekAt, type Week } from "./week";

export const statisticsQueue = "statistics";

export interface StatisticsDeps {
  readonly store: Store;
  readonly clock: () => number;
  readonly random: () => number;
  readonly ids: () => string;
  /** Decides when a week begins. */
  readonly timeZone: string;
  readonly log: Pick<Log, "warn">;
  /** Called for every event that this process has counted, with its counter as a text. */
  readonly onCounted: (counter: string) => void;
}

export interface StoredStatistics extends Statistics {
  /** The handler of `statisticsQueue`. */
  perform(job: Job): Promise<"done" | "finished">;
  /** Stores what was counted in memory. Never rejects: what could not be stored is stored with the next call. */
  flush(): Promise<void>;
  /** Stores now and then what is counted in memory, until it is stopped. */
  start(): void;
  stop(): Promise<void>;
}

const payloadSchema = z.object({ week: z.string(), counter: z.string() });

/** The time between two flushes: a killed process loses as much of the events that are counted in memory. */
const flushEveryMs = 5_000;

export function createStatistics(deps: StatisticsDeps): StoredStatistics {
  const { store, clock, ids, timeZone, log, onCounted } = deps;
  const tally = createTally(store, deps.random);
  /** The events of each week that are not stored yet. */
  const waiting = new Map<Week, Map<string, number>>();
  let flushing: ReturnType<typeof regularly> | undefined;

  function enter(week: Week, counter: string, times: number): void {
    const counts = waiting.get(week) ?? new Map<string, number>();
    waiting.set(week, counts.set(counter, (counts.get(counter) ?? 0) + times));
  }

  async function flush(): Promise<void> {
    const taken = [...waiting].flatMap(([week, counts]) =>
      [...counts].map(([counter, times]) => ({ week, counter, times })),
    );
    waiting.clear();
    for (const [at, it] of (await Promise.allSettled(taken.map((it) => tally.add(it)))).entries()) {
      const addition = taken[at];
      if (it.status === "fulfilled" || !addition) continue;
      enter(addition.week, addition.counter, addition.times);
      log.warn({ err: it.reason as unknown }, "some statistics could not be stored yet");
    }
  }

  return {
    count(name, labels) {
      const counter = counterOf({ name, labels } as Count);
      enter(weekAt(clock(), timeZone), counter, 1);
      onCounted(counter);
    },
    jobFor: (event) => ({
      queue: statisticsQueue,
      id: ids(),
      dueAt: clock(),
      payload: { week: weekAt(clock(), timeZone), counter: counterOf(event) },
    }),
    async perform(job) {
      const event = payloadSchema.safeParse(job.payload).data;
      if (!event) return "done";
      const isNew = await tally.add({ ...event, times: 1, job: job.id });
      if (isNew) onCounted(event.counter);
      const finish = [{ queue: job.queue, id: job.id, claim: job.claim }];
      if (await store.commit({ partition: job.partition, finish })) tally.settled(event.week, job.id);
      return "finished";
    },
    flush,
    start() {
      flushing = regularly(flushEveryMs, flush);
    },
    async stop() {
      await flushing?.stop();
      await flush();
    },
  };
}
