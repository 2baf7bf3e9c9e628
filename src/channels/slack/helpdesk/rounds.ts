import { randomUUID } from "node:crypto";
import { z } from "zod";
import { digestOf, overdue, unansweredSince } from "../../../helpdesk/openTickets";
import { localTime } from "../../../foundation/localTime";
import { isWorkTime, nextDigest } from "../../../helpdesk/workTime";
import { defineRecord } from "../../../store/record";
import type { Job, Key } from "../../../store/port";
import { update } from "../../../store/update";
import type { DeskTicket } from "../../../tickets/port";
import { section } from "../blocks";
import { cardOf } from "./board";
import { teamLang, type ListenerParts } from "./parts";
import { waitingFor } from "./waiting";

export const roundsQueue = "helpdeskRounds";

const partition = "helpdesk";
const roundsRecord = defineRecord({
  kind: "helpdeskRounds",
  version: 1,
  schema: z.object({
    /** The day of the latest digest, as YYYY-MM-DD. */
    digest: z.string().nullable(),
    /** The tickets the team was reminded of on a day. */
    reminded: z.object({ day: z.string(), tickets: z.array(z.string()) }),
    /** Which process is performing a round, and until when others wait for it, in milliseconds since the epoch. */
    busy: z.record(z.string(), z.object({ by: z.string(), until: z.number() })),
  }),
});
const key: Key = { kind: "helpdeskRounds", partition };
const nothing = { digest: null, reminded: { day: "", tickets: [] }, busy: {} };

const remindEveryMs = 5 * 60_000;
/**
 * Longer than a round takes. Every start schedules the jobs anew, so two processes may hold the same job at once; one of
 * them then waits.
 */
const busyMs = 60_000;

export interface RoundsOptions {
  readonly digestHour: number;
  readonly remindMs: number;
}

type Done = "done" | { readonly againInMs: number };

/**
 * Creates the recurring rounds: the morning digest and the reminders. They are jobs in the store, so that only one process
 * performs each. What was posted is recorded, so that a repeated job posts nothing twice.
 */
export function createRounds(parts: ListenerParts, options: RoundsOptions) {
  const { slack, location, store, desk, say, clock, timeZone } = parts;
  const team = location.team ?? "";
  const self = randomUUID();

  async function standing() {
    const stored = await store.get(key);
    return stored ? roundsRecord.read(stored) : nothing;
  }

  /** Claims a round. Returns false while another process is performing it. */
  async function takes(round: string): Promise<boolean> {
    const after = await update(store, key, roundsRecord, (was = nothing) => {
      const other = was.busy[round];
      if (other && other.by !== self && other.until > clock()) return was;
      return { ...was, busy: { ...was.busy, [round]: { by: self, until: clock() + busyMs } } };
    });
    return after.busy[round]?.by === self;
  }

  const untilDigest = async (): Promise<number> =>
    nextDigest(clock(), options.digestHour, timeZone, (await standing()).digest ?? undefined) - clock();

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
    await update(store, key, roundsRecord, (was) => ({ ...(was ?? nothing), digest: today }));
    return { againInMs: await untilDigest() };
  }

  async function remind(): Promise<Done> {
    const now = localTime(clock(), timeZone);
    if (!isWorkTime(now)) return { againInMs: remindEveryMs };
    const { reminded } = await standing();
    const known = reminded.day === now.day ? reminded.tickets : [];
    const due = overdue(await desk.open(), clock(), options.remindMs).filter(({ id }) => !known.includes(id));
    if (due.length > 0) {
      const text = say("digest.remind", teamLang);
      const refused = await post(text, [section(text), ...lines(due)]);
      if (refused) return refused;
      const tickets = [...known, ...due.map(({ id }) => id)];
      await update(store, key, roundsRecord, (was) => ({
        ...(was ?? nothing),
        reminded: { day: now.day, tickets },
      }));
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

  return {
    async perform({ id }: Job): Promise<Done> {
      if (!(await takes(id))) return { againInMs: busyMs };
      if (id === "digest") return digest();
      if (id === "remind") return remind();
      // A job scheduled by an earlier version, whose work retention does now.
      return "done";
    },
    /** Schedules the jobs. Call it at every start: each job exists once, and the configured hour may have changed. */
    async begin(): Promise<void> {
      const at = clock();
      const job = (id: string, inMs: number) => ({ queue: roundsQueue, id, at: at + inMs, payload: {} });
      const schedule = [job("digest", await untilDigest()), job("remind", remindEveryMs)];
      await store.commit({ partition, schedule });
    },
  };
}

const mostLines = 40;
