import { unwrapped } from "./kit/dictated";
import { wordsIn } from "./kit/text";
import { edited } from "./letterLines";
import { isLine, isSentence } from "./letterReplacing";
import { wantsOtherWords } from "./letterOwnWords";
import { isChanged, occurs, quoted, type Changed, type Edited, type Letter } from "./letterText";
import { isPolite, partsOf, wordList, type Part } from "./letterTokens";
import { undone } from "./letterUndo";

/** The outcome of a message that asks to change the letter; `words` are the part that could not be carried out, so that nothing was. */
export type Outcome = Edited | { readonly kind: "notDone"; readonly words: string };

/** Words about correcting, which ask for nothing: «oj, teraz to jest pomieszane», «no, that was an instruction». */
const isAside = wordList(
  `pomiesz* pomylił* pomylil* pomyłk* pomylk* źle zle jest była byla było bylo był linia linii zdanie zdaniu mistake wrong mixed messed was were it's its an a my mój moje
  instruction instruct* command polecen* instrukcj* prośb* prosb* the in is all up again that this it what
  помил* переплут* було була це так не не-так зайве неправильно інструкц* прохан* моя мій у в`,
);
const isFiller = ({ tokens, text }: Part): boolean =>
  !text.endsWith("?") && tokens.every(({ word, isQuoted }) => !isQuoted && (isPolite(word) || isAside(word)));
const mostWords = 45;

/**
 * Carries out what a message asks to change in the letter. Several instructions are all carried out, or none.
 *
 * @returns undefined if the message asks for no change that is sure to be one
 */
export function carriedOut(message: string, letter: Letter): Outcome | undefined {
  if (wordsIn(message) > mostWords) return undefined;
  const parts = partsOf(message, false);
  const whole = parts.length > 1 ? undefined : inOne(message, letter);
  const apart = parts.length > 1 ? (inTurn(parts, letter) ?? inOne(message, letter)) : undefined;
  if (apart !== undefined && isChange(apart)) return apart;
  if (whole !== undefined && whole !== "inForm") return whole;
  const pieces = partsOf(message, true);
  const all = pieces.length > parts.length ? inTurn(pieces, letter) : undefined;
  return all !== undefined && isChange(all) ? all : (apart ?? whole);
}

const isChange = (it: Outcome): it is Changed => typeof it === "object" && it.kind !== "notDone";

const inOne = (text: string, letter: Letter): Edited | undefined =>
  undone(text, letter) ?? (wantsOtherWords(text) ? "ownWords" : undefined) ?? edited(text, letter.text, letter.added);

/** Carries out one part after the other; undefined if none of them is an instruction. */
function inTurn(parts: readonly Part[], letter: Letter): Outcome | undefined {
  let now: Letter = letter;
  let kind: Changed["kind"] | undefined;
  let missed: string | undefined;
  let wishesOtherWords = false;
  let isInstructed = false;
  for (const part of parts.flatMap(unfolded)) {
    if (isFiller(part) || (kind === "removed" && keepsRest(part))) continue;
    const change = inOne(part.text, now);
    const it = change ?? addition(part, now);
    if (it === "ownWords") wishesOtherWords = true;
    else if (isChanged(it)) {
      kind = kind === undefined || kind === it.kind ? it.kind : "changed";
      now = { text: it.text };
    } else if (!isGone(part, letter, now)) missed ??= part.text;
    isInstructed ||= change !== undefined && change !== "inForm";
  }
  if (!isInstructed) return undefined;
  // «Co to ma być? Cofnij to»: what stands beside a wish to go back is about what went wrong.
  if (kind === "restored") return { kind, text: now.text };
  if (missed !== undefined) return { kind: "notDone", words: missed };
  if (wishesOtherWords) return "ownWords";
  return kind === undefined ? undefined : { kind, text: now.text };
}

const keeping = wordList("keep leave zostaw* zostaje lyshy zalysh* лиши* залиш*");
const rest = wordList(
  "rest other others second two resztę reszte drugie drugą druga pozostałe inne решту друге другий інше інші druge druhe reshtu the a to те це",
);
/** «…, lyshy druge» says only what stays once the other piece is taken out. */
const keepsRest = ({ tokens }: Part): boolean =>
  tokens.some(({ word }) => keeping(word)) &&
  tokens.every(({ word }) => isPolite(word) || keeping(word) || rest(word) || isSentence(word) || isLine(word));

/** «Dopisz, że mam iPhone’a»: joins the letter without the words that ask for it. */
function addition({ text }: Part, letter: Letter): Edited | undefined {
  const wish = text.replace(/^(?:and|i|oraz|і|та|й|а)[\s,]+/iu, "");
  const added = unwrapped(wish);
  return added === wish ? undefined : { kind: "changed", text: `${letter.text}\n${added}` };
}

/** Whether a quoted piece that a part speaks of has gone already by what was carried out before it. */
function isGone({ text }: Part, before: Letter, now: Letter): boolean {
  const named = quoted.exec(text)?.[1];
  return named !== undefined && occurs(named, before.text) && !occurs(named, now.text);
}

const isJoint = wordList("and i oraz та і й");

/** «Remove "A" and one B» as two instructions with the same verb. */
function unfolded(part: Part): Part[] {
  const { tokens, text } = part;
  const at = tokens.findIndex(({ isQuoted }) => isQuoted);
  const [joint, ...rest] = tokens.slice(at + 1);
  const [first] = tokens;
  const start = tokens[at];
  const next = rest[0];
  if (at < 1 || !first || !start || !joint || !isJoint(joint.word) || !next || rest.length > mostBeside) return [part];
  const offset = first.from;
  const verb = text.slice(0, start.from - offset);
  return [
    { text: text.slice(0, start.to - offset), tokens: tokens.slice(0, at + 1) },
    { text: verb + text.slice(next.from - offset), tokens: [...tokens.slice(0, at), ...rest] },
  ];
}
const mostBeside = 3;
