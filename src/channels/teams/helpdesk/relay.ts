import { act } from "../../../helpdesk/acting";
import { refusalWords } from "../../../helpdesk/refusalWords";
import { sentWords } from "../../../helpdesk/sentWords";
import type { DeskDeps } from "./deps";
import type { Member } from "./members";

/** A message that a member of staff wrote to a student in the thread of a ticket's card. */
export interface ThreadReply {
  readonly ticket: string;
  readonly member: Member;
  /** The message's event id, which identifies repeated deliveries. */
  readonly event: string;
  readonly text: string;
}

/**
 * Passes a reply on to the student.
 * @returns what its author is told; undefined if it was passed on before
 */
export async function relay(
  deps: DeskDeps,
  { ticket, member, event, text }: ThreadReply,
): Promise<{ readonly sent: boolean; readonly words: string } | undefined> {
  const { say, staffAnswers } = deps;
  const { lang } = member;
  const written = await staffAnswers.written(ticket, text);
  if (!written.ok) {
    const words = `${say("answers.notSent", lang)} ${staffAnswers.explain(written, lang)}`;
    // The author can complete the text and send it as a message of their own.
    return { sent: false, words: written.why === "blanks" ? `${words}\n\n${written.text}` : words };
  }
  const acted = await act(deps, ticket, { kind: "reply", text: written.text, via: "teams" }, member, event);
  if (!acted.ok) return { sent: false, words: refusalWords(acted, say, lang) };
  if (!acted.isNew) return undefined;
  await staffAnswers.count(ticket, written.names, written.text);
  return { sent: true, words: sentWords(acted.it, say, lang) };
}
