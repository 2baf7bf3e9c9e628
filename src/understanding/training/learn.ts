import { languages } from "../../../dialogs/kit/text";
import { buckets, partsOf, type Features } from "../features";
import { fold } from "../fold";
import { costly, meanings, type Meaning } from "../intents";
import type { Model, Thresholds } from "../model";
import { storable } from "../modelFile";
import { drawFrom } from "./draw";
import type { Phrase } from "./phrases";
import { learnSoftmax, type Learnt } from "./softmax";

/** So much of a phrase's target goes to its second meaning. */
const shareOfSecond = 0.4;
const widest = 127;
/** Smaller weights decide nothing, and half as many to keep make the file a third smaller. */
const least = 5;

/** Until they are found: nothing is sure enough. */
const unset: Thresholds = { sure: 1, costly: 1, likely: 1, language: 1 };

/** Learns meanings and languages from phrases. Deterministic; ten thousand phrases take about ten seconds. */
export function learn(phrases: readonly Phrase[], thresholds = unset): Model {
  const texts = phrases.map(({ text }) => partsOf(fold(text)));
  const rarity = storable(rarityIn(texts));
  const features = texts.map((parts) => weighed(parts, rarity));
  const meant = learnSoftmax(
    phrases.map(({ meaning, also }, at) => ({
      features: features[at] ?? { buckets: [], values: [] },
      target: also
        ? [
            [meanings.indexOf(meaning), 1 - shareOfSecond],
            [meanings.indexOf(also), shareOfSecond],
          ]
        : [[meanings.indexOf(meaning), 1]],
    })),
    meanings.length,
    drawFrom(1),
  );
  const spoken = learnSoftmax(
    phrases.map(({ lang }, at) => ({
      features: features[at] ?? { buckets: [], values: [] },
      target: [[languages.indexOf(lang), 1]],
    })),
    languages.length,
    drawFrom(2),
  );
  const exact = agreedOn(phrases);
  return { ...{ meanings, languages, rarity, thresholds, exact }, ...quantised([meant, spoken]) };
}

const shortWords = 3;
/** The assistant's makers wrote plain wishes in plain words. */
const isMaker = (voice: string): boolean => voice.endsWith("00");

/** The short texts that mean the same to everybody who wrote them; what costs something only when two did. */
function agreedOn(phrases: readonly Phrase[]): Map<string, Meaning> {
  const meant = new Map<string, Meaning | undefined>();
  const writers = new Map<string, Set<string>>();
  for (const { text, meaning, also, voice } of phrases) {
    const folded = fold(text);
    if (folded.split(" ").length > shortWords) continue;
    const isAgreed = also === undefined && (!meant.has(folded) || meant.get(folded) === meaning);
    meant.set(folded, isAgreed ? meaning : undefined);
    writers.set(folded, (writers.get(folded) ?? new Set()).add(voice));
  }
  for (const [text, meaning] of meant) {
    const by = [...(writers.get(text) ?? [])];
    const isCostly = meaning !== undefined && meaning !== "other" && costly.has(meaning);
    if (isCostly && by.length < 2 && !by.some(isMaker)) meant.delete(text);
  }
  return new Map([...meant].flatMap(([text, it]) => (it && text !== "" ? [[text, it] as const] : [])));
}

/** Weighs a text's features by their rarity, and makes them the shorter the more of them there are. */
function weighed(parts: readonly Features[], rarity: Float32Array): Features {
  const sums = new Map<number, number>();
  let square = 0;
  for (const { buckets, values } of parts)
    buckets.forEach((bucket, at) => {
      const value = (values[at] ?? 0) * (rarity[bucket] ?? 0);
      square += value * value;
      sums.set(bucket, (sums.get(bucket) ?? 0) + value);
    });
  const length = Math.sqrt(square) || 1;
  return { buckets: [...sums.keys()], values: Array.from(sums.values(), (it) => it / length) };
}

function rarityIn(texts: readonly (readonly Features[])[]): Float32Array {
  const seen = new Float64Array(buckets);
  for (const parts of texts)
    for (const bucket of new Set(parts.flatMap((part) => part.buckets))) seen[bucket] = (seen[bucket] ?? 0) + 1;
  return Float32Array.from(seen, (times) => Math.log(1 + texts.length / (times + 1)));
}

/** Side by side, each output's weights as whole numbers from -127 to 127. */
function quantised(parts: readonly Learnt[]): Pick<Model, "weights" | "scales" | "bias"> {
  const bias = parts.flatMap((it) => [...it.bias]);
  const width = bias.length;
  const weights = new Int8Array(buckets * width);
  const scales = new Float32Array(width);
  let first = 0;
  for (const part of parts) {
    const own = part.bias.length;
    for (let output = 0; output < own; output++) {
      let largest = 1e-9;
      for (let bucket = 0; bucket < buckets; bucket++)
        largest = Math.max(largest, Math.abs(part.weights[bucket * own + output] ?? 0));
      const scale = largest / widest;
      scales[first + output] = scale;
      for (let bucket = 0; bucket < buckets; bucket++) {
        const weight = Math.round((part.weights[bucket * own + output] ?? 0) / scale);
        if (Math.abs(weight) >= least) weights[bucket * width + first + output] = weight;
      }
    }
    first += own;
  }
  return { weights, scales, bias: Float32Array.from(bias) };
}
