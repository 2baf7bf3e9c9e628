import { intentsAt } from "./bearing";
import type { Frame } from "./chat";
import type { TurnDraft } from "./turnDraft";

const mostKept = 3;

/** Remembers what the card spoke of that has just been left, so that a correction can be read with the topic before. */
export function noteLately({ chat, context }: TurnDraft, before: Frame | null): void {
  if (!before || before.dialog === "menu") return;
  const isSame = chat.frame?.dialog === before.dialog && chat.frame.data["about"] === before.data["about"];
  const [left] = isSame ? [] : intentsAt(context.script, before);
  if (left === undefined) return;
  chat.lately = [...(chat.lately ?? []).filter((it) => it !== left), left].slice(-mostKept);
}
