import { viewOfNotice } from "../../src/conversation/localise";
import { home, type HomeFacts } from "../../dialogs/home";
import type { Phase, TicketFact } from "../../dialogs/kit/facts";
import { languages } from "../../dialogs/kit/text";
import { catalog } from "../conversation/people";
import { copy, copyPattern } from "../support/copy";

const phases: Phase[] = ["placed", "processing", "ready", "collected", "failed", "cancelled", "revoked", "unknown"];
const nobody: HomeFacts = {
  signedIn: false,
  firstName: null,
  orders: [],
  mayExtend: false,
  tickets: [],
  answered: false,
};
const anna: HomeFacts = { ...nobody, signedIn: true, firstName: "Anna" };

const withOrder = (phase: Phase): HomeFacts => ({
  ...anna,
  orders: [{ id: "1", phase, status: "W trakcie", orderedAt: "2026-11-23", expiresAt: "2027-03-31" }],
});
const ticket = (n: number): TicketFact => ({
  id: `L-${n}`,
  changedAt: "2026-11-23T09:30:00Z",
  openedAt: "2026-11-23T09:00:00Z",
  state: "claimed",
  text: "Nie działa",
  words: [],
  earlier: 0,
});

const drawn = (it: HomeFacts) => home(it).map((notice) => viewOfNotice(notice, "pl", catalog));
const labels = (it: HomeFacts): string[] => drawn(it).flatMap(({ buttons }) => buttons.map(({ label }) => label));

describe("the home page", () => {
  test("has every text that it may show, in all languages", () => {
    for (const it of [nobody, anna, ...phases.map(withOrder), { ...anna, tickets: [ticket(1)], answered: true }])
      for (const lang of languages)
        for (const notice of home(it)) expect(viewOfNotice(notice, lang, catalog).lang).toBe(lang);
  });

  test("offers the sign-in to a stranger, an order to a student without a card, and the code when it is ready", () => {
    expect(labels(nobody)[0]).toBe(copy("menu.link"));
    expect(labels(anna)[0]).toBe(copy("menu.order"));
    expect(labels(withOrder("ready"))[0]).toBe(copy("code.show"));
    expect(labels(withOrder("revoked"))[0]).toBe(copy("menu.order"));
    expect(labels(withOrder("placed"))).not.toContain(copy("menu.order"));
  });

  test("lists five open tickets and leads to all when there are more", () => {
    const some = { ...anna, tickets: [1, 2, 3, 4, 5].map(ticket) };
    expect(labels(some).filter((it) => copyPattern("tickets.open").test(it))).toHaveLength(5);
    expect(labels(some)).not.toContain(copy("tickets.list"));
    expect(labels({ ...some, tickets: [...some.tickets, ticket(6)] })).toContain(copy("tickets.list"));
  });
});
