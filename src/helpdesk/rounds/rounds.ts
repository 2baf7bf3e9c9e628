import { localTime } from "../../foundation/localTime";
import { minuteMs } from "../../foundation/time";
import type { Job, Store } from "../../store/port";
import type { Desk } from "../../tickets/port";
import type { Due } from "../due";
import { digestOf } from "../openTickets";
import type { WorkTime } from "../workTime";
import type { RoundsBoard } from "./port";
import { busyMs, createRoundsRecord, partition } from "./record";
import { reminderOf } from "./reminders";
import { createWeekly, type SummaryOf } from "./weekly";

export const roundsQueue = "helpdeskRounds";

const remindEveryMs = 5 * minuteMs;

export interface RoundsDeps {
  readonly board: RoundsBoard;
  readonly store: Store;
  readonly desk: Pick<Desk, "open">;
  readonly work: WorkTime;
  readonly due: Due;
  readonly clock: () => number;
  readonly timeZone: string;
  /** The summary of the week before one; undefined if nothing happened in it. */
  readonly summaryOf: SummaryOf;
}

export interface RoundsOptions {
  /** The hour of the morning's posts on working days. */
  readonly digestHour: number;
  readonly remindMs: number;
  /** Whether there is a summary of each week. */
  readonly hasWeekly: boolean;
}

type Done = "done" | { readonly againInMs: number };

/**
 * Creates the recurring rounds: the morning digest, the reminders and the weekly summary. They are jobs in the store, so that only one process
 * performs each. Each post is recorded, so that a repeated job posts nothing twice.
 */
export function createRounds(deps: RoundsDeps, options: RoundsOptions) {
  const { board, store, desk, work, clock, timeZone } = deps;
  const rounds = createRoundsRecord(store, clock);
  const weekly = createWeekly({ ...deps, rounds }, options.digestHour);
  /** The jobs that always exist. */
  const standing = ["digest", "remind", ...(options.hasWeekly ? (["weekly"] as const) : [])] as const;

  const untilDigest = async (): Promise<number> =>
    work.nextDigest(clock(), options.digestHour, (await rounds.standing()).digest ?? undefined) - clock();

  async function digest(): Promise<Done> {
    const early = await untilDigest();
    if (early > 0) return { againInMs: early };
    const it = digestOf(await desk.open());
    if (it) {
      const posted = await board.digest(it);
      if (!posted.ok) return { againInMs: posted.afterMs };
    }
    const today = localTime(clock(), timeZone).day;
    await rounds.note({ digest: today });
    return { againInMs: await untilDigest() };
  }

  async function remind(): Promise<Done> {
    // Nobody is reminded in the evening or on a day off.
    if (work.closedAt(clock())) return { againInMs: remindEveryMs };
    const today = localTime(clock(), timeZone).day;
    const { reminded } = await rounds.standing();
    const known = reminded.day === today ? reminded.tickets : [];
    const it = reminderOf(await desk.open(), known, { ...deps, now: clock(), remindMs: options.remindMs });
    if (it) {
      const posted = await board.remind(it);
      if (!posted.ok) return { againInMs: posted.afterMs };
      await rounds.note({ reminded: { day: today, tickets: [...known, ...it.names] } });
    }
    return { againInMs: remindEveryMs };
  }

  /** Schedules the jobs. Call it at every start: each job exists once, and the configured hour may have changed. */
  async function begin(): Promise<void> {
    const at = clock();
    const waits = { digest: await untilDigest(), remind: remindEveryMs, weekly: await weekly.begin() };
    const schedule = standing.map((id) => ({ queue: roundsQueue, id, dueAt: at + waits[id], payload: {} }));
    await store.commit({ partition, schedule });
  }

  return {
    async perform({ id }: Job): Promise<Done> {
      // An earlier version scheduled other jobs, and the summary may have been switched off.
      if (!standing.some((it) => it === id)) return "done";
      if (!(await rounds.takes(id))) return { againInMs: busyMs };
      if (id === "digest") return digest();
      return id === "remind" ? remind() : weekly.perform();
    },
    begin,
    /** Schedules the jobs again when one of them is missing, because a store can lose data. */
    async ensureScheduled(): Promise<void> {
      if ((await store.depth(roundsQueue)) < standing.length) await begin();
    },
  };
}

export type Rounds = ReturnType<typeof createRounds>;
