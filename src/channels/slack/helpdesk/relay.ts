import { withoutMinorStyles } from "../styles";
import { act } from "../../../helpdesk/acting";
import type { Member } from "./members";
import type { ListenerDeps } from "./deps";
import { refusalWords } from "../../../helpdesk/refusalWords";
import { sentWords } from "../../../helpdesk/sentWords";
import type { StaffFile } from "./staffMessage";
import { withPictures } from "./staffPictures";

/** A message that a member of staff wrote to a student in the thread of a ticket's card. */
export interface ThreadReply {
  readonly ticket: string;
  readonly member: Member;
  /** The message's event id, which identifies repeated deliveries. */
  readonly event: string;
  readonly text: string;
  readonly files: readonly StaffFile[];
}

/** Passes a reply on to the student, and tells its author the outcome. */
export async function relay(
  deps: ListenerDeps,
  { ticket, member, event, text, files: attached }: ThreadReply,
  tell: (words: string) => void,
): Promise<void> {
  const { say, staffAnswers } = deps;
  const written = await staffAnswers.written(ticket, withoutMinorStyles(text));
  if (!written.ok) {
    const words = `${say("answers.notSent", member.lang)} ${staffAnswers.explain(written, member.lang)}`;
    // The author can complete the text and send it as a message of their own.
    tell(written.why === "blanks" ? `${words}\n\n${written.text}` : words);
    return;
  }
  const files = await withPictures(deps.slack.api, member.team, attached);
  const named = files.filter(({ content }) => content === undefined);
  const acted = await act(deps, ticket, { kind: "reply", text: written.text, via: "slack", files }, member, event);
  if (acted.ok && acted.isNew) await staffAnswers.count(ticket, written.names, written.text);
  if (!acted.ok) tell(refusalWords(acted, say, member.lang));
  else if (acted.isNew)
    tell(
      named.length > 0
        ? say("thread.files", member.lang, { names: named.map(({ name }) => name).join(", ") })
        : sentWords(acted.it, say, member.lang),
    );
}
