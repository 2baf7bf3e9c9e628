import { isOnlyNotes, withoutNotes } from "../../../../support/notes";
import { act } from "../acting";
import { admit } from "../gate";
import { names, type DeskParts } from "../parts";
import { refusalWords } from "../refusal";
import { sentForm } from "../replyForm";
import { senderOf } from "./sender";

/** An answer written in the form. However often one form is sent, it is one answer. */
export function listenToReplies(parts: DeskParts): void {
  const { slack, say } = parts;
  slack.bolt.view(names.reply, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const event = `slack:${who.team}:${form.id}`;
    const admitted = await admit(parts, who, "reply", event);
    const wrong = async (words: string) => ack({ response_action: "errors", errors: { reply: words } });
    if (!admitted.ok) {
      await wrong(admitted.words);
      return;
    }
    const { member } = admitted;
    const typed = form.typed("reply");
    if (isOnlyNotes(typed)) {
      await wrong(say("refusal.empty", member.lang));
      return;
    }
    const deed = { kind: "reply", text: withoutNotes(typed), via: "slack" } as const;
    const acted = await act(parts, form.carried, deed, member, event);
    if (acted.ok) await ack();
    else await wrong(refusalWords(acted, say, member.lang));
  });
}
