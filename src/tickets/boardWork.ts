import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { Done } from "../outbox/attempt";
import type { Job, Store } from "../store/port";
import type { Arrival } from "./arrival";
import { removal } from "./consequences";
import type { Board, BoardRef, BoardSent } from "./port";
import type { BoardJob } from "./queues";
import type { Ticket } from "./ticket";
import type { TicketStore } from "./ticketStore";

export interface BoardWorkParts {
  readonly store: Store;
  readonly tickets: TicketStore;
  /** Undefined while there is no such place. */
  readonly board: () => Board | undefined;
  readonly arrival: Arrival;
  readonly clock: () => number;
  readonly log: Log;
}

/** Longer than one run may take; a process that dies in the middle is waited for as long. */
const busyMs = 60_000;
const waitMs = 1_000;
const absentMs = 5 * 60_000;

/** Brings a ticket's card among the staff, and its thread, up to what the ticket is. */
export function createBoardWork({ store, tickets, board: boardNow, arrival, clock, log }: BoardWorkParts) {
  return async (job: Job): Promise<Done> => {
    const it = job.payload as BoardJob;
    const board = boardNow();
    // It may come back with the next start; the mail does not wait for it.
    if (!board) return { againInMs: absentMs };
    if ("remove" in it) {
      const removed = await board.remove(it.ticket, it.remove);
      return !removed.ok && removed.refusal === "later" ? { againInMs: removed.afterMs } : "done";
    }
    const { person: chatId, ticket: id } = it;
    const ticket = await begin(chatId, id);
    if (ticket === "busy") return { againInMs: waitMs };
    if (!ticket?.board) return "done";
    try {
      const refused = await bring(board, chatId, id, ticket.board.ref);
      if (!refused) return "done";
      if (refused.refusal === "missing") {
        // What stands of the old one must not be left behind: it is found by its name alone.
        const { ref } = ticket.board;
        if (ref) await store.commit({ partition: chatId, schedule: [removal(id, ref, clock())] });
        await tickets.mark(chatId, id, (now) => withBoard(now, { ref: null, entries: 0 }));
        return { againInMs: waitMs };
      }
      await arrival.board(chatId, id, "late");
      if (refused.refusal === "never") log.error({ ticket: id }, "a ticket's card is not taken; its letter has it");
      return refused.refusal === "later" ? { againInMs: refused.afterMs } : "done";
    } catch (cause) {
      await arrival.board(chatId, id, "late");
      throw cause;
    } finally {
      await tickets.mark(chatId, id, (now) => withBoard(now, { busyUntil: 0 }));
    }
  };

  /** Two processes must not put the same words into a thread. */
  async function begin(chatId: ChatId, id: string): Promise<Ticket | "busy" | undefined> {
    const found = { isBusy: false };
    const ticket = await tickets.mark(chatId, id, (it) => {
      found.isBusy = (it.board?.busyUntil ?? 0) > clock();
      return found.isBusy ? it : withBoard(it, { busyUntil: clock() + busyMs });
    });
    return found.isBusy ? "busy" : ticket;
  }

  async function bring(
    board: Board,
    chatId: ChatId,
    id: string,
    known: BoardRef | null,
  ): Promise<Exclude<BoardSent, { ok: true }> | undefined> {
    const fresh = async () => ({ id, person: chatId, ticket: await tickets.get(chatId, id) });
    const shown = async (ref: BoardRef | null) => {
      const { ticket } = await fresh();
      return ticket ? board.show({ id, chatId: chatId, ticket }, ref) : undefined;
    };
    let ref = known;
    if (!ref) {
      const sent = await shown(null);
      if (!sent?.ok) return sent;
      ({ ref } = sent);
      await arrival.board(chatId, id, "delivered", ref);
    }
    for (;;) {
      const { ticket } = await fresh();
      const entry = ticket?.board ? ticket.entries[ticket.board.entries] : undefined;
      if (!ticket || !entry) break;
      const added = await board.add({ id, chatId: chatId, ticket }, ref, entry);
      if (!added.ok && added.refusal !== "never") return added;
      const busyUntil = clock() + busyMs;
      await tickets.mark(chatId, id, (it) => withBoard(it, { entries: (it.board?.entries ?? 0) + 1, busyUntil }));
    }
    const sent = known ? await shown(ref) : undefined;
    // Erased meanwhile, when its card had no name yet by which it could be taken away.
    if (!(await fresh()).ticket) return taken(await board.remove(id, ref));
    return taken(sent);
  }
}

const taken = (sent: BoardSent | undefined): Exclude<BoardSent, { ok: true }> | undefined =>
  !sent || sent.ok ? undefined : sent;

function withBoard(ticket: Ticket, change: Partial<NonNullable<Ticket["board"]>>): Ticket {
  return ticket.board ? { ...ticket, board: { ...ticket.board, ...change } } : ticket;
}
