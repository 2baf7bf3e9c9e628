import { isOnlyNotes, withoutNotes } from "../../../tickets/notes";

/** The part of a message in a ticket's thread that is meant for the student. */
export type ForStudent =
  /** It is a note among staff, or empty. */
  | { readonly kind: "nothing" }
  | { readonly kind: "relay"; readonly text: string }
  /** Only the author can decide; `text` is what the student would read. */
  | { readonly kind: "ask"; readonly text: string };

/**
 * Decides which part of a message is relayed. A note is the paragraph that begins with two slashes. Lines that follow a note
 * without an empty line in between may belong to it or be the answer, and text addressed to a colleague may be meant only for
 * that colleague.
 * @param typed the message as its author saw it
 * @param raw the message as Slack sent it, in which mentions differ from plain words
 */
export function forStudent(typed: string, raw: string, bot: string | undefined): ForStudent {
  if (typed === "" || isOnlyNotes(typed)) return { kind: "nothing" };
  const text = withoutNotes(typed);
  const isClear = text === withoutNotes(typed, "paragraph") && !turnsToColleague(raw, bot);
  return { kind: isClear ? "relay" : "ask", text };
}

/** A mention of a person, of a group, or of everybody in the channel; also a typed name that Slack did not recognise. */
const addressee =
  /<@([A-Z0-9]+)(?:\|[^<>]*)?>|<!(?:subteam\^[^<>|]*|here|channel|everyone)(?:\|[^<>]*)?>|(?<![\p{L}\p{N}.])@\p{L}/gu;
/** «Hej @Wojtek», «ej no @Wojtek». With more words before it, a mention speaks about a person and not to them. */
const mostBefore = 2;

/** Whether a line begins by mentioning a colleague, or asks a colleague something. */
export function turnsToColleague(raw: string, bot: string | undefined): boolean {
  return raw
    .split("\n")
    .filter((line) => !isOnlyNotes(line))
    .some((line) =>
      [...line.matchAll(addressee)].some(({ 1: user, index }) => {
        if (user !== undefined && user === bot) return false;
        const before = line.slice(0, index).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
        return before <= mostBefore || line.includes("?");
      }),
    );
}
