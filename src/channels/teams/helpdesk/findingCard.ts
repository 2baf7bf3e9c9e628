import { moment, t, type Lang } from "../../../../dialogs/kit/text";
import { channelTitle } from "../../../helpdesk/chatTitle";
import type { Finding, Namesake, Namesakes } from "../../../helpdesk/finding";
import {
  conditionWords,
  isKnown,
  isSourceTold,
  knownWords,
  orderWords,
  ownWords,
  sourceWords,
  ticketWords,
  titleOf,
  unknownWords,
} from "../../../helpdesk/findingWords";
import type { Said, Say } from "../../../helpdesk/say";
import type { Subject } from "../../../helpdesk/subject";
import type { Element } from "../../adaptiveCard/types";
import { markSymbols } from "../../marks";
import { cardAt } from "./cardAt";
import {
  cut,
  deskCard,
  heading,
  opensUrl,
  paragraph,
  subheading,
  submits,
  subtle,
  typed,
  type DeskCard,
} from "./elements";

const mostOrders = 8;
const mostTickets = 10;
/** How much of a ticket's text is shown. */
const longestBeginning = 150;

/** Renders the result of a look-up. A finding contains no codes and nothing that leads to one, so neither does the result. */
export function findingCard(it: Finding, subject: Subject, said: Said): DeskCard {
  const { say, lang } = said;
  const { orders, tickets, source } = it;
  const title = titleOf(it, subject, say, lang);
  const known = isKnown(it);
  return deskCard(lang, title, [
    heading(title),
    ...(known ? paragraph(knownWords(it, say, lang).join("\n")) : paragraph(notKnown(it, subject, say, lang))),
    ...(known || isSourceTold(source) ? [subtle(sourceWords(source, say, lang))] : []),
    ...own(it, said),
    ...(orders.length === 0 ? [] : [subheading(say("lookup.orders", lang))]),
    ...orders.slice(0, mostOrders).flatMap((order) => paragraph(orderWords(order, say, lang))),
    ...(tickets.length === 0 ? [] : [subheading(say("lookup.tickets", lang))]),
    ...tickets.slice(0, mostTickets).flatMap((ticket): Element[] => {
      const link = cardAt(ticket.ticket.board?.ref)?.link;
      return [
        ...paragraph(ticketWords(ticket, say, lang)),
        ...typed(cut(ticket.ticket.text, longestBeginning)),
        ...(link === undefined ? [] : [buttons(opensUrl(say("button.thread", lang), link))]),
      ];
    }),
    ...advice(it, said),
  ]);
}

/** Teams knows an address only in a chat that exists, so there the words about the chat's directory are others. */
const notKnown = (it: Finding, subject: Subject, say: Say, lang: Lang): string =>
  subject.kind === "email" ? say("inTeams.unknownEmail", lang) : unknownWords(it, subject, say, lang);

const buttons = (...actions: Element[]): Element => ({ type: "ActionSet", actions });

function own({ own: it }: Finding, said: Said): Element[] {
  if (it === null) return [];
  const { say, lang } = said;
  const conditions = conditionWords(it, markSymbols, said);
  return [
    subheading(say("lookup.own", lang)),
    ...paragraph(ownWords(it, said).join("\n")),
    ...(conditions.length === 0
      ? []
      : [
          ...paragraph([say("lookup.conditions", lang), ...conditions].join("\n")),
          subtle(say("lookup.marks", lang, { ...markSymbols })),
        ]),
  ];
}

/** Texts for the student. Where there is a ticket to answer, a button puts each of them into the form of the answer. */
function advice({ advice: keys, answers }: Finding, { say, sayText, lang }: Said): Element[] {
  if (keys.length === 0) return [];
  const title = answers === null ? say("lookup.advice", lang) : say("lookup.adviceFor", lang, { ticket: answers });
  return [
    subheading(title),
    ...keys.flatMap((key) => [
      ...paragraph(sayText(t(key), lang)),
      ...(answers === null
        ? []
        : [buttons(submits(say("button.advise", lang), { desk: "advise", ticket: answers, key }))]),
    ]),
  ];
}

/** Renders the people who have the name that was looked up, for staff to choose one. Their surnames are not told. */
export function namesakesCard({ namesakes, others }: Namesakes, name: string, say: Say, lang: Lang): DeskCard {
  return deskCard(lang, name, [
    heading(name),
    ...paragraph(say("lookup.namesakes", lang)),
    ...namesakes.flatMap((it) => [
      ...paragraph(namesakeLine(it, say, lang)),
      buttons(submits(say("button.lookChat", lang), { desk: "look", whom: { chatId: it.chatId } })),
    ]),
    ...(others > 0 ? [subtle(say("lookup.namesakesMore", lang, { count: others }))] : []),
  ]);
}

function namesakeLine({ channel, lastSeenAt, album }: Namesake, say: Say, lang: Lang): string {
  const chat = channelTitle(channel, say, lang);
  const seen = say("lookup.chat", lang, { chat, at: moment(new Date(lastSeenAt).toISOString()) });
  return album === null ? seen : `${say("lookup.heading", lang, { album })} · ${seen}`;
}
