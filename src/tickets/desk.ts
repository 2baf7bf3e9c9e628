import type { ChatId } from "../foundation/ids";
import { dayMs } from "../foundation/time";
import type { Store } from "../store/port";
import type { Arrival } from "./arrival";
import { cameBackFromOffice } from "./handing/cameBack";
import { beginsSilence, isFormer, officeOf } from "./handing/officeLetters";
import { standingFor } from "./merging/chain";
import { targetRefusal } from "./merging/merge";
import { perform, type Outcome } from "./staffActions";
import { isPicture, picturesOf } from "./pictures";
import type { Acted, Desk, DeskRefusal, DeskTicket, ReplyFile, StaffAction, Unheard } from "./port";
import { recordsOf, split, splitRefusal, type Cut, type Split } from "./splitting/split";
import { answersOf, isMerged, type Staff } from "./ticket";
import type { StaffNotices } from "./staffNotices";
import type { TicketStore } from "./ticketStore";

export interface TicketDeskDeps {
  readonly store: Store;
  readonly tickets: TicketStore;
  readonly arrival: Arrival;
  readonly notices: StaffNotices;
  /** Called once when an office or support is sent no more copies of answers by mail for a while. */
  readonly onLoop: (ticket: string) => void;
  /** A chat itself and the others of its account. */
  readonly chatsWith: (chatId: ChatId) => Promise<readonly ChatId[]>;
  readonly clock: () => number;
}

/** A ticket is merged into another one at the very moment of an answer hardly more often. */
const mostTries = 5;

const weekMs = 7 * dayMs;

/** The staff's side of all tickets. */
export function createDesk({ store, tickets, arrival, notices, onLoop, chatsWith, clock }: TicketDeskDeps): Desk {
  const { index } = tickets;

  async function get(id: string): Promise<DeskTicket | undefined> {
    const chatId = await index.chatIdOf(id);
    const ticket = chatId === undefined ? undefined : await tickets.get(chatId, id);
    return chatId === undefined || !ticket ? undefined : { id, chatId, ticket };
  }

  async function acts(
    id: string,
    chatId: ChatId,
    action: Exclude<StaffAction, { kind: "split" }>,
    by: Staff,
    event: string,
    isOwnTarget = false,
  ): Promise<Acted> {
    const files = action.kind === "reply" ? (action.files ?? []) : [];
    const clean =
      action.kind === "reply" ? { ...action, files: files.map((it) => (isPicture(it) ? it : unseen(it))) } : action;
    let outcome: Outcome = "nothing";
    const entered = await tickets.enter(
      chatId,
      id,
      (ticket) => {
        outcome = perform(ticket, clean, { by, event, now: clock(), isOwnTarget });
        return typeof outcome === "object" && "ticket" in outcome ? outcome : undefined;
      },
      (entry) => picturesOf(chatId, id, entry.id, files),
    );
    if (!entered) return unknown;
    const refused = refusalIn(outcome);
    if (refused) return { ok: false, ...refused };
    if (entered.isNew && beginsSilence(entered.ticket)) onLoop(id);
    return { ok: true, it: { id, chatId, ticket: entered.ticket }, isNew: entered.isNew };
  }

  async function merges(
    id: string,
    chatId: ChatId,
    action: Extract<StaffAction, { kind: "merge" }>,
    by: Staff,
    event: string,
  ): Promise<Acted> {
    const target = await get(action.into);
    const refused = targetRefusal(id, action.into, target);
    // A press that comes again, after which the other ticket may have been closed, is no new one.
    const isRepeated = (await get(id))?.ticket.entries.some((it) => it.id === event) === true;
    if (refused && !isRepeated) return { ok: false, ...refused };
    const isOwn = target !== undefined && (await chatsWith(chatId)).includes(target.chatId);
    return acts(id, chatId, action, by, event, isOwn);
  }

  /** An answer to a ticket that is merged is one to the ticket that stands for it, from where it comes to both students. */
  async function replies(
    id: string,
    action: Extract<StaffAction, { kind: "reply" }>,
    by: Staff,
    event: string,
  ): Promise<Acted> {
    for (let tries = 1; ; tries++) {
      const it = await get(id);
      if (!it) return unknown;
      const stands = (await standingFor(get, it)).at(-1) ?? it;
      const { seen, ...rest } = action;
      const missed = stands.id !== id && seen !== undefined ? answersOf(it.ticket).slice(seen).at(-1) : undefined;
      // An answer that comes again after the tickets were parted is still the same.
      if (it.ticket.entries.some((one) => one.id === event)) return { ok: true, it: stands, isNew: false };
      if (missed) return { ok: false, refusal: "answered", by: missed.author ?? "" };
      const acted = await acts(stands.id, stands.chatId, stands.id === id ? action : rest, by, event);
      if (acted.ok || acted.refusal !== "merged" || tries === mostTries) return acted;
    }
  }

  async function splits(it: Omit<Cut, "number" | "now">): Promise<Acted> {
    const before = await get(it.id);
    if (!before) return unknown;
    const { chatId } = before;
    const known = before.ticket.entries.some((one) => one.id === it.event);
    if (known) return { ok: true, it: before, isNew: false };
    const number = await index.take(chatId, `split:${it.id}:${it.event}`);
    const records = await recordsOf(store, chatId, before, { ...it, number });
    let outcome: Split | DeskRefusal | undefined;
    const entered = await tickets.enter(
      chatId,
      it.id,
      (ticket) => {
        if (ticket.entries.some((one) => one.id === it.event)) return undefined;
        outcome = splitRefusal(ticket, it.action) ?? split(ticket, { ...it, number, now: clock() });
        return "made" in outcome ? outcome : undefined;
      },
      () => (outcome && "made" in outcome ? records(outcome.made) : []),
    );
    if (outcome && "refusal" in outcome) {
      await index.forget(number);
      return { ok: false, ...outcome };
    }
    if (!entered) return unknown;
    return { ok: true, it: { id: it.id, chatId, ticket: entered.ticket }, isNew: entered.isNew };
  }

  return {
    get,
    async act(id, action, by, event): Promise<Acted> {
      const chatId = await index.chatIdOf(id);
      if (chatId === undefined) return unknown;
      if (action.kind === "split") return splits({ id, action, by, event });
      if (action.kind === "merge") return merges(id, chatId, action, by, event);
      if (action.kind === "reply") return replies(id, action, by, event);
      return acts(id, chatId, action, by, event);
    },
    async open() {
      const all: DeskTicket[] = [];
      for await (const it of index.allOpen()) if (!isMerged(it.ticket)) all.push(it);
      return all.sort((a, b) => a.ticket.openedAt.localeCompare(b.ticket.openedAt));
    },
    async resolved() {
      const all: DeskTicket[] = [];
      for await (const it of index.overSince(clock() - weekMs))
        if (it.ticket.state === "resolved" && !isMerged(it.ticket)) all.push(it);
      return all.sort((a, b) => b.ticket.changedAt.localeCompare(a.ticket.changedAt));
    },
    every: () => index.every(),
    ofChat: async (chatId) => (await tickets.all(chatId)).map((it) => ({ ...it, chatId })),
    async unheard(id, event, what, by) {
      const ticket = by && (await get(id))?.ticket;
      const office = ticket && officeOf(ticket, by);
      if (!office) return notices.tell(id, event, what);
      const told: Unheard | undefined = isFormer(ticket, office) ? { why: "elsewhere", text: "" } : what;
      return notices.tell(id, event, told, office.address);
    },
    async bounced(id, event, failed = []) {
      const chatId = await index.chatIdOf(id);
      if (chatId === undefined) return;
      const isOffices = await cameBackFromOffice(tickets, { chatId, id, event, failed, now: clock() });
      if (!isOffices) await arrival.bounced(chatId, id, event);
    },
  };
}

const unknown = { ok: false, refusal: "unknown" } as const;

/** A file that cannot be shown to the student is only named, without its content. */
const unseen = ({ name, type, bytes }: ReplyFile): ReplyFile => ({ name, type, bytes });

const refusalIn = (outcome: Outcome) => (typeof outcome === "object" && "refusal" in outcome ? outcome : undefined);
