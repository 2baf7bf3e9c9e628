import { verbatim, type Value } from "../../dialogs/kit/text";
import type { Letter } from "./queues";
import type { Ticket } from "./ticket";

/** A sentence under `mail` in the locale files, in Polish. */
export type SayMail = (key: string, values?: Readonly<Record<string, Value>>) => string;

export interface ReplyTo {
  readonly address: string;
  /** A line that proves which ticket is meant when the address gets lost. */
  readonly token: string;
}

/** What staff read in a letter about a ticket, from its intro to its footer. */
export function letterText(
  say: SayMail,
  university: string,
  { about, ticket: id, index, text }: Letter,
  ticket: Ticket | undefined,
  replyTo: ReplyTo | undefined,
): string {
  const facts = (ticket?.facts ?? []).map(({ name, value }) => `  ${name}: ${value}`);
  const intro = say("intro", { university: university });
  const context = about === "opened" || about === "added" ? [say("context"), ...facts, ""] : [];
  const how = replyTo ? [say("howToAnswer"), replyTo.token] : [];
  const footer = ["-- ", say("noSecrets"), ...how];
  const said = [...(ticket ? words(say, about, id, ticket, index) : [say(about, { ticket: id })]), ...returned(text)];
  return [intro, "", ...said, "", ...context, ...footer].join("\n");
}

function words(say: SayMail, about: Letter["about"], id: string, ticket: Ticket, index: number): string[] {
  const { text = "", author, files = [] } = ticket.entries[index] ?? {};
  const by = author ?? say("somebody");
  switch (about) {
    case "opened":
      return [say("words"), "", ticket.text];
    case "added":
      return [say("added", { ticket: id }), "", text];
    case "answered":
      return [
        say("answered", { ticket: id, by: { text: verbatim(by) } }),
        "",
        text,
        ...files.map((it) => `[${it.name}]`),
      ];
    case "resolved":
      return [
        author === null ? say("solved", { ticket: id }) : say("resolved", { ticket: id, by: { text: verbatim(by) } }),
      ];
    case "reopened":
      return [say("reopened", { ticket: id, by: { text: verbatim(by) } })];
    case "withdrawn":
    case "unreachable":
    case "erased":
    case "unheard":
    case "unclear":
    case "cut":
    case "encrypted":
    case "packed":
      return [say(about, { ticket: id })];
  }
}

/** Quotes words that go back to those who wrote them, so that they are told apart from ours. */
const returned = (text: string | undefined): string[] =>
  text === undefined ? [] : ["", ...text.split("\n").map((it) => `| ${it}`.trimEnd())];
