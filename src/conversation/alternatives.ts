import { t, type Text } from "../../dialogs/kit/text";
import type { Frame } from "./chat";
import { asListed } from "./listed";
import { distinct, openingsOf } from "./openings";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";
import { isIdleHere } from "./bearing";

/** An answer has at most so many others below it. */
const most = 2;

/**
 * Offers, below an answer that may not have been meant, what else may have been: never what the answer already says, and nothing that leads
 * nowhere in the state of the student's card.
 */
export function offerElse(draft: TurnDraft, intents: readonly string[]): void {
  const possible = intents.filter((it) => !isIdleHere(draft, it));
  const opens = distinct(openingsOf(draft, possible)).filter((it) => !stands(draft.chat.frame, it));
  if (opens.length > 0) draft.chat.alternatives = asListed(opens.slice(0, most));
}

/** Says what else may have been meant as soon as the answer is on the screen; until then it waits for the answer's facts. */
export function sayAlternatives(draft: TurnDraft): void {
  const { alternatives = [], frame } = draft.chat;
  if (alternatives.length === 0 || (frame && isUnderWay(draft, frame))) return;
  delete draft.chat.alternatives;
  const opens = alternatives
    .filter((it) => !stands(frame, it))
    .map(({ label, dialog, data }) => ({ label: label as Text, dialog, ...(data && { data }) }));
  if (opens.length === 0) return;
  draft.outputs.push({ kind: "say", notice: { text: t("problem.likely"), opens } });
  draft.chat.listed = asListed(opens);
}

const isUnderWay = ({ context: { script } }: TurnDraft, frame: Frame): boolean =>
  frame.waiting || stepOf(script, frame)?.passing === true;

/** Whether the card on the screen is what a button would open. */
const stands = (
  frame: Frame | null,
  { dialog, data = {} }: { readonly dialog: string; readonly data?: Readonly<Record<string, unknown>> | undefined },
): boolean => frame?.dialog === dialog && Object.entries(data).every(([name, it]) => frame.data[name] === it);
