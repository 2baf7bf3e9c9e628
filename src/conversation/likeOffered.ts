import type { Text } from "../../dialogs/kit/text";
import { smallAnswers, type Intent, type Understood } from "../understanding";
import { sharedWords } from "./sharedWords";
import type { TurnDraft } from "./turnDraft";

/** A button that stands on the screen, as a text in other words may mean it. */
export interface Offered {
  readonly label: Text;
  /** The intents that lead to where it leads. */
  readonly intents: readonly string[];
}

/** From this part of a text or of a label on, a text that repeats it means it, whatever else its words may mean. */
const plainly = 0.5;
/** From this part of a label on, a text that nobody can be sure of means it. */
const partly = 0.3;
/** The next button must be as much less alike. */
const lead = 0.6;
/** The least probability of an intent that is chosen among those offered, and its least part of what they have together. */
const leastProbability = 0.05;
const leastPart = 0.6;
/** It may be this many times less likely than the likeliest of all. */
const nearlyLikeliest = 0.4;

/** A text of more words tells a story that may name a button in passing. */
const mostWords = 18;

/**
 * The place of the one offered button that a text means in its own words: it repeats what tells the label from the others, or is closest in
 * meaning to it.
 *
 * @returns undefined if it means none of them, or more than one
 */
export function likeOffered(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  offered: readonly Offered[],
): number | undefined {
  if (offered.length === 0 || text.split(/\s+/u).length > mostWords) return undefined;
  const labels = offered.map(({ label }) => label);
  const shared = sharedWords(draft, text, labels);
  const isSure = understood.kind === "sure" || understood.kind === "repair" || understood.kind === "command";
  const byLabel = ahead(shared.map(({ ofLabel, ofText }) => (ofLabel >= plainly || ofText >= plainly ? ofLabel : 0)));
  const found = byLabel === undefined ? undefined : shared[byLabel];
  // A text that is sure by itself means that, unless most of it repeats the button.
  if (found && (!isSure || (found.ofText >= plainly && found.ofLabel >= partly))) return byLabel;
  if (isSure) return undefined;
  const bySome = ahead(shared.map(({ ofLabel }) => (ofLabel >= partly ? ofLabel : 0)));
  return bySome ?? likeliest(draft, text, offered);
}

/** The place of the one value that is well above all others. */
function ahead(values: readonly number[]): number | undefined {
  const best = Math.max(...values);
  const near = values.filter((it) => it > best * lead);
  return best > 0 && near.length === 1 ? values.indexOf(best) : undefined;
}

function likeliest(draft: TurnDraft, text: string, offered: readonly Offered[]): number | undefined {
  const ranked = draft.context.rank(text);
  const top = ranked.find(({ it }) => !smallAnswers.has(it as Intent))?.probability ?? 0;
  const each = offered.map(({ intents }) =>
    ranked.reduce((sum, { it, probability }) => (intents.includes(it) ? sum + probability : sum), 0),
  );
  const best = Math.max(...each);
  const isAhead = best >= leastPart * each.reduce((sum, it) => sum + it, 0);
  return isAhead && best >= leastProbability && best >= nearlyLikeliest * top ? each.indexOf(best) : undefined;
}
