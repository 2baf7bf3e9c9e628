import type { Understood } from "../understanding";
import { interpretText } from "./interpretText";
import { noteListed } from "./listed";
import type { TurnDraft } from "./turnDraft";

/**
 * Answers a text that was typed at a letter and turned out to be meant for the assistant. Unless the answer leads elsewhere, the letter is
 * shown below it.
 */
export function answerUnheard(draft: TurnDraft): void {
  const { unheard } = draft;
  const { frame } = draft.chat;
  if (unheard === undefined || !frame) return;
  draft.unheard = undefined;
  interpretText(draft, unheard, notForPeople(draft.context.understand(unheard)), { isBeside: true });
  noteListed(draft);
  if (draft.chat.frame?.askId === frame.askId) draft.enter(draft.chat.frame);
}

/** The text was not meant for people, so it begins no other letter to them. */
function notForPeople(it: Understood): Understood {
  if ((it.kind !== "sure" && it.kind !== "likely") || it.intent !== "human") return it;
  return { kind: "unsure", guesses: it.kind === "likely" ? it.others : [], ...(it.lang && { lang: it.lang }) };
}
