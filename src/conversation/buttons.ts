import type { Frame } from "./chat";

/** What a button says when pressed. Everything in it is checked against the conversation; nothing in it is trusted. */
export type Press =
  | {
      readonly kind: "choice";
      readonly dialog: string;
      readonly version: number;
      readonly step: string;
      readonly choice: string;
      readonly at: string;
    }
  | { readonly kind: "open"; readonly dialog: string; readonly data: Readonly<Record<string, string>> };

const word = /^[A-Za-z][A-Za-z0-9]{0,40}$/;

/** `c/dialog/version/step/choice/at`: a press on an old card is recognised by its `at`. */
export const choiceButton = (frame: Pick<Frame, "dialog" | "version" | "step" | "at">, choice: string): string =>
  ["c", frame.dialog, frame.version, frame.step, choice, frame.at].join("/");

/** `o/dialog?name=value`: opens a dialog from any card of any age. */
export const openButton = (dialog: string, data: Readonly<Record<string, string>> = {}): string =>
  `o/${dialog}?${new URLSearchParams(data).toString()}`;

/** Whether a button answers a card, and does not only lead somewhere. */
export const isChoiceButton = (button: string): boolean => button.startsWith("c/");

/**
 * Whether a pressed card may still be answered. A button that opens a dialog leads there from a card of any age; a choice is
 * over when the question is another one. `standsAt` is what the turn answered.
 */
export const stillStands = (button: string, standsAt: string | null): boolean =>
  button.startsWith("o/") || (standsAt !== null && button.endsWith(`/${standsAt}`));

/** Undefined for anything Legitka never put on a button. */
export function readButton(button: string): Press | undefined {
  if (button.length > 600) return undefined;
  if (button.startsWith("o/")) {
    const [dialog = "", query = ""] = button.slice(2).split("?", 2);
    return word.test(dialog)
      ? { kind: "open", dialog, data: Object.fromEntries(new URLSearchParams(query)) }
      : undefined;
  }
  const [kind, dialog = "", version = "", step = "", choice = "", at = "", ...rest] = button.split("/");
  if (kind !== "c" || rest.length > 0 || !/^\d{1,4}$/.test(version) || at === "") return undefined;
  if (![dialog, step, choice.replace(/^~/, "")].every((it) => word.test(it))) return undefined;
  return { kind: "choice", dialog, version: Number(version), step, choice, at };
}
