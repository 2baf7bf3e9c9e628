import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { JobResult } from "../outbox/attempt";
import type { Job, Store } from "../store/port";
import type { Arrival } from "./arrival";
import { removal } from "./consequences";
import type { Board, BoardRef, BoardSent } from "./port";
import type { BoardJob } from "./queues";
import { filesOf } from "./pictures";
import type { Ticket } from "./ticket";
import type { TicketStore } from "./ticketStore";

export interface BoardWorkDeps {
  readonly store: Store;
  readonly tickets: TicketStore;
  /** Undefined if there is no board. */
  readonly board: Board | undefined;
  readonly arrival: Arrival;
  readonly clock: () => number;
  readonly log: Log;
}

/** This is longer than one run may take. When a process dies during a run, others wait this long for it. */
const busyMs = 60_000;
const waitMs = 1_000;
const absentMs = 5 * 60_000;

/** Creates the handler that updates a ticket's card on the staff's board, and the card's thread. */
export function createBoardWork({ store, tickets, board, arrival, clock, log }: BoardWorkDeps) {
  return async (job: Job): Promise<JobResult> => {
    const it = job.payload as BoardJob;
    // The board may be back after the next start. The mail does not wait for it.
    if (!board) return { againInMs: absentMs };
    if ("remove" in it) {
      const removed = await board.remove(it.remove);
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
        // The rest of the old card must be removed too, and it can be found only by the old ref.
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

  /** Marks the ticket as being worked on, because two processes must not put the same entry into a thread. */
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
    const fresh = () => tickets.get(chatId, id);
    const shown = async (ref: BoardRef | null) => {
      const ticket = await fresh();
      return ticket ? board.show({ id, chatId, ticket }, ref) : undefined;
    };
    let ref = known;
    if (!ref) {
      const sent = await shown(null);
      if (!sent?.ok) return sent;
      ({ ref } = sent);
      await arrival.board(chatId, id, "delivered", ref);
    }
    for (;;) {
      const ticket = await fresh();
      const entry = ticket?.board ? ticket.entries[ticket.board.entries] : undefined;
      if (!ticket || !entry) break;
      const files = entry.from === "student" ? await filesOf(store, chatId, id, entry) : [];
      const added = await board.add({ ref, entry, files });
      if (!added.ok && added.refusal !== "never") return added;
      const busyUntil = clock() + busyMs;
      await tickets.mark(chatId, id, (it) => withBoard(it, { entries: (it.board?.entries ?? 0) + 1, busyUntil }));
    }
    const sent = known ? await shown(ref) : undefined;
    // The ticket was erased while its card had no ref yet, so the erasure could not remove the card.
    if (!(await fresh())) return taken(await board.remove(ref));
    return taken(sent);
  }
}

const taken = (sent: BoardSent | undefined): Exclude<BoardSent, { ok: true }> | undefined =>
  !sent || sent.ok ? undefined : sent;

function withBoard(ticket: Ticket, change: Partial<NonNullable<Ticket["board"]>>): Ticket {
  return ticket.board ? { ...ticket, board: { ...ticket.board, ...change } } : ticket;
}
