import { verbatim, type Value } from "../../dialogs/kit/text";
import { redactPesel } from "../foundation/redact";
import type { Letter } from "./queues";
import type { Ticket } from "./ticket";
import { targetName } from "./handing/target";
import { plainLines, reader, staff, student, type Piece } from "./letterPieces";
import { typedLine } from "./typed";

/** The parts of a ticket that letters contain. */
type Told = Pick<Ticket, "text" | "facts" | "entries" | "board" | "splitFrom">;

/** A sentence under `mail` in the locale files, in Polish. */
export type SayMail = (key: string, values?: Readonly<Record<string, Value>>) => string;

export interface ReplyTo {
  readonly address: string;
  /** A line that proves which ticket is meant if the address gets lost. */
  readonly token: string;
}

/**
 * A letter to staff about a ticket, from its intro to its footer. The words that people typed are set apart; all other lines come from
 * Legitka and contain at most a name that somebody chose.
 */
export function letterPieces(
  say: SayMail,
  { university, support }: { readonly university: string; readonly support: string },
  { about, ticket: id, index, text, to }: Letter,
  ticket: Told | undefined,
  replyTo: ReplyTo | undefined,
): Piece[] {
  const entry = about === "added" ? ticket?.entries[index] : undefined;
  const contextOf = (lines: readonly string[]) => (lines.length === 0 ? [] : [say("context"), ...lines, ""]);
  const facts = [...(ticket?.facts ?? []), ...(entry?.facts ?? [])].map(factLine);
  const intro = say("intro", { university: university });
  const context = about === "opened" || about === "added" || about === "handed" ? contextOf(facts) : [];
  const footer = [
    "-- ",
    say("setApart"),
    say("noSecrets"),
    ...(about === "elsewhere" ? [] : howToAnswer(say, id, ticket, replyTo)),
  ];
  const said: Piece[] = [
    ...(ticket
      ? words(say, { about, id, index, isForOffice: to !== undefined }, ticket)
      : [say(about, { ticket: id, support })]),
    ...(text === undefined ? [] : ["", reader(text)]),
  ];
  return [intro, "", ...said, "", ...context, ...footer].map(masked);
}

/** A number that looks like a PESEL stands in no letter. */
const masked = (it: Piece): Piece => (typeof it === "string" ? redactPesel(it) : { ...it, text: redactPesel(it.text) });

/** The plain part of a letter. */
export const letterText = (pieces: readonly Piece[]): string => pieces.flatMap(plainLines).join("\n");

/** Where staff can answer: the letter itself if a mailbox is read, else the ticket's thread, else only the student directly. */
function howToAnswer(say: SayMail, id: string, ticket: Told | undefined, replyTo: ReplyTo | undefined): string[] {
  if (replyTo) return [say("howToAnswer"), replyTo.token];
  if (!ticket) return [];
  if (!ticket.board) return [say("answerDirectly")];
  const link = ticket.board.ref?.["link"];
  return [say("answerInSlack", { ticket: id }), ...(typeof link === "string" ? [link] : [])];
}

interface Occasion extends Pick<Letter, "about" | "index"> {
  readonly id: string;
  readonly isForOffice: boolean;
}

function words(say: SayMail, { about, id, index, isForOffice }: Occasion, ticket: Told): Piece[] {
  const { text = "", author, files = [], to, note } = ticket.entries[index] ?? {};
  const by = author === undefined || author === null ? say("somebody") : typedLine(author);
  switch (about) {
    case "opened":
      return [
        ...(ticket.splitFrom === undefined ? [] : [say("splitFrom", { ticket: ticket.splitFrom }), ""]),
        say("words"),
        "",
        student(ticket.text),
      ];
    case "merged":
    case "unmerged":
      return [say(about, { ticket: id, by: { text: verbatim(by) }, other: text })];
    case "added":
      return [say("added", { ticket: id }), "", student(text)];
    case "answered":
      return [
        say("answered", { ticket: id, by: { text: verbatim(by) } }),
        "",
        staff(text),
        ...files.map((it) => `[${it.name}]`),
      ];
    case "resolved":
      return [
        author === null ? say("solved", { ticket: id }) : say("resolved", { ticket: id, by: { text: verbatim(by) } }),
      ];
    case "reopened":
      return [say("reopened", { ticket: id, by: { text: verbatim(by) } })];
    case "handed":
      return [
        say("handed", { ticket: id, by: { text: verbatim(by) } }),
        ...(note === undefined ? [] : ["", say("handedNote"), "", student(note)]),
        "",
        say("words"),
        "",
        student(ticket.text),
        ...ticket.entries.slice(0, index).flatMap((it) => saidBefore(say, id, it)),
      ];
    case "handedOn":
    case "notHanded":
      return [say(about, { ticket: id, by: { text: verbatim(to ? typedLine(targetName(to)) : typedLine(text)) } })];
    case "answeredByMail":
      return [
        say("answeredByMail", { ticket: id, by: { text: verbatim(by) } }),
        "",
        staff(text),
        ...files.map((it) => `[${it.name}]`),
      ];
    case "takenBack":
      if (isForOffice) return [say("takenBack", { ticket: id })];
      return [say("backWithTeam", { ticket: id }), ...(isAnswered(ticket, index) ? [] : [say("stillWaits")])];
    case "withdrawn":
    case "unreachable":
    case "erased":
    case "unheard":
    case "unclear":
    case "elsewhere":
    case "cut":
    case "encrypted":
    case "packed":
    case "noAnswer":
    case "blanks":
    case "files":
      return [say(about, { ticket: id })];
  }
}

/** Whether staff had the last word before an entry. */
const isAnswered = ({ entries }: Told, index: number): boolean =>
  entries.slice(0, index).findLast(({ what }) => what === "said")?.from === "staff";

/** The messages about a ticket from before it was handed to an office. */
function saidBefore(say: SayMail, id: string, { what, from, author, text }: Ticket["entries"][number]): Piece[] {
  if (what !== "said") return [];
  const by = author === null ? say("somebody") : typedLine(author);
  return from === "student"
    ? ["", say("added", { ticket: id }), "", student(text)]
    : ["", say("answeredBefore", { ticket: id, by: { text: verbatim(by) } }), "", staff(text)];
}

/** A line of the context; a value in it may be a name that somebody chose. */
export const factLine = ({ name, value }: Ticket["facts"][number]): string => `  ${name}: ${typedLine(value)}`;
