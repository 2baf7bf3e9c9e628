import type { Readers } from "../outbox/readFacts";
import type { Tickets } from "./tickets";

export const ticketFacts = (tickets: Tickets): Readers<"tickets"> => ({
  tickets: async ({ chatId }) => ({ ok: true, value: await tickets.list(chatId) }),
});
