import { choiceOf, type Data, type Step } from "../../dialogs/kit/dialog";
import { t, type Text } from "../../dialogs/kit/text";
import { fold, isDenial, withoutTrimmings } from "../understanding";
import type { Frame, Listed } from "./chat";
import { choiceMeant } from "./choiceMeant";
import { briefly, type AnswerLimits, type ChoiceMatch, type ChoiceNames } from "./choiceNames";
import { PerEdition } from "./perEdition";
import { again } from "./pressFor";
import { dialogOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/**
 * The choice of the current card that a text means. Before the card has been created there is none, except at steps with
 * `takesTextAtOnce`.
 */
export function choiceTyped(draft: TurnDraft, step: Step<Data>, frame: Frame, text: string): ChoiceMatch | undefined {
  const offered = frame.waiting ? (step.takesTextAtOnce ? Object.keys(step.on) : []) : frame.offered;
  const isOffered = (name: string): boolean => offered.includes(name);
  const names = [...offered, ...Object.keys(step.on).filter((it) => !isOffered(it))];
  const meant = choiceMeant(
    withoutFiller(withoutTrimmings(text), draft.chat.lang),
    names.flatMap((name) => namedChoice(draft, step, name, isOffered(name))),
    !isResumable(draft, frame) ? undefined : isOffered("next") ? reportLimits : answered,
  );
  return meant && choiceOf(step.on, meant.name)?.unless?.test(text) ? undefined : meant;
}

/** In a walkthrough, people report in whole sentences what they have done. */
const reportLimits: AnswerLimits = { mostWords: 18, isDoubted: isDenial };
/**
 * They also report what they see. A «nie» in such a sentence need not deny the choice next to it: «jeśli się nie mylę, to
 * Android».
 */
const answered: AnswerLimits = { mostWords: 18, isDoubted: (it) => isDenial(it) && it.split(" ").length > 12 };

/**
 * Removes the Polish filler «no» («no mam», «no to pokaż»), which denies nothing. In «no, order» it is English and does deny, whatever the
 * chat's language is.
 */
const withoutFiller = (text: string, lang: string): string =>
  lang === "pl" && !/(?<!\p{L})(?:order|place|show|thanks?|please)(?!\p{L})/iu.test(text)
    ? text.replace(/^\s*no(?:\s+(?:to|i|a))?[\s,]+(?=\p{L})/iu, "")
    : text;

/** The label of a guess may be part of a longer sentence: «Ну мабуть знижки в потязі, мене це хвилює». */
const amongGuesses: AnswerLimits = { ...briefly, mostWords: 9, beginsWithPlace: true };

const isResumable = (draft: TurnDraft, { dialog }: Frame): boolean =>
  dialogOf(draft.context.script, dialog)?.resumable === true;

/** The button of the list shown last that a text means, by its label or its position. */
export function listedTyped(draft: TurnDraft, text: string, listed: readonly Listed[]): Listed | undefined {
  const { inAllLanguages } = draft.context;
  const named = listed.map(({ label }, at): ChoiceNames => {
    const labels = inAllLanguages(label as Text).map(fold);
    return { name: String(at), isOffered: true, names: labels, labels };
  });
  const meant = choiceMeant(withoutTrimmings(text), named, amongGuesses);
  const found = meant && listed[Number(meant.name)];
  return found && (meant.isNamed || meant.isPlain || found.isGuess) ? found : undefined;
}

function namedChoice(draft: TurnDraft, step: Step<Data>, name: string, isOffered: boolean): ChoiceNames[] {
  if (!Object.hasOwn(step.on, name) && name !== again) return [];
  const known = namesIn.get(draft.context.inAllLanguages, step.on, () => new Map());
  let all = known.get(name);
  if (!all) known.set(name, (all = namesOf(draft, step, name)));
  const choice = choiceOf(step.on, name);
  const isTypedOnly = choice?.typedOnly ?? false;
  const now = isOffered ? choice?.labelNow?.(draft.stepContext()) : undefined;
  if (!now) return [{ name, isOffered, isTypedOnly, ...all }];
  const labelsNow = draft.context.inAllLanguages(now).map(fold);
  return [{ name, isOffered, isTypedOnly, names: [...labelsNow, ...all.names], labels: [...labelsNow, ...all.labels] }];
}

/** Caches labels and phrases per step, because every text is compared with them. */
const namesIn = new PerEdition<Map<string, Names>>();
type Names = Pick<ChoiceNames, "names" | "labels">;

function namesOf({ context: { inAllLanguages } }: TurnDraft, { on }: Step<Data>, name: string): Names {
  const choice = choiceOf(on, name);
  const said = choice?.said ? inAllLanguages(choice.said).flatMap((it) => it.split(" | ")) : [];
  const label = choice?.label ?? (choice?.typedOnly ? undefined : t(`button.${name}`));
  const labels = label ? inAllLanguages(label).map(fold) : [];
  return { labels, names: [...labels, ...said.map(fold)].filter((it) => it !== "") };
}
