import type { ChatId } from "../foundation/ids";
import type { StepContext } from "../../dialogs/kit/dialog";
import type { UnacceptedFile } from "../../dialogs/kit/effects";
import type { HeldFacts } from "../../dialogs/kit/facts";
import { t, type Text } from "../../dialogs/kit/text";
import { besideWords } from "../../dialogs/letterContext";
import type { Catalog } from "../conversation/catalog";
import type { Chat } from "../conversation/chat";
import type { Performers } from "../outbox/performers";
import type { Ticket } from "./ticket";
import type { Tickets } from "./tickets";

export interface TicketEffectDeps {
  readonly tickets: Tickets;
  readonly catalog: Catalog;
  /** The data that is stored about a chat, apart from its tickets. */
  readonly heldOf: (chatId: ChatId, chat: Chat) => Promise<HeldFacts>;
  readonly placeOf: StepContext["placeOf"];
}

/** The effects for tickets, which are requests to support. */
export const ticketEffects = ({
  tickets,
  catalog,
  heldOf,
  placeOf,
}: TicketEffectDeps): Performers<"ticket.send" | "ticket.add" | "ticket.withdraw" | "ticket.solve"> => {
  const polish = (text: Text): string => catalog.say(text, "pl");
  const told = (untaken: UnacceptedFile | undefined): Ticket["facts"] =>
    untaken ? [{ name: polish(t("escalate.fact.untaken")), value: polish(t(`untaken.${untaken}`)) }] : [];
  return {
    "ticket.send": async ({ effect: { text, context, untaken }, job, chatId, chat }) => {
      const facts = besideWords(context, await heldOf(chatId, chat), placeOf).map(({ name, value }) => ({
        name: polish(name),
        value: value ? polish(value) : "",
      }));
      return tickets.send({ job, chatId, text, context, lang: chat.lang, facts: [...facts, ...told(untaken)] });
    },
    "ticket.add": ({ effect: { ticket: id, text, untaken }, job, chatId }) =>
      tickets.add({ job, chatId, id, text, facts: told(untaken) }),
    "ticket.withdraw": ({ effect, job, chatId }) => tickets.withdraw({ job, chatId, id: effect.ticket }),
    "ticket.solve": ({ effect, job, chatId }) => tickets.solve({ job, chatId, id: effect.ticket }),
  };
};
