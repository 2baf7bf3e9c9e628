import type { ChatId } from "../foundation/ids";
import type { StepContext } from "../../dialogs/kit/dialog";
import type { HeldFacts } from "../../dialogs/kit/facts";
import { t } from "../../dialogs/kit/text";
import { besideWords } from "../../dialogs/letterContext";
import type { Catalog } from "../conversation/catalog";
import type { Chat } from "../conversation/chat";
import type { Performers } from "../outbox/performers";
import type { Tickets } from "./tickets";

export interface TicketEffectDeps {
  readonly tickets: Tickets;
  readonly catalog: Catalog;
  /** What is held about a chat, apart from its tickets. */
  readonly heldOf: (chatId: ChatId, chat: Chat) => Promise<HeldFacts>;
  readonly placeOf: StepContext["placeOf"];
}

/** The effects for tickets, which are requests to support. */
export const ticketEffects = ({
  tickets,
  catalog,
  heldOf,
  placeOf,
}: TicketEffectDeps): Performers<"ticket.send" | "ticket.add" | "ticket.withdraw" | "ticket.solve"> => ({
  "ticket.send": async ({ effect, job, chatId, chat }) => {
    const facts = besideWords(effect.context, await heldOf(chatId, chat), placeOf).map(({ name, value }) => ({
      name: catalog.say(name, "pl"),
      value: value ? catalog.say(value, "pl") : "",
    }));
    const { untaken } = effect;
    const name = catalog.say(t("escalate.fact.untaken"), "pl");
    const told = untaken ? [{ name, value: catalog.say(t(`untaken.${untaken}`), "pl") }] : [];
    return tickets.send(job, chatId, effect, { lang: chat.lang, facts: [...facts, ...told] });
  },
  "ticket.add": ({ effect: { ticket, text, untaken }, job, chatId }) => {
    const told = untaken ? [`[${catalog.say(t(`untaken.${untaken}`), "pl")}]`] : [];
    return tickets.add(job, chatId, ticket, [text, ...told].join("\n\n"));
  },
  "ticket.withdraw": ({ effect, job, chatId }) => tickets.withdraw(job, chatId, effect.ticket),
  "ticket.solve": ({ effect, job, chatId }) => tickets.solve(job, chatId, effect.ticket),
});
