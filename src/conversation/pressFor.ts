import { choiceOf, stay, type Data, type Step } from "../../dialogs/kit/dialog";
import { t, type Text } from "../../dialogs/kit/text";
import { fold, isDenial, withoutTrimmings } from "../understanding";
import type { TurnDraft } from "./turnDraft";
import type { Frame, Listed } from "./person";
import { dialogOf } from "./script";
import { choiceMeant, type AnswerLimits, type Meant, type Named } from "./standing";

/** Offered by a card that could not be made: tries the step once more. */
export const again = "~again";

/** The choice of the standing card that a text means. While the card is still being made, none, save at steps that take text at once. */
export function choiceTyped(draft: TurnDraft, step: Step<Data>, frame: Frame, text: string): Meant | undefined {
  const offered = frame.waiting ? (step.takesTextAtOnce ? Object.keys(step.on) : []) : frame.offered;
  const isOffered = (name: string): boolean => offered.includes(name);
  const names = [...offered, ...Object.keys(step.on).filter((it) => !isOffered(it))];
  return choiceMeant(
    withoutFiller(withoutTrimmings(text), draft.person.lang),
    names.flatMap((name) => namedChoice(draft, step, name, isOffered(name))),
    !isResumable(draft, frame) ? undefined : isOffered("next") ? told : answered,
  );
}

/** In the walkthrough people tell in whole sentences what they have done… */
const told: AnswerLimits = { mostWords: 18, isDoubted: isDenial };
/** …and what they see; there a «nie» may belong to something else than the name: «jeśli się nie mylę, to Android». */
const answered: AnswerLimits = { mostWords: 18, isDoubted: (it) => isDenial(it) && it.split(" ").length > 12 };

/** «No mam», «no to pokaż»: among Poles it denies nothing. */
const withoutFiller = (text: string, lang: string): string =>
  lang === "pl" ? text.replace(/^\s*no(?:\s+(?:to|i|a))?[\s,]+(?=\p{L})/iu, "") : text;

const isResumable = (draft: TurnDraft, { dialog }: Frame): boolean =>
  dialogOf(draft.context.script, dialog)?.resumable === true;

/** The button of the list that was shown last which a text means, by its name or its place. */
export function listedTyped(draft: TurnDraft, text: string, listed: readonly Listed[]): Listed | undefined {
  const { inAllLanguages } = draft.context;
  const named = listed.map(({ label }, at): Named => {
    return { name: String(at), isOffered: true, names: inAllLanguages(label as Text).map(fold) };
  });
  const meant = choiceMeant(withoutTrimmings(text), named);
  return meant && (meant.isNamed || meant.isPlain) ? listed[Number(meant.name)] : undefined;
}

function namedChoice(draft: TurnDraft, step: Step<Data>, name: string, isOffered: boolean): Named[] {
  if (!Object.hasOwn(step.on, name) && name !== again) return [];
  const known = namesIn.get(step.on) ?? new Map<string, readonly string[]>();
  namesIn.set(step.on, known);
  let names = known.get(name);
  if (!names) known.set(name, (names = namesOf(draft, step, name)));
  return [{ name, isOffered, names }];
}

/** Labels never change while the program runs, and are looked at with every text. */
const namesIn = new WeakMap<object, Map<string, readonly string[]>>();

function namesOf({ context: { inAllLanguages } }: TurnDraft, { on }: Step<Data>, name: string): string[] {
  const choice = choiceOf(on, name);
  const said = choice?.said ? inAllLanguages(choice.said).flatMap((it) => it.split(" | ")) : [];
  const names = [...inAllLanguages(choice?.label ?? t(`button.${name}`)), ...said];
  return names.map(fold).filter((it) => it !== "");
}

/** Pressed on the person's behalf, unless the choice wants a real press, or its very name, and was not named. */
export function pressFor(draft: TurnDraft, step: Step<Data>, name: string, isNamed = false): void {
  const { frame } = draft.person;
  if (name === again && frame) return draft.enter(frame);
  const choice = choiceOf(step.on, name);
  if (choice?.pressOnly && !(choice.sayable && isNamed)) {
    const text = choice.sayable
      ? t("problem.sayOrPress", { name: { text: choice.label ?? t(`button.${name}`) } })
      : t("problem.pressButton");
    draft.apply(stay({ say: [{ text }] }, true));
  } else if (choice) draft.choose(choice.then, "");
}
