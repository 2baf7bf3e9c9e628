import type { ChatId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { JobToSchedule, Store } from "../store/port";
import { boardJob, letter } from "./consequences";
import { hasArrived, isOver, isStuck, type Ticket } from "./ticket";
import type { TicketStore } from "./ticketStore";

/**
 * Tracks whether tickets reach the staff, and tells their students: once that a ticket is delayed, and once that it has arrived.
 */
export interface Arrival {
  /** Records what happened to a ticket's first letter. */
  mail(chatId: ChatId, id: string, how: "late" | "delivered"): Promise<void>;
  /** Records what happened to its card; `ref` identifies the card once it exists. */
  board(chatId: ChatId, id: string, how: "late" | "delivered", ref?: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Handles a bounced letter: it is sent again, after longer and longer delays. `event` identifies the report, so that it counts
   * only once.
   */
  bounced(chatId: ChatId, id: string, event: string): Promise<void>;
}

export interface ArrivalDeps {
  readonly store: Store;
  readonly tickets: TicketStore;
  readonly tell: (chatId: ChatId, happening: Happening, eventId: string) => Promise<void>;
  readonly clock: () => number;
}

const againAfterBounceMs = 30 * 60_000;
const mostBounces = 20;

export function createArrival({ store, tickets, tell, clock }: ArrivalDeps): Arrival {
  async function told(chatId: ChatId, id: string, ticket: Ticket | undefined): Promise<void> {
    if (!ticket) return;
    const time = `${id}:${ticket.bounces.length}`;
    if (hasArrived(ticket)) await tell(chatId, { kind: "ticketDelivered", ticket: id }, `arrived:${time}`);
    else if (isStuck(ticket)) await tell(chatId, { kind: "ticketDelayed", ticket: id }, `late:${time}`);
  }

  const again = (chatId: ChatId, id: string, { board, bounces }: Ticket): JobToSchedule[] => {
    const at = clock() + againAfterBounceMs * 2 ** (bounces.length - 1);
    return [
      letter(chatId, { ticket: id, about: "opened", index: 0 }, at),
      ...(board ? [boardJob(chatId, id, clock())] : []),
    ];
  };

  return {
    async mail(chatId, id, how) {
      const found = { isNew: false };
      const ticket = await tickets.mark(chatId, id, (it) => {
        found.isNew = it.mail !== how && (how !== "late" || it.mail === "sending");
        return found.isNew ? { ...it, mail: how } : it;
      });
      // The card shows by which ways the ticket has reached the staff.
      if (found.isNew && ticket?.board)
        await store.commit({ partition: chatId, schedule: [boardJob(chatId, id, clock())] });
      await told(chatId, id, ticket);
    },
    async board(chatId, id, how, ref) {
      const ticket = await tickets.mark(chatId, id, (it) => {
        if (!it.board) return it;
        const late = how === "late" && it.board.how !== "sending";
        return late ? it : { ...it, board: { ...it.board, how, ref: ref ? { ...ref } : it.board.ref } };
      });
      await told(chatId, id, ticket);
    },
    async bounced(chatId, id, event) {
      const found = { isNew: false };
      const ticket = await tickets.mark(chatId, id, (it) => {
        // A closed ticket needs no letter any more. The limit ends the loop with a mailbox that sends everything back, or with
        // somebody who forges such reports.
        found.isNew = !isOver(it) && it.bounces.length < mostBounces && !it.bounces.includes(event);
        return found.isNew ? { ...it, mail: "undelivered", bounces: [...it.bounces, event] } : it;
      });
      if (!ticket || !found.isNew) return;
      await store.commit({ partition: chatId, schedule: again(chatId, id, ticket) });
      await told(chatId, id, ticket);
    },
  };
}
