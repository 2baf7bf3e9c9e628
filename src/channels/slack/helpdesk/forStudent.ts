import { isOnlyNotes, withoutNotes } from "../../../tickets/notes";

/** What of a message in a ticket's thread is meant for the student. */
export type ForStudent =
  /** A note among staff, or nothing at all. */
  | { readonly kind: "nothing" }
  | { readonly kind: "relay"; readonly text: string }
  /** Only its author can tell; `text` is what the student would read. */
  | { readonly kind: "ask"; readonly text: string };

/**
 * Decides what of a message is relayed. A note is the paragraph that begins with two slashes. Where lines follow a note
 * without an empty line between them, they may belong to it or be the answer; and words that turn to a colleague may be meant
 * for that colleague alone.
 * @param typed the message as its author saw it
 * @param raw the message as Slack sent it, in which mentions of people can be told from words
 */
export function forStudent(typed: string, raw: string, bot: string | undefined): ForStudent {
  if (typed === "" || isOnlyNotes(typed)) return { kind: "nothing" };
  const text = withoutNotes(typed);
  const isClear = text === withoutNotes(typed, "paragraph") && !turnsToColleague(raw, bot);
  return { kind: isClear ? "relay" : "ask", text };
}

/** A person, a group of people, or everybody in the channel; typed names too, which Slack did not recognise. */
const addressee =
  /<@([A-Z0-9]+)(?:\|[^<>]*)?>|<!(?:subteam\^[^<>|]*|here|channel|everyone)(?:\|[^<>]*)?>|(?<![\p{L}\p{N}.])@\p{L}/gu;
/** «Hej @Wojtek», «ej no @Wojtek»: more words before a mention speak about somebody, and not to them. */
const mostBefore = 2;

/** Whether a line begins by mentioning a colleague, or asks one something. */
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
