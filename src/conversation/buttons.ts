import type { Frame } from "./chat";

/** The decoded payload of a pressed button. A client can forge it, so every part is checked against the conversation before it is used. */
export type Press =
  | {
      readonly kind: "choice";
      readonly dialog: string;
      readonly version: number;
      readonly step: string;
      readonly choice: string;
      readonly askId: string;
    }
  | { readonly kind: "open"; readonly dialog: string; readonly data: Readonly<Record<string, string>> };

const word = /^[A-Za-z][A-Za-z0-9]{0,40}$/;

/** Encodes a choice as `c/dialog/version/step/choice/askId`. The ask id lets the engine recognise a press on an old card. */
export const choiceButton = (frame: Pick<Frame, "dialog" | "version" | "step" | "askId">, choice: string): string =>
  ["c", frame.dialog, frame.version, frame.step, choice, frame.askId].join("/");

/** Encodes an opening as `o/dialog?name=value`. It opens the dialog from any card, however old. */
export const openButton = (dialog: string, data: Readonly<Record<string, string>> = {}): string =>
  `o/${dialog}?${new URLSearchParams(data).toString()}`;

/** Whether a button answers a card, rather than only opening a dialog. */
export const isChoiceButton = (button: string): boolean => button.startsWith("c/");

/**
 * Whether a pressed card can still be answered.
 *
 * A button that opens a dialog works from a card of any age. A choice works only while its own question is the current one.
 *
 * @param currentAskId the ask id that the turn returned
 */
export const stillStands = (button: string, currentAskId: string | null): boolean =>
  button.startsWith("o/") || (currentAskId !== null && button.endsWith(`/${currentAskId}`));

/**
 * Decodes a button's payload.
 *
 * @returns undefined for anything Legitka never put on a button
 */
export function readButton(button: string): Press | undefined {
  if (button.length > 600) return undefined;
  if (button.startsWith("o/")) {
    const [dialog = "", query = ""] = button.slice(2).split("?", 2);
    return word.test(dialog)
      ? { kind: "open", dialog, data: Object.fromEntries(new URLSearchParams(query)) }
      : undefined;
  }
  const [kind, dialog = "", version = "", step = "", choice = "", askId = "", ...rest] = button.split("/");
  if (kind !== "c" || rest.length > 0 || !/^\d{1,4}$/.test(version) || askId === "") return undefined;
  if (![dialog, step, choice.replace(/^~/, "")].every((it) => word.test(it))) return undefined;
  return { kind: "choice", dialog, version: Number(version), step, choice, askId };
}
