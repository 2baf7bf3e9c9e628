import type { Institution } from "../../../dialogs/kit/institution";
import { day, moment, t, verbatim, type Lang, type Text } from "../../../dialogs/kit/text";
import type { Catalog } from "../../conversation/catalog";
import { html, type Html } from "../../foundation/html";
import { page } from "../../foundation/page";
import { plainName } from "../../foundation/plainName";
import { factOf } from "../../tickets/ticketFact";
import type { OwnData } from "./ownData";
import { copyStyle } from "./style";

export interface CopyPageDeps {
  readonly catalog: Pick<Catalog, "say">;
  readonly institution: Pick<Institution, "privacy" | "codes">;
  readonly noticeUrl: (lang: Lang) => string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Say = (text: Text) => string;
type Row = readonly [name: Text, value: Text | undefined];

const date = (it: string | null): Text => (it === null ? t("copy.unknown") : t("plain", { value: day(it) }));
const time = (ms: number | undefined): Text =>
  ms === undefined ? t("copy.unknown") : t("plain", { value: moment(new Date(ms).toISOString()) });

/**
 * A person's data as a page that they can read and print (GDPR art. 15). It is one file that needs neither the network nor
 * scripts.
 */
export function copyAsPage(data: OwnData, lang: Lang, { catalog, institution, noticeUrl, now }: CopyPageDeps): string {
  const say: Say = (text) => catalog.say(text, lang);
  const body = html`<p>${say(t("copy.intro", { made: moment(new Date(now).toISOString()) }))}</p>
    ${conversationPart(data, say)} ${accountPart(data, institution, say)} ${ordersPart(data, say)}
    ${chatsPart(data, say)} ${looksPart(data, say)} ${ticketsPart(data, say)} ${missedPart(data, say)}
    <h2>${say(t("copy.notHere"))}</h2>
    <p>${say(t("privacy.never"))}</p>
    <p>${say(t("copy.elsewhere"))}</p>
    ${list([[t("privacy.officer"), verbatim(institution.privacy.officer)]], say)}
    <p>${say(t("privacy.notice"))}: <a href="${noticeUrl(lang)}">${noticeUrl(lang)}</a></p>`;
  return page(lang, say(t("privacy.exportTitle")), body, copyStyle);
}

function conversationPart({ chat, votes }: OwnData, say: Say): Html {
  const rows: Row[] = [
    [t("copy.nameInChat"), chat.name === undefined ? undefined : verbatim(plainName(chat.name))],
    [t("privacy.fact.language"), t(`language.${chat.lang}`)],
    [t("copy.lastSeen"), time(chat.lastSeenAt)],
    [t("broadcast.settings"), t(`broadcast.${chat.wantsNoBroadcasts ? "off" : "on"}`)],
    [t("copy.refusal"), chat.orderRefusal && { words: chat.orderRefusal }],
    [t("copy.votes"), votes === 0 ? undefined : t("plain", { value: votes })],
  ];
  return html`<h2>${say(t("copy.conversation"))}</h2>
    ${list(rows, say)}`;
}

function accountPart({ account }: OwnData, { codes }: CopyPageDeps["institution"], say: Say): Html {
  const rows: Row[] = account
    ? [
        [t("privacy.fact.name"), account.firstName === null ? undefined : verbatim(account.firstName)],
        [t("privacy.fact.studentNumber"), account.studentNumber === null ? undefined : verbatim(account.studentNumber)],
        [t("copy.usosId"), verbatim(account.usosId)],
        [t("copy.access"), t(account.token === null ? "copy.accessEnded" : "copy.accessSealed")],
        [t("privacy.fact.reminders"), t(`reminders.${account.reminders.on ? "on" : "off"}`)],
        [t("privacy.fact.codes"), t(`codesWhen.${account.codes ?? codes}`)],
      ]
    : [[t("privacy.fact.account"), t("privacy.notLinked")]];
  return html`<h2>${say(t("privacy.fact.account"))}</h2>
    ${list(rows, say)}`;
}

function ordersPart({ account }: OwnData, say: Say): Html {
  const orders = Object.values(account?.orders ?? {});
  const head = [t("tickets.stateName"), t("fact.orderedAt"), t("fact.expiresAt"), t("copy.changed")];
  const rows = orders.map((it) => [t(`timeline.${it.phase}`), date(it.orderedAt), date(it.expiresAt), time(it.since)]);
  return part(t("copy.orders"), t("copy.noOrders"), head, rows, say);
}

function chatsPart({ chats }: OwnData, say: Say): Html {
  const head = [t("copy.chat"), t("copy.since")];
  return part(t("chats.title"), t("copy.noChats"), head, chatRows(chats), say);
}

const chatRows = (chats: OwnData["chats"]): Text[][] => chats.map(({ title, since }) => [verbatim(title), time(since)]);

/** The times at which staff looked at the student's card. The audit log says by whom, and why. */
function looksPart({ account }: OwnData, say: Say): Html {
  const looks = account?.looks ?? [];
  if (looks.length === 0) return html``;
  const rows = looks.map(({ at }) => [time(at)]);
  return part(t("privacy.fact.looks"), t("privacy.fact.looks"), [t("copy.when")], rows, say);
}

function ticketsPart({ tickets }: OwnData, say: Say): Html {
  const parts = tickets.map(({ id, ticket }) => {
    const { state, changedAt } = factOf(
      id,
      ticket,
      () => "",
      () => false,
    );
    const first = { from: "student" as const, author: null, at: ticket.openedAt, text: ticket.text, files: [] };
    const words = [first, ...ticket.entries.filter(({ what }) => what === "said")];
    const facts = ticket.facts.map(({ name, value }): Row => [verbatim(name), verbatim(value)]);
    return html`<h3>${say(t("tickets.open", { ticket: id }))}</h3>
      ${list([[t("tickets.stateName"), t(`tickets.state.${state}`, { when: moment(changedAt) })], ...facts], say)}
      ${words.map(
        ({ from, author, at, text, files }) =>
          html`<p class="by">
              ${say(
                t(`tickets.wordsBy.${author === null && from === "staff" ? "somebody" : from}`, {
                  when: moment(at),
                  ...(author !== null && { name: { text: verbatim(author) } }),
                }),
              )}
            </p>
            <blockquote>${lines([text, ...files.map(({ name }) => `[${name}]`)])}</blockquote>`,
      )}`;
  });
  return html`<h2>${say(t("tickets.title"))}</h2>
    ${parts.length > 0 ? parts : html`<p>${say(t("tickets.count", { count: 0 }))}</p>`}`;
}

/** Texts below each other, with their own line breaks. */
const lines = (texts: readonly string[]): Html =>
  html`${texts.flatMap((it) => it.split("\n")).map((it, at) => (at === 0 ? html`${it}` : html`<br />${it}`))}`;

function missedPart({ missed }: OwnData, say: Say): Html {
  if (missed.length === 0) return html``;
  const rows = missed.map(({ at, text }) => [time(at), verbatim(text)]);
  return part(t("copy.missed"), t("copy.missed"), [t("copy.when"), t("copy.words")], rows, say);
}

function part(title: Text, none: Text, head: readonly Text[], rows: readonly (readonly Text[])[], say: Say): Html {
  const names = head.map(say);
  return html`<h2>${say(title)}</h2>
    ${
      rows.length === 0
        ? html`<p>${say(none)}</p>`
        : html`<table>
            <thead>
              <tr>
                ${names.map((it) => html`<th scope="col">${it}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    ${row.map((it, at) => html`<td data-name="${names[at]}"><bdi>${say(it)}</bdi></td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}

function list(rows: readonly Row[], say: Say): Html {
  const known = rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return html`<dl>
    ${known.map(
      ([name, value]) =>
        html`<dt>${say(name)}</dt>
          <dd><bdi>${say(value)}</bdi></dd>`,
    )}
  </dl>`;
}
