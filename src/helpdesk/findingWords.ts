import { day, moment, t, type Lang } from "../../dialogs/kit/text";
import type { ConditionFact } from "../../dialogs/kit/facts";
import type { DeskTicket } from "../tickets/port";
import { channelTitle, chatTitle } from "./chatTitle";
import type { Finding, OrderFound, OwnCard, Source } from "./finding";
import type { Said, Say } from "./say";
import { aboutOf, type Subject } from "./subject";

/** The heading of a finding: the album number, or else what was looked up. */
export function titleOf({ album, strayOrder }: Finding, subject: Subject, say: Say, lang: Lang): string {
  if (strayOrder !== null) return say("lookup.orderHeading", lang, { order: strayOrder });
  const number = album ?? (subject.kind === "album" ? subject.number : null);
  if (number !== null) return say("lookup.heading", lang, { album: number });
  return subject.kind === "chat" ? chatTitle(subject.chatId, say, lang) : aboutOf(subject);
}

/** Whether Legitka knows the person. People who have not signed in may still have a chat or a ticket. */
export const isKnown = ({ link, chats, tickets }: Finding): boolean =>
  link !== "never" || chats.length > 0 || tickets.length > 0;

/** Whether USOS was asked about an order of somebody whom Legitka does not know. */
export const isSourceTold = (source: Source): boolean =>
  source.kind !== "followed" || (source.why !== "noKey" && source.why !== "nothing");

/** The words about somebody whom Legitka does not know. */
export function unknownWords({ strayOrder }: Finding, { kind }: Subject, say: Say, lang: Lang): string {
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

/** The facts that are known about a person, a line each. */
export function knownWords({ firstName, link, chats, trouble }: Finding, say: Say, lang: Lang): string[] {
  const at = (ms: number) => moment(new Date(ms).toISOString());
  return [
    ...(firstName === null ? [] : [say("lookup.firstName", lang, { name: firstName })]),
    say(`lookup.${link}`, lang),
    ...chats.map(({ channel, lastSeenAt }) =>
      say("lookup.chat", lang, { chat: channelTitle(channel, say, lang), at: at(lastSeenAt) }),
    ),
    trouble ? say("lookup.trouble", lang, { code: trouble.code, at: at(trouble.at) }) : say("lookup.noTrouble", lang),
  ];
}

export function sourceWords(source: Source, say: Say, lang: Lang): string {
  const at = source.at === null ? undefined : moment(new Date(source.at).toISOString());
  if (source.kind !== "followed") return say(`lookup.from.${source.kind}`, lang, at === undefined ? {} : { at });
  if (source.why === "nothing") return say("lookup.noOrders", lang);
  const why = say(source.why === "noKey" ? "lookup.noKey" : "lookup.noAnswer", lang);
  return at === undefined ? say("lookup.followedNothing", lang, { why }) : say("lookup.followed", lang, { at, why });
}

export function orderWords({ phase, status, orderedAt, expiresAt, since }: OrderFound, say: Say, lang: Lang): string {
  const unsaid = say("lookup.unsaid", lang);
  return say("lookup.order", lang, {
    phase: say(`phase.${phase}`, lang),
    status: status ?? unsaid,
    ordered: orderedAt === null ? unsaid : day(orderedAt),
    expires: expiresAt === null ? unsaid : day(expiresAt),
    since: since === null ? unsaid : moment(new Date(since).toISOString()),
  });
}

/** A ticket in one line: its number, its state, who works on it, and when it was opened. */
export function ticketWords({ id, ticket }: DeskTicket, say: Say, lang: Lang): string {
  const by = ticket.claimedBy?.name ?? say("lookup.nobody", lang);
  const opened = say("plain", lang, { value: moment(ticket.openedAt) });
  return [id, say(`state.${ticket.state}`, lang), by, opened].join(" · ");
}

/** USOS's answer to the student's own access: whether it would take an order, and if not, why. */
export function ownWords({ whyCannotOrder, reason }: OwnCard, { say, sayText, lang }: Said): string[] {
  const told = reason.length === 0 ? [say("lookup.noReasonGiven", lang)] : reason.map((it) => sayText(it, lang));
  const words = whyCannotOrder === null ? [say("lookup.mayOrder", lang)] : [say("lookup.mayNotOrder", lang), ...told];
  return words.filter((it) => it.trim() !== "");
}

/** The institution's conditions, a line each. */
export const conditionWords = (
  { conditions }: OwnCard,
  marks: Readonly<Record<ConditionFact["holds"], string>>,
  { sayText, lang }: Said,
): string[] =>
  conditions.map(({ condition, holds }) => `${marks[holds]} ${sayText(t(`condition.${condition}.name`), lang)}`);
