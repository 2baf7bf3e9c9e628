import type { Effect, Happening } from "../../dialogs/kit/effects";
import type { TicketFact } from "../../dialogs/kit/facts";
import type { Job, JobToSchedule, Store } from "../store/port";
import { ticketKey, ticketNumber, ticketRecord, type Ticket } from "./ticket";

export const mailQueue = "mail";

/** A letter to be sent: what about, never its text, which is made of the ticket at the moment of sending. */
export interface Letter {
  readonly ticket: string;
  readonly about: "opened" | "added" | "withdrawn";
  /** Which addition, for «added». */
  readonly index: number;
}

export interface Tickets {
  send(
    job: Job,
    person: string,
    effect: Extract<Effect, { kind: "ticket.send" }>,
    with_: Described,
  ): Promise<Happening>;
  add(job: Job, person: string, id: string, text: string): Promise<Happening>;
  withdraw(person: string, id: string): Promise<Happening>;
  list(person: string): Promise<TicketFact[]>;
  all(person: string): Promise<{ id: string; ticket: Ticket }[]>;
  eraseAll(person: string): Promise<void>;
}

const hourMs = 3_600_000;
/** Support reads every letter; a chat that sends more than this in an hour is no student in need. */
const mostPerHour = 5;

export interface Described {
  readonly lang: string;
  readonly facts: Ticket["facts"];
}

/** Tickets and the letters they cause, committed together: a ticket that was opened will be mailed. */
export function createTickets(store: Store, clock: () => number, kick: () => void): Tickets {
  const letter = (person: string, payload: Letter): JobToSchedule => ({
    queue: mailQueue,
    id: `${payload.ticket}:${payload.about}:${payload.index}`,
    at: clock(),
    payload: { ...payload, person },
  });

  async function change(
    person: string,
    id: string,
    next: (it: Ticket) => { ticket: Ticket; letter: Letter } | undefined,
  ) {
    for (;;) {
      const stored = await store.get(ticketKey(person, id));
      if (!stored) return false;
      const changed = next(ticketRecord.read(stored));
      if (!changed) return true;
      const ok = await store.commit({
        partition: person,
        expect: [{ key: stored.key, rev: stored.rev }],
        put: [{ key: stored.key, value: ticketRecord.write(changed.ticket) }],
        schedule: [letter(person, changed.letter)],
      });
      if (ok) {
        kick();
        return true;
      }
    }
  }

  async function all(person: string): Promise<{ id: string; ticket: Ticket }[]> {
    const found: { id: string; ticket: Ticket }[] = [];
    for await (const stored of store.scan("ticket", person)) {
      found.push({ id: stored.key.id ?? "", ticket: ticketRecord.read(stored) });
    }
    return found.sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
  }

  return {
    all,
    async send(job, person, { text }, { lang, facts }) {
      const id = ticketNumber(job.id);
      const since = new Date(clock() - hourMs).toISOString();
      const recent = (await all(person)).filter((it) => it.ticket.openedAt > since && it.id !== id);
      if (recent.length >= mostPerHour) return { kind: "ticketTooMany" };
      const openedAt = new Date(clock()).toISOString();
      const ticket: Ticket = { person, openedAt, state: "sending", text, facts, additions: [], lang };
      const key = ticketKey(person, id);
      // Run again after a crash, the ticket is there already and its letter under way.
      await store.commit({
        partition: person,
        expect: [{ key, rev: 0 }],
        put: [{ key, value: ticketRecord.write(ticket) }],
        schedule: [letter(person, { ticket: id, about: "opened", index: 0 })],
      });
      kick();
      return { kind: "ticketOpened", ticket: id };
    },
    async add(job, person, id, text) {
      const at = new Date(clock()).toISOString();
      const found = await change(person, id, (ticket) => {
        if (ticket.state === "withdrawn" || ticket.additions.some(({ by }) => by === job.id)) return undefined;
        const additions = [...ticket.additions, { at, text, by: job.id }];
        return {
          ticket: { ...ticket, additions },
          letter: { ticket: id, about: "added", index: additions.length - 1 },
        };
      });
      return found ? { kind: "ticketAdded", ticket: id } : { kind: "ticketUnknown" };
    },
    async withdraw(person, id) {
      const found = await change(person, id, (ticket) =>
        ticket.state === "withdrawn"
          ? undefined
          : { ticket: { ...ticket, state: "withdrawn" }, letter: { ticket: id, about: "withdrawn", index: 0 } },
      );
      return found ? { kind: "ticketWithdrawn", ticket: id } : { kind: "ticketUnknown" };
    },
    async list(person) {
      const tickets = await all(person);
      return tickets.map(({ id, ticket: { openedAt, state, text } }) => ({
        id,
        openedAt,
        state,
        summary: text.slice(0, 300),
      }));
    },
    async eraseAll(person) {
      const tickets = await all(person);
      await store.commit({ partition: person, delete: tickets.map(({ id }) => ticketKey(person, id)) });
    },
  };
}
