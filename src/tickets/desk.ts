import { dayMs } from "../foundation/time";
import type { Arrival } from "./arrival";
import { cameBackFromOffice } from "./handing/cameBack";
import { beginsSilence, isFormer, officeOf } from "./handing/officeLetters";
import { perform, type Outcome } from "./staffActions";
import { isPicture, picturesOf } from "./pictures";
import type { Acted, Desk, DeskTicket, ReplyFile, Unheard } from "./port";
import type { StaffNotices } from "./staffNotices";
import type { TicketStore } from "./ticketStore";

export interface TicketDeskDeps {
  readonly tickets: TicketStore;
  readonly arrival: Arrival;
  readonly notices: StaffNotices;
  /** Called once when an office or support is sent no more copies of answers by mail for a while. */
  readonly onLoop: (ticket: string) => void;
  readonly clock: () => number;
}

const weekMs = 7 * dayMs;

/** The staff's side of all tickets. */
export function createDesk({ tickets, arrival, notices, onLoop, clock }: TicketDeskDeps): Desk {
  const { index } = tickets;

  async function get(id: string): Promise<DeskTicket | undefined> {
    const chatId = await index.chatIdOf(id);
    const ticket = chatId === undefined ? undefined : await tickets.get(chatId, id);
    return chatId === undefined || !ticket ? undefined : { id, chatId, ticket };
  }

  return {
    get,
    async act(id, action, by, event): Promise<Acted> {
      const chatId = await index.chatIdOf(id);
      if (chatId === undefined) return { ok: false, refusal: "unknown" };
      const files = action.kind === "reply" ? (action.files ?? []) : [];
      const clean =
        action.kind === "reply" ? { ...action, files: files.map((it) => (isPicture(it) ? it : unseen(it))) } : action;
      let outcome: Outcome = "nothing";
      const entered = await tickets.enter(
        chatId,
        id,
        (ticket) => {
          outcome = perform(ticket, clean, by, event, clock());
          return typeof outcome === "object" && "ticket" in outcome ? outcome : undefined;
        },
        (entry) => picturesOf(chatId, id, entry.id, files),
      );
      if (!entered) return { ok: false, refusal: "unknown" };
      const refused = refusalIn(outcome);
      if (refused) return { ok: false, ...refused };
      if (entered.isNew && beginsSilence(entered.ticket)) onLoop(id);
      return { ok: true, it: { id, chatId, ticket: entered.ticket }, isNew: entered.isNew };
    },
    async open() {
      const all: DeskTicket[] = [];
      for await (const it of index.allOpen()) all.push(it);
      return all.sort((a, b) => a.ticket.openedAt.localeCompare(b.ticket.openedAt));
    },
    async resolved() {
      const all: DeskTicket[] = [];
      for await (const it of index.overSince(clock() - weekMs)) if (it.ticket.state === "resolved") all.push(it);
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

/** A file that cannot be shown to the student is only named, without its content. */
const unseen = ({ name, type, bytes }: ReplyFile): ReplyFile => ({ name, type, bytes });

const refusalIn = (outcome: Outcome) => (typeof outcome === "object" && "refusal" in outcome ? outcome : undefined);
