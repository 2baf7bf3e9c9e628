import { day, moment, type Lang } from "../../../../dialogs/kit/text";
import type { Finding, OrderFound } from "../../../helpdesk/lookup";
import { aboutOf, type Subject } from "../../../helpdesk/subject";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import type { Say } from "./deps";

const mostOrders = 10;
const mostTickets = 10;

/** Renders the result of a look-up. A finding contains no codes and nothing that leads to one, so neither does the result. */
export function findingBlocks(it: Finding, subject: Subject, say: Say, lang: Lang): Block[] {
  const { orders, tickets, advice } = it;
  const album = it.album ?? (subject.kind === "album" ? subject.number : null);
  const title = album === null ? aboutOf(subject) : say("lookup.heading", lang, { album });
  return [
    { type: "header", text: plain(cut(title, limits.header)) },
    ...(isKnown(it) ? knownBlocks(it, say, lang) : [section(unknownWords(subject, say, lang))]),
    ...(orders.length === 0 ? [] : [heading(say("lookup.orders", lang))]),
    ...orders.slice(0, mostOrders).map((order) => section(cut(orderWords(order, say, lang), limits.sectionText))),
    ...(tickets.length === 0 ? [] : [heading(say("lookup.tickets", lang))]),
    ...tickets.slice(0, mostTickets).map(({ id, ticket }) => {
      const by = ticket.claimedBy?.name ?? say("lookup.nobody", lang);
      const opened = say("plain", lang, { value: moment(ticket.openedAt) });
      return section([id, say(`state.${ticket.state}`, lang), by, opened].join(" · "));
    }),
    ...(advice.length === 0 ? [] : [heading(say("lookup.advice", lang))]),
    ...advice.map((one) => section(say(`advice.${one}`, lang))),
  ];
}

/** Whether Legitka knows the person. People who have not signed in may still have a chat or a ticket. */
const isKnown = ({ link, chats, tickets }: Finding): boolean =>
  link !== "never" || chats.length > 0 || tickets.length > 0;

function unknownWords({ kind }: Subject, say: Say, lang: Lang): string {
  return say({ album: "lookup.unknownAlbum", email: "lookup.unknownEmail", ticket: "refusal.unknown" }[kind], lang);
}

function knownBlocks(it: Finding, say: Say, lang: Lang): Block[] {
  const at = (ms: number) => moment(new Date(ms).toISOString());
  const { firstName, link, chats, trouble } = it;
  const known = [
    ...(firstName === null ? [] : [say("lookup.firstName", lang, { name: firstName })]),
    say(`lookup.${link}`, lang),
    ...chats.map(({ channel, lastSeenAt }) =>
      say("lookup.chat", lang, { chat: titles[channel] ?? say("chat.web", lang), at: at(lastSeenAt) }),
    ),
    trouble ? say("lookup.trouble", lang, { code: trouble.code, at: at(trouble.at) }) : say("lookup.noTrouble", lang),
  ];
  return [section(known.join("\n")), context(sourceWords(it.source, say, lang))];
}

const titles: Readonly<Record<string, string>> = { teams: "Teams", slack: "Slack" };

const heading = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text: `*${text}*` } });

function sourceWords(source: Finding["source"], say: Say, lang: Lang): string {
  if (source.kind === "usos") {
    return say("lookup.fromUsos", lang, { at: moment(new Date(source.at).toISOString()) });
  }
  if (source.why === "nothing") return say("lookup.noOrders", lang);
  const why = say(source.why === "noKey" ? "lookup.noKey" : "lookup.noAnswer", lang);
  return source.at === null
    ? say("lookup.followedNothing", lang, { why })
    : say("lookup.followed", lang, { at: moment(new Date(source.at).toISOString()), why });
}

function orderWords({ phase, status, orderedAt, expiresAt, since }: OrderFound, say: Say, lang: Lang): string {
  const unsaid = say("lookup.unsaid", lang);
  return say("lookup.order", lang, {
    phase: say(`phase.${phase}`, lang),
    status: status ?? unsaid,
    ordered: orderedAt === null ? unsaid : day(orderedAt),
    expires: expiresAt === null ? unsaid : day(expiresAt),
    since: moment(new Date(since).toISOString()),
  });
}
