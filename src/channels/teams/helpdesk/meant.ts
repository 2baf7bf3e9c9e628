import { isOnlyNotes, withoutNotes } from "../../../tickets/notes";
import type { Activity } from "../activity";

/** The part of a message in a ticket's thread that is meant for the student. */
export type Meant =
  /** It is a note among staff, or empty. */
  | { readonly kind: "nothing" }
  | { readonly kind: "relay"; readonly text: string }
  /** Only the author can decide; `text` is what the student would read. */
  | { readonly kind: "ask"; readonly text: string };

/**
 * Decides which part of a message is relayed. A note is the paragraph that begins with two slashes. Lines that follow a note
 * without an empty line in between may belong to it or be the answer, and a message that mentions a colleague may be meant only
 * for that colleague.
 */
export function meantFor(typed: string, activity: Pick<Activity, "entities" | "recipient">): Meant {
  if (typed === "" || isOnlyNotes(typed)) return { kind: "nothing" };
  const text = withoutNotes(typed);
  const isClear = text === withoutNotes(typed, "paragraph") && !mentionsColleague(activity);
  return { kind: isClear ? "relay" : "ask", text };
}

type Mentions = Pick<Activity, "entities" | "recipient">;

const mentioned = ({ entities }: Mentions): string[] =>
  (entities ?? []).flatMap((it) => (it?.type === "mention" && it.mentioned?.id ? [it.mentioned.id] : []));

/** Whether a message mentions the bot. Messages of a channel that do not are among staff. */
export const mentionsUs = (it: Mentions): boolean => mentioned(it).includes(it.recipient?.id ?? "");

const mentionsColleague = (it: Mentions): boolean => mentioned(it).some((id) => id !== it.recipient?.id);
