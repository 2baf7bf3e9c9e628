import { digestOf } from "../../../helpdesk/openTickets";
import { localTime } from "../../../foundation/localTime";
import type { Job } from "../../../store/port";
import type { Block } from "../blocks";
import { teamLang, type ListenerDeps } from "./deps";
import { createReminders } from "./reminders";
import { busyMs, createRoundsRecord, partition } from "./roundsRecord";
import { linkedSection } from "./ticketLink";
import { waitingFor } from "../../../helpdesk/waiting";

export const roundsQueue = "helpdeskRounds";

const remindEveryMs = 5 * 60_000;
/** The jobs that always exist. */
const standing = ["digest", "remind"] as const;

export interface RoundsOptions {
  readonly digestHour: number;
  readonly remindMs: number;
}

type Done = "done" | { readonly againInMs: number };

/**
 * Creates the recurring rounds: the morning digest and the reminders. They are jobs in the store, so that only one process
 * performs each. Each post is recorded, so that a repeated job posts nothing twice.
 */
export function createRounds(deps: ListenerDeps, options: RoundsOptions) {
  const { slack, location, store, desk, work, say, clock, timeZone } = deps;
  const team = location.team ?? "";
  const rounds = createRoundsRecord(store, clock);
  const reminders = createReminders(deps, options.remindMs);

  const untilDigest = async (): Promise<number> =>
    work.nextDigest(clock(), options.digestHour, (await rounds.standing()).digest ?? undefined) - clock();

  /** Posts a message. Returns undefined on success, or else when to try again. */
  async function post(text: string, blocks: readonly Block[]): Promise<Done | undefined> {
    const sent = await slack.api.call(team, "chat.postMessage", { channel: location.channel, text, blocks });
    if (sent.ok) return undefined;
    return { againInMs: sent.refusal === "later" ? sent.afterMs : remindEveryMs };
  }

  async function digest(): Promise<Done> {
    const early = await untilDigest();
    if (early > 0) return { againInMs: early };
    const it = digestOf(await desk.open());
    if (it) {
      const { open, unclaimed, waiting, oldest } = it;
      const since = waitingFor(oldest.ticket.openedAt, clock(), say, teamLang);
      const text = say("digest.morning", teamLang, { open, unclaimed, waiting, ticket: oldest.id, since });
      const refused = await post(text, [linkedSection(text, oldest)]);
      if (refused) return refused;
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
    const it = await reminders.message(await desk.open(), known);
    if (it) {
      const refused = await post(it.text, it.blocks);
      if (refused) return refused;
      await rounds.note({ reminded: { day: today, tickets: [...known, ...it.names] } });
    }
    return { againInMs: remindEveryMs };
  }

  /** Schedules the jobs. Call it at every start: each job exists once, and the configured hour may have changed. */
  async function begin(): Promise<void> {
    const at = clock();
    const waits = { digest: await untilDigest(), remind: remindEveryMs };
    const schedule = standing.map((id) => ({ queue: roundsQueue, id, dueAt: at + waits[id], payload: {} }));
    await store.commit({ partition, schedule });
  }

  return {
    async perform({ id }: Job): Promise<Done> {
      if (!(await rounds.takes(id))) return { againInMs: busyMs };
      if (id === "digest") return digest();
      if (id === "remind") return remind();
      // An earlier version scheduled this job; retention does its work now.
      return "done";
    },
    begin,
    /** Schedules the jobs again when one of them is missing, because a store can lose data. */
    async ensureScheduled(): Promise<void> {
      if ((await store.depth(roundsQueue)) < standing.length) await begin();
    },
  };
}
