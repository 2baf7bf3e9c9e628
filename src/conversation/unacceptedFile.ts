import { hourMs } from "../foundation/time";
import { t } from "../../dialogs/kit/text";
import type { Content } from "./ports";
import type { TurnDraft } from "./turnDraft";

/** A picture that was sent longer ago has nothing to do with the current message. */
const longestMs = hourMs;

/** Remembers that a picture or a file was not accepted, and tells the person so if text came with it. */
export function noteUnacceptedFile(draft: TurnDraft, content: Content): void {
  const type = content.kind === "attachment" ? content.type : content.kind === "text" ? content.beside : undefined;
  if (type === undefined) return;
  draft.chat.unacceptedFile = { type, time: draft.context.now };
  if (content.kind === "text") draft.sayFirst(t(`problem.beside.${type}`));
}

/** If this turn sends something to staff, also tells them about a picture or a file that they do not get. */
export function passOnUnacceptedFile(draft: TurnDraft): void {
  const { chat, context, outputs } = draft;
  if (!chat.unacceptedFile) return;
  const { type, time } = chat.unacceptedFile;
  if (context.now - time > longestMs) {
    delete chat.unacceptedFile;
    return;
  }
  outputs.forEach((it, at) => {
    if (it.kind !== "do" || (it.effect.kind !== "ticket.send" && it.effect.kind !== "ticket.add")) return;
    outputs[at] = { ...it, effect: { ...it.effect, untaken: type } };
    delete chat.unacceptedFile;
  });
}
