import { digestOf, overdue, unansweredSince } from "../../../helpdesk/openTickets";
import { localTime } from "../../../foundation/localTime";
import { isWorkTime, nextDigest } from "../../../helpdesk/workTime";
import type { Job } from "../../../store/port";
import type { DeskTicket } from "../../../tickets/port";
import { section } from "../blocks";
import { cardOf } from "./cardOf";
import { teamLang, type ListenerDeps } from "./deps";
import { busyMs, createRoundsRecord, partition } from "./roundsRecord";
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
  const { slack, location, store, desk, say, clock, timeZone } = deps;
  const team = location.team ?? "";
  const rounds = createRoundsRecord(store, clock);

  const untilDigest = async (): Promise<number> =>
    nextDigest(clock(), options.digestHour, timeZone, (await rounds.standing()).digest ?? undefined) - clock();

  /** Posts a message. Returns undefined on success, or else when to try again. */
  async function post(text: string, blocks: ReturnType<typeof section>[]): Promise<Done | undefined> {
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
      const refused = await post(text, [section(text)]);
      if (refused) return refused;
    }
    const today = localTime(clock(), timeZone).day;
    await rounds.note({ digest: today });
    return { againInMs: await untilDigest() };
  }

  async function remind(): Promise<Done> {
    const now = localTime(clock(), timeZone);
    if (!isWorkTime(now)) return { againInMs: remindEveryMs };
    const { reminded } = await rounds.standing();
    const known = reminded.day === now.day ? reminded.tickets : [];
    const due = overdue(await desk.open(), clock(), options.remindMs).filter(({ id }) => !known.includes(id));
    if (due.length > 0) {
      const text = say("digest.remind", teamLang);
      const refused = await post(text, [section(text), ...lines(due)]);
      if (refused) return refused;
      const tickets = [...known, ...due.map(({ id }) => id)];
      await rounds.note({ reminded: { day: now.day, tickets } });
    }
    return { againInMs: remindEveryMs };
  }

  const lines = (due: readonly DeskTicket[]) =>
    due.slice(0, mostLines).map(({ id, ticket }) => {
      const since = waitingFor(unansweredSince(ticket) ?? ticket.openedAt, clock(), say, teamLang);
      const priority = say(`priorityOf.${ticket.priority}`, teamLang);
      const said = say("digest.remindLine", teamLang, { ticket: id, priority, since });
      const link = cardOf(ticket.board?.ref)?.link;
      return section(link === undefined ? said : `${said}\n${link}`);
    });

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

const mostLines = 40;
