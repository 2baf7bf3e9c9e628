import { withContents, type NamedFile } from "../../../tickets/staffFiles";
import { withoutMinorStyles } from "../styles";
import { act } from "../../../helpdesk/acting";
import type { Member } from "./members";
import type { ListenerDeps } from "./deps";
import { refusalWords } from "../../../helpdesk/refusalWords";
import { sentWithFiles } from "../../../helpdesk/sentWithFiles";

/** A message that a member of staff wrote to a student in the thread of a ticket's card. */
export interface ThreadReply {
  readonly ticket: string;
  readonly member: Member;
  /** The message's event id, which identifies repeated deliveries. */
  readonly event: string;
  readonly text: string;
  readonly files: readonly NamedFile[];
}

/** Passes a reply on to the student, and tells its author the outcome. */
export async function relay(
  deps: ListenerDeps,
  { ticket, member, event, text, files: attached }: ThreadReply,
  tell: (words: string) => void,
): Promise<void> {
  const { say, sayText, staffAnswers } = deps;
  const written = await staffAnswers.written(ticket, withoutMinorStyles(text));
  if (!written.ok) {
    const words = `${say("answers.notSent", member.lang)} ${staffAnswers.explain(written, member.lang)}`;
    // The author can complete the text and send it as a message of their own.
    tell(written.why === "blanks" ? `${words}\n\n${written.text}` : words);
    return;
  }
  const files = await withContents(attached, (url, most) => deps.slack.api.download(member.team, url, most));
  const acted = await act(deps, ticket, { kind: "reply", text: written.text, via: "slack", files }, member, event);
  if (acted.ok && acted.isNew) await staffAnswers.count(ticket, written.names, written.text);
  if (!acted.ok) tell(refusalWords(acted, say, member.lang));
  else if (acted.isNew) tell(sentWithFiles(acted, { say, sayText, lang: member.lang }));
}
