import { t, type Lang } from "../../../../dialogs/kit/text";
import type { Finding } from "../../../helpdesk/finding";
import {
  isKnown,
  isSourceTold,
  knownWords,
  orderWords,
  sourceWords,
  ticketWords,
  titleOf,
  unknownWords,
} from "../../../helpdesk/findingWords";
import type { Subject } from "../../../helpdesk/subject";
import type { DeskTicket } from "../../../tickets/port";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { cardOf } from "./cardOf";
import { names, type Say } from "./deps";
import { ownCardBlocks } from "./ownCardBlocks";
import { heading, type Said } from "./said";
import { button } from "./ticketCard";
import { typedBeginning } from "./typedWords";

const mostOrders = 8;
const mostTickets = 10;
/** How much of a ticket's first line is shown. */
const longestBeginning = 150;

/** Renders the result of a look-up. A finding contains no codes and nothing that leads to one, so neither does the result. */
export function findingBlocks(it: Finding, subject: Subject, said: Said): Block[] {
  const { say, lang } = said;
  const { orders, tickets, own, source } = it;
  return [
    { type: "header", text: plain(cut(titleOf(it, subject, say, lang), limits.header)) },
    ...(isKnown(it)
      ? [section(knownWords(it, say, lang).join("\n"))]
      : [section(unknownWords(it, subject, say, lang))]),
    ...(isKnown(it) || isSourceTold(source) ? [context(sourceWords(source, say, lang))] : []),
    ...(own === null ? [] : ownCardBlocks(own, said)),
    ...(orders.length === 0 ? [] : [heading(say("lookup.orders", lang))]),
    ...orders.slice(0, mostOrders).map((order) => section(cut(orderWords(order, say, lang), limits.sectionText))),
    ...(tickets.length === 0 ? [] : [heading(say("lookup.tickets", lang))]),
    ...tickets.slice(0, mostTickets).map((ticket) => ticketLine(ticket, say, lang)),
    ...adviceBlocks(it, said),
  ];
}

/** A ticket with its first line, and a link to its thread if it is on the board. */
function ticketLine({ id, chatId, ticket }: DeskTicket, say: Say, lang: Lang): Block {
  const head = ticketWords({ id, chatId, ticket }, say, lang);
  const url = cardOf(ticket.board?.ref)?.link;
  return {
    ...section(`${head}\n${typedBeginning(ticket.text, longestBeginning)}`),
    ...(url === undefined ? {} : { accessory: button(say("button.thread", lang), `${names.link}${id}`, id, { url }) }),
  };
}

/** Texts for the student. Where there is a ticket to answer, a button puts each of them into the form of the answer. */
function adviceBlocks({ advice, answers }: Finding, { say, sayText, lang }: Said): Block[] {
  if (advice.length === 0) return [];
  const title = answers === null ? say("lookup.advice", lang) : say("lookup.adviceFor", lang, { ticket: answers });
  const insert = say("button.advise", lang);
  return [
    heading(title),
    ...advice.map((key): Block => ({
      ...section(cut(sayText(t(key), lang), limits.sectionText)),
      ...(answers === null ? {} : { accessory: button(insert, names.advise, `${answers}:${key}`) }),
    })),
  ];
}
