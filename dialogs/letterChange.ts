import { go, stay, type Next, type Typed } from "./kit/dialog";
import { t, verbatim, wordsIn, type Text } from "./kit/text";
import { startsOver, wholeGiven } from "./letterAnew";
import { carriedOut, type Outcome } from "./letterEdits";
import { describe, leftOut, takenOut, toEdit, type Escalation } from "./letterMoves";
import { wasForAssistant } from "./letterSaid";
import { bringsBack, leavesAsItWas, pointsOut, toCorrect } from "./letterWords";

type TypedAt = Typed<Escalation> & { readonly at: string };

/** Throws the letter away and opens an empty form; the letter can be brought back. */
export function startsItOver({ text, data: { text: letter } }: Pick<TypedAt, "text" | "data">): Next | undefined {
  if (!startsOver(text)) return undefined;
  if (letter === undefined) return stay({ say: [{ text: t("escalate.stillListening") }] });
  return go("describe", { ...untouched, anew: "yes", blank: "yes" }, { say: [{ text: t("escalate.emptied") }] });
}

/** Carries out what a text asks to change in the letter; where that is not certain, the field with all of it is opened, once. */
export function changesIt({ text, data: it, at }: TypedAt): Next | undefined {
  const { text: letter, earlier } = it;
  const whole = wholeGiven(text);
  if (whole !== undefined) return describe(whole, { replaced: letter });
  if (letter === undefined) return undefined;
  const isAsked = at === "which";
  const sends = andSend.exec(text);
  const request = sends ? text.slice(0, sends.index) : text;
  // Where another text is asked about, that text is the latest, and not what was added before.
  const outcome = carriedOut(request, { text: letter, added: isAsked ? undefined : it.added, earlier });
  const isDone = typeof outcome === "object" && outcome.kind !== "notDone";
  if (isAsked && !isDone && pointsOut(text)) return leftOut(letter);
  const wasAside = isDone || !wasForAssistant(text) ? undefined : takenOut(it);
  if (wasAside) return wasAside;
  if (!isDone && bringsBack(text)) return shown({ kind: "restored", text: earlier ?? letter }, letter, false);
  if (outcome) return shown(outcome, letter, sends !== null);
  if (leavesAsItWas(text)) return go("review", untouched, { say: [{ text: t("escalate.asItWas") }] });
  if (wantsToAdd.test(text.trim()))
    return go("review", { anew: undefined, pending: undefined }, { say: [{ text: t("escalate.addNow") }] });
  return toCorrect(text) && wordsIn(text) <= mostWordsOfACorrection ? inForm(t("escalate.editHere")) : undefined;
}
/** A longer text that speaks of changing something is rather part of the letter. */
const mostWordsOfACorrection = 20;

const untouched = { added: undefined, anew: undefined, blank: undefined, pending: undefined, wish: undefined };

const inForm = (text: Text): Next => ({ ...toEdit, say: [{ text }] });

/** Shows the letter for review as it is after a request; where nothing could be changed, the field with all of it is opened. */
function shown(outcome: Outcome, letter: string, sends: boolean): Next {
  if (outcome === "inForm") return inForm(t("escalate.editHere"));
  if (outcome === "ownWords") return inForm(t("escalate.ownWords"));
  if (outcome.kind === "notDone") return inForm(t("escalate.notDone", { part: { text: verbatim(outcome.words) } }));
  const earlier = outcome.kind === "restored" || outcome.text === letter ? undefined : letter;
  return go(
    "review",
    { ...untouched, text: outcome.text, earlier },
    {
      say: [
        { text: t(outcome.text === letter ? "escalate.asItWas" : done[outcome.kind]) },
        ...(sends ? [{ text: t("escalate.readyToSend") }] : []),
      ],
    },
  );
}

const done = {
  changed: "escalate.changed",
  removed: "escalate.removed",
  added: "escalate.added",
  restored: "escalate.restored",
} as const;
/** «…, and then send it» behind a request to change the letter. */
const andSend =
  /(?<![\s,.;])[\s,.;]+(?:(?:and|then|i|potem|oraz|та|і|й|потім)[\s,]+){0,2}(?:send|wyślij|wyslij|надішли|надсилай|відправ|відправляй)(?:\s(?:it|this|to|je|ją|це|його|off|now|już|teraz|тоді)){0,2}[\s.!]*$/iu;

/** A wish to add something that does not yet say what. */
const wantsToAdd =
  /^(?:\p{L}+[\s,.!]+){0,5}(?:want to|like to|need to|let me|chcę|chce|chciał\p{L}*|muszę|musze|хочу|треба)\s(?:\p{L}+\s){0,2}(?:add|dodać|dodac|dopisać|dopisac|dołożyć|додати|дописати)(?:\s(?:coś|cos|jeszcze|something|sth|more|one more thing|щось|ще)){0,3}[\s.!]*$/iu;
