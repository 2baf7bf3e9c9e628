import type { ChatId } from "../foundation/ids";
import type { TicketFact } from "../../dialogs/kit/facts";
import type { Ticket } from "./ticket";
import { factOf } from "./ticketFact";
import type { TicketStore } from "./ticketStore";

/** The tickets that a chat may see: those of all chats of the student's account. */
export interface SeenTickets {
  list(chatId: ChatId): Promise<TicketFact[]>;
  all(chatId: ChatId): Promise<{ id: string; ticket: Ticket }[]>;
  /** The chat in which a ticket was opened, if this chat may see it. */
  ownerOf(chatId: ChatId, id: string): Promise<ChatId | undefined>;
}

export interface SeenTicketDeps {
  readonly tickets: TicketStore;
  /** The chat itself and the others of its account. */
  readonly chatsWith: (chatId: ChatId) => Promise<readonly ChatId[]>;
  /** The temporary URL of a picture that came with an answer. */
  readonly pictureUrl: (chatId: ChatId, ticket: string, entry: string, at: number) => string;
}

export function createSeenTickets({ tickets, chatsWith, pictureUrl }: SeenTicketDeps): SeenTickets {
  async function all(chatId: ChatId): Promise<{ id: string; ticket: Ticket }[]> {
    const found = await Promise.all((await chatsWith(chatId)).map((chat) => tickets.all(chat)));
    return found.flat().sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
  }

  return {
    all,
    async list(chatId) {
      const own = await all(chatId);
      const isOwn = (other: string): boolean => own.some(({ id }) => id === other);
      return own.map(({ id, ticket }) =>
        factOf(id, ticket, (entry, at) => pictureUrl(ticket.chatId, id, entry, at), isOwn),
      );
    },
    async ownerOf(chatId, id) {
      const owner = await tickets.index.chatIdOf(id);
      return owner !== undefined && (await chatsWith(chatId)).includes(owner) ? owner : undefined;
    },
  };
}
