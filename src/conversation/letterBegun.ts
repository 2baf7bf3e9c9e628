import { fitted } from "../../dialogs/kit/letter";
import { contextOf } from "./frames";
import type { TurnDraft } from "./turnDraft";

/** The beginning of a letter to support: where the student is, and what they have written. */
export const letterBegun = ({ context, chat }: TurnDraft, text: string): Record<string, string> => ({
  ...contextOf(context.script, chat.frame),
  text: fitted(text.trim()).text,
});
