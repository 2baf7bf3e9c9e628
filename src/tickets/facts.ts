import type { Readers } from "../outbox/readFacts";
import { problemFact, type Problems } from "./problems/problems";
import type { Tickets } from "./tickets";

export const ticketFacts = (tickets: Tickets, problems: Pick<Problems, "list">): Readers<"tickets" | "problems"> => ({
  problems: async () => ({ ok: true, value: (await problems.list()).map(problemFact) }),
  tickets: async ({ chatId }) => ({ ok: true, value: await tickets.list(chatId) }),
});
