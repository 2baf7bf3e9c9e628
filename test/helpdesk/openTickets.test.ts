import { chatNamed } from "../support/ids";
import { isNeglected as neglected, unansweredSince } from "../../src/helpdesk/openTickets";
import { grouped, type Filter } from "../../src/helpdesk/ticketGroups";
import type { DeskTicket } from "../../src/tickets/port";
import type { Entry, Ticket } from "../../src/tickets/ticket";

const at = (hour: number): string => `2026-11-23T${String(hour).padStart(2, "0")}:00:00.000Z`;
const entry = (hour: number, what: Entry["what"], from: Entry["from"]): Entry => ({
  id: `e${hour}`,
  at: at(hour),
  what,
  from,
  via: "mail",
  author: null,
  text: "",
  files: [],
});

/** A ticket that was opened at eight o'clock. */
const ticket = (entries: Entry[] = [], change: Partial<Ticket> = {}): DeskTicket => ({
  id: "L-AAAAAA",
  chatId: chatNamed("web:1"),
  ticket: {
    chatId: chatNamed("web:1"),
    openedAt: at(8),
    changedAt: at(8),
    state: "open",
    priority: "normal",
    claimedBy: null,
    text: "?",
    facts: [],
    entries,
    lang: "pl",
    mail: "delivered",
    bounces: [],
    board: null,
    ...change,
  },
});
const hour = 60 * 60_000;
/** All hours are hours of work here. */
const always = { between: (from: number, to: number) => to - from };
const isNeglected = (it: DeskTicket, now: number): boolean => neglected(it, Date.parse(at(now)), hour, always);

test("a student has been waiting since their first words that staff have not answered", () => {
  const since = (...entries: Entry[]) => unansweredSince(ticket(entries).ticket);
  expect(since()).toBe(at(8));
  expect(since(entry(9, "said", "student"), entry(10, "claimed", "staff"))).toBe(at(8));
  expect(since(entry(9, "said", "staff"))).toBeNull();
  expect(since(entry(9, "said", "staff"), entry(10, "said", "student"), entry(11, "said", "student"))).toBe(at(10));
});

test("there is no reminder of a ticket in which staff wrote last, or which somebody has claimed", () => {
  expect(isNeglected(ticket(), 8)).toBe(false);
  expect(isNeglected(ticket(), 9)).toBe(true);
  expect(isNeglected(ticket([entry(9, "said", "staff")]), 20)).toBe(false);
  expect(isNeglected(ticket([], { claimedBy: { id: "slack:T:U", name: "Marta" } }), 20)).toBe(false);
});

test("the waiting time begins again with the student's words, and when the ticket was reopened or released", () => {
  const asked = ticket([entry(9, "said", "staff"), entry(12, "said", "student")]);
  expect([isNeglected(asked, 12), isNeglected(asked, 13)]).toEqual([false, true]);
  const released = ticket([entry(9, "claimed", "staff"), entry(14, "released", "staff")]);
  expect([isNeglected(released, 14), isNeglected(released, 15)]).toEqual([false, true]);
});

test("the tickets of a member of the staff come first; in a group the most urgent, of equals what is due first", () => {
  const marta = { id: "slack:T:U", name: "Marta" };
  const of = (id: string, change: Partial<Ticket>) => ({ ...ticket([], change), id });
  const all = [
    of("done", { state: "resolved" }),
    of("late", { openedAt: at(9) }),
    of("early", {}),
    of("urgent", { openedAt: at(10), priority: "high" }),
    of("dueFirst", { openedAt: at(11), topic: "extend" }),
    of("waiting", { state: "waiting", claimedBy: marta }),
    of("mine", { priority: "low", claimedBy: marta, tags: ["extend"] }),
    of("theirs", { priority: "high", claimedBy: { id: "slack:T:W", name: "Wojtek" } }),
  ];
  const due = { of: ({ openedAt }: Ticket) => (openedAt === at(11) ? Date.parse(at(12)) : null) };
  const seen = (filter: Filter, tag?: string) => grouped(all, { filter, tag }, marta.id, due).map(({ it }) => it.id);
  expect(seen("all")).toEqual(["mine", "urgent", "dueFirst", "early", "late", "theirs", "waiting", "done"]);
  expect(seen("unclaimed")).toEqual(["urgent", "dueFirst", "early", "late"]);
  expect(seen("all", "extend")).toEqual(["mine", "dueFirst"]);
});
