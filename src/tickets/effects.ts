import type { ChatId } from "../foundation/ids";
import type { StepContext } from "../../dialogs/kit/dialog";
import type { Happening, UnacceptedFile } from "../../dialogs/kit/effects";
import type { HeldFacts } from "../../dialogs/kit/facts";
import { t, type Text } from "../../dialogs/kit/text";
import { besideWords } from "../../dialogs/letterContext";
import type { Catalog } from "../conversation/catalog";
import type { Chat } from "../conversation/chat";
import type { Performers } from "../outbox/performers";
import type { Ticket } from "./ticket";
import type { BringPictures, Brought } from "./studentPictures";
import type { Tickets } from "./tickets";

export interface TicketEffectDeps {
  readonly tickets: Tickets;
  readonly catalog: Catalog;
  /** The data that is stored about a chat, apart from its tickets. */
  readonly heldOf: (chatId: ChatId, chat: Chat) => Promise<HeldFacts>;
  readonly placeOf: StepContext["placeOf"];
  readonly bringPictures: BringPictures;
}

/** The effects for tickets, which are requests to support. */
export const ticketEffects = ({
  tickets,
  catalog,
  heldOf,
  placeOf,
  bringPictures,
}: TicketEffectDeps): Performers<"ticket.send" | "ticket.add" | "ticket.withdraw" | "ticket.solve"> => {
  const polish = (text: Text): string => catalog.say(text, "pl");
  const told = (untaken: UnacceptedFile | undefined): Ticket["facts"] =>
    untaken ? [{ name: polish(t("escalate.fact.untaken")), value: polish(t(`untaken.${untaken}`)) }] : [];
  const inPolish = ({ facts }: Brought): Ticket["facts"] =>
    facts.map(({ name, value }) => ({ name: polish(name), value: polish(value) }));
  return {
    "ticket.send": async ({ effect: { text, context, untaken, pictures }, job, chatId, chat }) => {
      const brought = await bringPictures({ job, chatId, chat }, pictures);
      if ("againInMs" in brought) return brought;
      const facts = besideWords(context, await heldOf(chatId, chat), placeOf).map(({ name, value }) => ({
        name: polish(name),
        value: value ? polish(value) : "",
      }));
      const { files } = brought;
      const all = [...facts, ...told(untaken), ...inPolish(brought)];
      return withNews(await tickets.send({ job, chatId, text, context, lang: chat.lang, facts: all, files }), brought);
    },
    "ticket.add": async ({ effect: { ticket: id, text, untaken, pictures }, job, chatId, chat }) => {
      const brought = await bringPictures({ job, chatId, chat }, pictures);
      if ("againInMs" in brought) return brought;
      const { files } = brought;
      const facts = [...told(untaken), ...inPolish(brought)];
      return withNews(await tickets.add({ job, chatId, id, text, facts, files }), brought);
    },
    "ticket.withdraw": ({ effect, job, chatId }) => tickets.withdraw({ job, chatId, id: effect.ticket }),
    "ticket.solve": ({ effect, job, chatId }) => tickets.solve({ job, chatId, id: effect.ticket }),
  };
};

/** The student is told about the pictures only if the message was taken. */
const withNews = (happening: Happening, { news }: Brought): Happening =>
  news && (happening.kind === "ticketOpened" || happening.kind === "ticketAdded")
    ? { ...happening, pictures: news }
    : happening;
