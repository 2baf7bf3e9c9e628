import type { Arrival } from "./arrival";
import { cameBackFromOffice } from "./handing/cameBack";
import { perform, type Outcome } from "./staffActions";
import { isPicture, picturesOf } from "./pictures";
import type { Acted, Desk, DeskTicket, ReplyFile } from "./port";
import type { StaffNotices } from "./staffNotices";
import type { TicketStore } from "./ticketStore";

export interface TicketDeskDeps {
  readonly tickets: TicketStore;
  readonly arrival: Arrival;
  readonly notices: StaffNotices;
  readonly clock: () => number;
}

/** The staff's side of all tickets. */
export function createDesk({ tickets, arrival, notices, clock }: TicketDeskDeps): Desk {
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
      return { ok: true, it: { id, chatId, ticket: entered.ticket }, isNew: entered.isNew };
    },
    async open() {
      const all: DeskTicket[] = [];
      for await (const it of index.allOpen()) all.push(it);
      return all.sort((a, b) => a.ticket.openedAt.localeCompare(b.ticket.openedAt));
    },
    ofChat: async (chatId) => (await tickets.all(chatId)).map((it) => ({ ...it, chatId })),
    unheard: (id, event, what) => notices.tell(id, event, what),
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
