import { day, moment, t, type Lang } from "../../../../dialogs/kit/text";
import type { Finding, OrderFound, Source } from "../../../helpdesk/finding";
import { aboutOf, type Subject } from "../../../helpdesk/subject";
import type { DeskTicket } from "../../../tickets/port";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { cardOf } from "./cardOf";
import { channelTitle, chatTitle } from "./chatTitle";
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
    ...(isKnown(it) ? knownBlocks(it, say, lang) : [section(unknownWords(it, subject, say, lang))]),
    ...(isKnown(it) || isSourceTold(source) ? [context(sourceWords(source, say, lang))] : []),
    ...(own === null ? [] : ownCardBlocks(own, said)),
    ...(orders.length === 0 ? [] : [heading(say("lookup.orders", lang))]),
    ...orders.slice(0, mostOrders).map((order) => section(cut(orderWords(order, say, lang), limits.sectionText))),
    ...(tickets.length === 0 ? [] : [heading(say("lookup.tickets", lang))]),
    ...tickets.slice(0, mostTickets).map((ticket) => ticketLine(ticket, say, lang)),
    ...adviceBlocks(it, said),
  ];
}

function titleOf({ album, strayOrder }: Finding, subject: Subject, say: Say, lang: Lang): string {
  if (strayOrder !== null) return say("lookup.orderHeading", lang, { order: strayOrder });
  const number = album ?? (subject.kind === "album" ? subject.number : null);
  if (number !== null) return say("lookup.heading", lang, { album: number });
  return subject.kind === "chat" ? chatTitle(subject.chatId, say, lang) : aboutOf(subject);
}

/** Whether Legitka knows the person. People who have not signed in may still have a chat or a ticket. */
const isKnown = ({ link, chats, tickets }: Finding): boolean =>
  link !== "never" || chats.length > 0 || tickets.length > 0;

/** Whether USOS was asked about an order of somebody whom Legitka does not know. */
const isSourceTold = (source: Source): boolean =>
  source.kind !== "followed" || (source.why !== "noKey" && source.why !== "nothing");

function unknownWords({ strayOrder }: Finding, { kind }: Subject, say: Say, lang: Lang): string {
  if (strayOrder !== null) return say("lookup.strayOrder", lang);
  const keys = {
    album: "lookup.unknownAlbum",
    email: "lookup.unknownEmail",
    ticket: "refusal.unknown",
    name: "lookup.unknownName",
    chat: "lookup.unknownChat",
  };
  return say(keys[kind], lang);
}

function knownBlocks({ firstName, link, chats, trouble }: Finding, say: Say, lang: Lang): Block[] {
  const at = (ms: number) => moment(new Date(ms).toISOString());
  const known = [
    ...(firstName === null ? [] : [say("lookup.firstName", lang, { name: firstName })]),
    say(`lookup.${link}`, lang),
    ...chats.map(({ channel, lastSeenAt }) =>
      say("lookup.chat", lang, { chat: channelTitle(channel, say, lang), at: at(lastSeenAt) }),
    ),
    trouble ? say("lookup.trouble", lang, { code: trouble.code, at: at(trouble.at) }) : say("lookup.noTrouble", lang),
  ];
  return [section(known.join("\n"))];
}

function sourceWords(source: Source, say: Say, lang: Lang): string {
  const at = source.at === null ? undefined : moment(new Date(source.at).toISOString());
  if (source.kind !== "followed") return say(`lookup.from.${source.kind}`, lang, at === undefined ? {} : { at });
  if (source.why === "nothing") return say("lookup.noOrders", lang);
  const why = say(source.why === "noKey" ? "lookup.noKey" : "lookup.noAnswer", lang);
  return at === undefined ? say("lookup.followedNothing", lang, { why }) : say("lookup.followed", lang, { at, why });
}

function orderWords({ phase, status, orderedAt, expiresAt, since }: OrderFound, say: Say, lang: Lang): string {
  const unsaid = say("lookup.unsaid", lang);
  return say("lookup.order", lang, {
    phase: say(`phase.${phase}`, lang),
    status: status ?? unsaid,
    ordered: orderedAt === null ? unsaid : day(orderedAt),
    expires: expiresAt === null ? unsaid : day(expiresAt),
    since: since === null ? unsaid : moment(new Date(since).toISOString()),
  });
}

/** A ticket with its first line, and a link to its thread if it is on the board. */
function ticketLine({ id, ticket }: DeskTicket, say: Say, lang: Lang): Block {
  const by = ticket.claimedBy?.name ?? say("lookup.nobody", lang);
  const opened = say("plain", lang, { value: moment(ticket.openedAt) });
  const head = [id, say(`state.${ticket.state}`, lang), by, opened].join(" · ");
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
