import { fitted } from "../../dialogs/kit/letter";
import { withoutWishForPerson } from "../../dialogs/letterWords";
import { letterIn } from "../../dialogs/letterOrder";
import { contextOf } from "./frames";
import type { TurnDraft } from "./turnDraft";

/** The beginning of a letter to support: where the student is, and what they have written beside the request for a letter. */
export function letterBegun({ context, chat }: TurnDraft, text: string): Record<string, string> {
  const told = fitted(withoutWishForPerson(letterIn(text))).text;
  return { ...contextOf(context.script, chat.frame), ...(told !== "" && { text: told }) };
}
