import { regularly, type Regular } from "../foundation/regularly";
import { minuteMs } from "../foundation/time";
import type { Log } from "../ops/log";

export interface StandingJobs {
  readonly log: Pick<Log, "warn">;
  /** Each schedules jobs that are to be there at all times, unless they are. */
  readonly ensure: readonly (() => Promise<void>)[];
  readonly everyMs?: number;
}

/**
 * Sees to it, for as long as the product runs, that the jobs are there which schedule themselves again when they are done: in a store
 * that has lost one, as a Redis can, it would otherwise stay away until the next start.
 */
export function keepStandingJobs({ log, ensure, everyMs = minuteMs }: StandingJobs): Regular {
  return regularly(everyMs, async () => {
    const outcomes = await Promise.allSettled(ensure.map((it) => it()));
    for (const it of outcomes)
      if (it.status === "rejected")
        log.warn({ err: it.reason as unknown }, "it is not certain that the standing jobs are there; trying again");
  });
}
