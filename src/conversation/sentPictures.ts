import { redactPesel } from "../foundation/redact";
import { hourMs } from "../foundation/time";
import type { SentPicture } from "../../dialogs/kit/effects";
import { t } from "../../dialogs/kit/text";
import type { Content } from "./ports";
import type { TurnDraft } from "./turnDraft";

/** A picture that was sent longer ago has nothing to do with the current message. */
const longestMs = hourMs;
const mostPictures = 3;
const longestName = 120;

/** Keeps where the pictures of a message are, and tells the person that they go with the next message to support. */
export function notePictures(draft: TurnDraft, content: Content): void {
  const pictures = picturesIn(content);
  if (pictures.length === 0) return;
  const { chat, context } = draft;
  const time = context.now;
  const fresh = pictures.map(({ name, ref }) => ({ name: redactPesel(name).slice(-longestName), ref, time }));
  const all = [...(chat.pictures ?? []).filter((it) => time - it.time <= longestMs), ...fresh];
  chat.pictures = all.slice(0, mostPictures);
  if (content.kind === "text") draft.sayFirst(t("pictures.kept", { count: chat.pictures.length }));
  if (all.length > mostPictures) draft.sayFirst(t("pictures.tooMany", { count: mostPictures }));
}

/** If this turn sends something to support, the kept pictures go with it. */
export function passOnPictures(draft: TurnDraft): void {
  const { chat, context, outputs } = draft;
  if (!chat.pictures) return;
  const pictures: SentPicture[] = chat.pictures
    .filter(({ time }) => context.now - time <= longestMs)
    .map(({ name, ref }) => ({ name, ref }));
  if (pictures.length === 0) {
    delete chat.pictures;
    return;
  }
  outputs.forEach((it, at) => {
    if (it.kind !== "do" || (it.effect.kind !== "ticket.send" && it.effect.kind !== "ticket.add")) return;
    outputs[at] = { ...it, effect: { ...it.effect, pictures } };
    delete chat.pictures;
  });
}

const picturesIn = (content: Content): readonly SentPicture[] =>
  content.kind === "text" || content.kind === "attachment" ? (content.pictures ?? []) : [];
