import { fold, foldParts } from "../understanding";
import { aMoment, fillers, places, polite, tagQuestion, takesBack, whatNext, withoutWords } from "./besideAName";
import { briefly, type AnswerLimits, type ChoiceMatch, type ChoiceNames } from "./choiceNames";
import { contains, isSlip } from "./likeAName";

/** Finds the offered choice a text means: by its name, its position, its name with a typo, or its name within a few words. */
export function choiceMeant(
  whole: string,
  choices: readonly ChoiceNames[],
  { mostWords, isDoubted, beginsWithPlace }: AnswerLimits = briefly,
): ChoiceMatch | undefined {
  const text = whole.replace(whatNext, "").replace(tagQuestion, "");
  const said = fold(text.replaceAll("+", " plus "));
  if (said === "") return undefined;
  // All choices are compared, offered or not: «wyłącz» must not match as a typo of «włącz» just because only that one is offered.
  const only = (holds: (name: string) => boolean): ChoiceNames | undefined => {
    const all = choices.filter(({ names }) => names.some(holds));
    // A typed-only choice is more specific: «jest plus na środku» must not match «jest».
    const typed = all.filter(({ isTypedOnly }) => isTypedOnly);
    const found = typed.length > 0 ? typed : all;
    return found.length === 1 && (found[0]?.isOffered || found[0]?.isTypedOnly) ? found[0] : undefined;
  };
  const politely = withoutWords(polite, said) || said;
  const sameName = choices.filter(({ names }) => names.includes(said) || names.includes(politely));
  const named = sameName.find(({ isOffered, isTypedOnly }) => isOffered || isTypedOnly);
  const isAsked = text !== whole || whole.includes("?");
  if (named) return { name: named.name, isNamed: true, isPlain: true, isAsked };
  if (sameName.length > 0) return undefined;
  // «Pokaż kody, nikt nie patrzy» begins with a label and goes on with a comment.
  const [opening = "", ...more] = foldParts(text);
  const isBegun = more.length > 0 && !whole.includes("?") && !takesBack(more);
  const beginning = isBegun && beginsWithPlace ? withoutWords(fillers, opening) : "";
  const asLabel = withoutWords(polite, opening);
  const begun = isBegun
    ? choices.find(
        ({ name, isOffered, labels }) =>
          isOffered && name !== "human" && asLabel.includes(" ") && labels.includes(asLabel),
      )
    : undefined;
  if (begun) return { name: begun.name, isNamed: false, isPlain: true };
  const place = aMoment.isIn(said) ? undefined : (places.get(withoutWords(fillers, said)) ?? places.get(beginning));
  const offered = choices.filter(({ isOffered }) => isOffered);
  const words = said.split(" ");
  // A denial in one clause does not apply to the next.
  const clauses = foldParts(text.replaceAll("+", " plus ")).map((it) => it.split(" "));
  const mayContain = words.length <= mostWords && !isDoubted(said) && !text.trim().endsWith("?");
  // Most names occur nowhere in the text, so they need not be compared word by word.
  const isWithin = (name: string): boolean =>
    said.includes(name) && clauses.some((it) => contains(it, name.split(" ")));
  const found =
    (place === undefined ? undefined : offered.at(place)) ??
    only((name) => isSlip(said, name)) ??
    (mayContain ? only(isWithin) : undefined);
  return found && { name: found.name, isNamed: false, isPlain: place !== undefined };
}
