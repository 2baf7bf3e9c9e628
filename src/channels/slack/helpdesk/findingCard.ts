import { day, moment, type Lang } from "../../../../dialogs/kit/text";
import type { Finding, OrderFound } from "../../../helpdesk/lookup";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import type { Say } from "./parts";

const mostOrders = 10;
const mostTickets = 10;

/** What a look-up found. Neither a code nor what leads to one is ever in it, for a finding has none. */
export function findingBlocks(it: Finding, asked: string, say: Say, lang: Lang): Block[] {
  const at = (ms: number) => moment(new Date(ms).toISOString());
  const { album, firstName, link, chats, trouble, orders, tickets, advice } = it;
  const title = album === null ? asked : say("lookup.heading", lang, { album });
  const known = [
    ...(firstName === null ? [] : [say("lookup.firstName", lang, { name: firstName })]),
    say(`lookup.${link}`, lang),
    ...chats.map(({ channel, lastSeenAt }) =>
      say("lookup.chat", lang, { chat: titles[channel] ?? say("chat.web", lang), at: at(lastSeenAt) }),
    ),
    trouble ? say("lookup.trouble", lang, { code: trouble.code, at: at(trouble.at) }) : say("lookup.noTrouble", lang),
  ];
  return [
    { type: "header", text: plain(cut(title, limits.header)) },
    section(known.join("\n")),
    context(sourceWords(it.source, say, lang)),
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

const titles: Readonly<Record<string, string>> = { teams: "Teams", slack: "Slack" };

const heading = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text: `*${text}*` } });

function sourceWords(source: Finding["source"], say: Say, lang: Lang): string {
  if (source.kind === "usos") {
    return say("lookup.fromUsos", lang, { at: moment(new Date(source.at).toISOString()) });
  }
  const why = say(`lookup.${whys[source.why] ?? "noAnswer"}`, lang);
  return source.at === null
    ? say("lookup.followedNothing", lang, { why })
    : say("lookup.followed", lang, { at: moment(new Date(source.at).toISOString()), why });
}

const whys: Readonly<Record<string, string>> = { noKey: "noKey", nothing: "noOrders" };

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
