import {
  costly,
  fold,
  isDoubtful,
  smallAnswers,
  toldApart,
  intentsOf,
  type Candidate,
  type Intent,
  type Ranked,
  type Understood,
} from "../understanding";
import { bearingsOf, featureNames, featuresOf, leavesUnsaid, type Bearings } from "./bearing";
import { interruptsStep } from "./textIntent";
import type { TurnDraft } from "./turnDraft";
import { narrowed, unsaidHere } from "./unsaid";

/** The meaning of a text that is neither a command nor about the conversation itself. */
export type Classified = Exclude<Understood, { readonly kind: "command" | "repair" }>;

/**
 * The weight of a text's own words and of what stands in the conversation, as logarithms of odds. They were found by conditional maximum
 * likelihood on one half of the conversations in `test/conversation/strangers.tsv`; `idle`, of which there are too few, was set by hand.
 */
const ownWords = 1.3;
const weights = {
  kin: 1.45,
  kinUnsaid: 0.7,
  onward: 0.95,
  onwardUnsaid: 0.7,
  earlier: 1.35,
  here: 0.95,
  idle: -1,
  other: -0.9,
} as const;
/** No text rules an intent out altogether. */
const leastProbability = 1e-4;

/** How likely each intent is where the conversation stands, likeliest first. */
function rankedAt(ranked: readonly Ranked<Candidate>[], at: Bearings, unsaid: number): Ranked<Candidate>[] {
  const scored = ranked.map(({ it, probability }) => {
    const features = featuresOf(it, at, unsaid);
    const said = ownWords * Math.log(probability + leastProbability);
    return { it, odds: Math.exp(said + featureNames.reduce((sum, name) => sum + weights[name] * features[name], 0)) };
  });
  const sum = scored.reduce((all, { odds }) => all + odds, 0);
  return scored.map(({ it, odds }) => ({ it, probability: odds / sum })).sort((a, b) => b.probability - a.probability);
}

/** From this probability on, an answer that changes nothing is given at once, with others offered beside it. */
const worthOpening = 0.28;
/** The same if the classifiers see nothing of ours in the text alone, or see something else surely. */
const worthOverruling = 0.5;
/** The same for what opens a card on which something costly can be confirmed. */
const worthConfirming = 0.6;
/** From here on, an intent is offered as a button. */
const worthOffering = 0.06;
/** From this probability on, a text is about nothing of ours. Below it, what it may be about here is worth an answer. */
const surelyOther = 0.8;
/** Only a text that leaves this much unsaid can be taken otherwise than its words alone are surely taken. */
const muchUnsaid = 0.35;
/** The reading of a text is only the classifiers' own if they see its intent among their first few. */
const fewFirst = 5;

/** A denied thing may have been taken for one of so many intents. */
const mostDenied = 2;

/** Small answers that change nothing: a friendly word, and the next step. */
const harmless: ReadonlySet<string> = new Set(["thanks", "bye", "smallTalk"]);

/**
 * Reads a text in the light of what stands in the conversation: the card, its buttons, the answers before it, and the state of the student's
 * card. A reading by something else than the classifiers stays as it is.
 */
export function inContext(draft: TurnDraft, text: string, understood: Classified): Classified {
  const apart = toldApart(text);
  if (apart) return corrected(draft, apart.denied, apart.meant, understood);
  const at = bearingsOf(draft);
  const unsaidAsked = unsaidHere(text, at);
  if (unsaidAsked !== undefined) return opened(unsaidAsked, understood);
  const first = intentsOf(understood)[0];
  const narrow = first === undefined ? undefined : narrowed(first, at, text);
  const isNarrower = narrow !== undefined && narrow !== first;
  const unsaid = leavesUnsaid(text);
  // Both classifiers would read the text once more, for a ranking that could change nothing.
  if (!isNarrower && isPlainHere(understood, unsaid)) return understood;
  const alone = draft.context.rank(text);
  const isOwn = first === undefined || alone.slice(0, fewFirst).some(({ it }) => it === first);
  if (alone.length === 0 || !isOwn) return understood;
  if (isNarrower) return opened(narrow, understood);
  const ranked = rankedAt(alone, at, unsaid);
  if (understood.kind === "sure" || understood.kind === "likely") {
    const [best] = ranked;
    const isOther = best !== undefined && best.it !== first && alone[0]?.it === first;
    if (!isOther) return understood;
    const worth = understood.kind === "sure" ? worthOverruling : worthOpening;
    if (best.probability < worth || !opensFreely(best.it)) return understood;
    return { ...langOf(understood), kind: "likely", intent: best.it, others: first === undefined ? [] : [first] };
  }
  const free = understood.kind === "nothing" ? worthOverruling : worthOpening;
  if (namesTwo(draft, text)) return understood;
  return decided(ranked, text, understood, { free, costly: worthConfirming });
}

/** Whether a text says by itself what it means, so that nothing around it can make it mean anything else. */
function isPlainHere(understood: Classified, unsaid: number): boolean {
  if (understood.kind !== "sure" && understood.kind !== "likely") return false;
  // «Usuń moje dane» is plain wherever it is said.
  const isFirm = understood.kind === "sure" && interruptsStep(understood);
  return isFirm || unsaid < muchUnsaid || smallAnswers.has(understood.intent as Intent);
}

const or = /(?<!\s)\s+(?:albo|lub|czy|or|або|чи)\s/iu;

/** «Code or status»: two plain wishes, of which nobody but the author can choose one. */
function namesTwo({ context }: TurnDraft, text: string): boolean {
  const sides = text.split(or);
  return sides.length === 2 && sides.every((it) => context.understand(it).kind === "sure");
}

/** Opens what is meant here, and offers beside it what the words alone say. */
function opened(intent: string, understood: Classified): Classified {
  const others = intentsOf(understood).filter(
    (it) => it !== intent && !isSmall(it as Candidate) && !costly.has(it as Intent),
  );
  return { ...langOf(understood), kind: "likely", intent, others: others.slice(0, 2) };
}

/** How likely the best reading must be to be opened: one that changes nothing, and one that leads to something costly. */
interface Worth {
  readonly free: number;
  readonly costly: number;
}

function decided(ranked: readonly Ranked<Candidate>[], text: string, understood: Classified, worth: Worth): Classified {
  const other = ranked.find(({ it }) => it === "other")?.probability ?? 0;
  const [best] = ranked.filter(({ it }) => it !== "other");
  if (!best || best.it === "other" || other >= surelyOther) return understood;
  const { it } = best;
  const probability = best.probability / (1 - other);
  const lang = langOf(understood);
  if (harmless.has(it)) return probability >= worthConfirming ? { ...lang, kind: "sure", intent: it } : understood;
  if (smallAnswers.has(it)) return understood;
  const others = ranked
    .filter((one) => one.it !== it && one.probability >= worthOffering && opensFreely(one.it))
    .map((one) => one.it);
  const isOpened = opensFreely(it) ? probability >= worth.free : probability >= worth.costly && !isDoubtful(fold(text));
  if (isOpened) return { ...lang, kind: "likely", intent: it, others: others.slice(0, 2) };
  if (understood.kind === "nothing") return understood;
  // The guesses by the words alone stay among the buttons.
  const guesses = [it, ...others, ...intentsOf(understood)];
  return { ...lang, kind: "unsure", guesses: [...new Set(guesses)].slice(0, 3) };
}

/** Reads what a text means without what it denies, and without the answer that it finds beside the point. */
function corrected(draft: TurnDraft, denied: string, meant: string, understood: Classified): Classified {
  const { rank } = draft.context;
  const at = bearingsOf(draft);
  const named = denied === "" ? [] : rank(denied).slice(0, mostDenied);
  const out = new Set<string>([...named.map(({ it }) => it), ...at.here]);
  const [first] = intentsOf(understood);
  if (understood.kind === "sure" && first !== undefined && !out.has(first)) return understood;
  const left = rank(meant).filter(({ it }) => !out.has(it));
  const before: Bearings = { ...at, here: at.earlier, earlier: [], onward: new Set() };
  // A text that denies something has to be plainer before it leads to anything costly.
  return decided(rankedAt(left, before, leavesUnsaid(meant)), meant, understood, { free: worthOpening, costly: 1 });
}

const isSmall = (it: Candidate): boolean => it === "other" || smallAnswers.has(it) || it === "smallTalk";
const opensFreely = (it: Candidate): boolean => !isSmall(it) && !costly.has(it as Intent);
const langOf = ({ lang }: Classified) => (lang === undefined ? {} : { lang });
