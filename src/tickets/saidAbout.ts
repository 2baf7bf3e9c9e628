import { redactPesel } from "../foundation/redact";
import { targetName } from "./handing/target";
import { factLine } from "./letterText";
import type { Entry, Ticket } from "./ticket";
import { typedLine, typedLines } from "./typed";

/** A sentence of a letter, by its name in the locales. */
type Say = (key: string, values: { readonly ticket: string; readonly by: string; readonly other?: string }) => string;

const sentences = [
  "words",
  "setApart",
  "context",
  "added",
  "answered",
  "resolved",
  "solved",
  "reopened",
  "withdrawn",
  "unreachable",
  "handed",
  "handedNote",
  "answeredBefore",
  "answeredByMail",
  "handedOn",
  "takenBack",
  "backWithTeam",
  "stillWaits",
  "notHanded",
  "unheard",
  "unclear",
  "cut",
  "encrypted",
  "packed",
  "noAnswer",
  "blanks",
  "files",
];

/** The letters that return text to its authors. */
const givingBack = ["unclear", "cut", "noAnswer", "blanks", "files"];

export interface SaidAbout {
  /**
   * Everything that letters about a ticket may have said to staff so far. Text in a repeated letter that is not in this list was
   * written into it by somebody.
   */
  readonly said: readonly string[];
  /** The sentences that introduce text which a letter returned; that text is not part of `said`. */
  readonly givesBack: readonly string[];
  /** The notes to whoever got the ticket and the heading above them, which a student must never read. */
  readonly notes: readonly string[];
}

export function saidAbout(id: string, { text, facts, entries, splitFrom }: Ticket, say: Say): SaidAbout {
  const authors = [
    ...new Set(
      entries.flatMap(({ author, to }) => [
        author === null ? say("somebody", { ticket: id, by: "" }) : typedLine(author),
        ...(to ? [typedLine(targetName(to))] : []),
      ]),
    ),
  ];
  const said = [
    ...(authors.length === 0 ? [""] : authors).flatMap((by) => sentences.map((key) => say(key, { ticket: id, by }))),
    ...(splitFrom === undefined ? [] : [say("splitFrom", { ticket: splitFrom, by: "" })]),
    ...asWritten(text),
    ...facts.map(factLine),
    ...entries.flatMap((entry) => [
      ...asWritten(entry.text),
      ...asWritten(entry.note ?? ""),
      ...(entry.facts ?? []).map(factLine),
      ...entry.files.map(({ name }) => `[${name}]`),
      ...joiningSaid(id, entry, say),
    ]),
  ].map(redactPesel);
  const notes = entries.flatMap(({ what, note }) => (what === "handed" && note !== undefined ? [note] : []));
  return {
    said,
    givesBack: givingBack.map((key) => say(key, { ticket: id, by: "" })),
    notes: notes.length === 0 ? [] : [say("handedNote", { ticket: id, by: "" }), ...notes],
  };
}

/** The sentence of a letter that tells of an entry by which a ticket is merged, or stands alone again. */
const joiningSaid = (ticket: string, { what, author, text: other }: Entry, say: Say): string[] =>
  what === "merged" || what === "unmerged"
    ? [say(what, { ticket, by: author === null ? say("somebody", { ticket, by: "" }) : typedLine(author), other })]
    : [];

/** The text as it was typed, which earlier letters contained, and as letters contain it now. */
const asWritten = (text: string): string[] => [
  text,
  typedLines(text).join("\n"),
  // In the HTML part, the lists of staff are real ones.
  text.replace(/^[ \t]{0,8}[*\-–][ \t]{1,8}/gm, "• "),
];
