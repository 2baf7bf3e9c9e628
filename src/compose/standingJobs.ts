import { regularly, type Regular } from "../foundation/regularly";
import { minuteMs } from "../foundation/time";
import type { Log } from "../ops/log";

export interface StandingJobs {
  readonly log: Pick<Log, "warn">;
  /** Functions that each schedule jobs that must always exist, unless they do. */
  readonly ensure: readonly (() => Promise<void>)[];
  readonly everyMs?: number;
}

/**
 * Ensures, while the product runs, that the jobs exist which reschedule themselves when they are done. If a store loses one, as
 * Redis can, the job would otherwise be missing until the next start.
 */
export function keepStandingJobs({ log, ensure, everyMs = minuteMs }: StandingJobs): Regular {
  return regularly(everyMs, async () => {
    const outcomes = await Promise.allSettled(ensure.map((it) => it()));
    for (const it of outcomes)
      if (it.status === "rejected")
        log.warn({ err: it.reason as unknown }, "it is not certain that the standing jobs are there; trying again");
  });
}
