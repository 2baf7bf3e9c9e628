import { containerBootstrap } from "@nlpjs/core";
import { LangEn } from "@nlpjs/lang-en";
import { LangPl } from "@nlpjs/lang-pl";
import { LangUk } from "@nlpjs/lang-uk";
import { Nlp } from "@nlpjs/nlp";
import { languages } from "../../dialogs/kit/text";
import { phrasesDir } from "../../src/understanding/training/files";
import { judge, measure } from "../../src/understanding/training/measure";
import { loadPhrases, type Phrase } from "../../src/understanding/training/phrases";
import { withoutSimilar } from "../../src/understanding/training/similar";
import type { Weights } from "../../src/understanding/weights";
import { interpreted, model, questionModel, readReply, replyModel } from "../support/understanding";

/** One in so many of the taught phrases is read first: the words that people use are then known, but the lines that are timed are not. */
const readBefore = 8;

/** A step of the walkthrough, where most texts are typed that are read as a reply too. */
const situation = "step";

/**
 * Reads every line of the voices that were never taught as the product does: by its rules and all its classifiers, and as a reply to a card.
 * `rps` texts a second on one core; `p50_ms` and `p99_ms` per text; `first` and `in_three` the shares that are right; `model_mb` what the
 * three models hold in memory. The peer is nlp.js, which learns the same phrases in the same run (two minutes) and knows each text's language
 * beforehand.
 */
export async function benchUnderstanding(): Promise<Record<string, string | number>> {
  const { taught, held } = loadPhrases(phrasesDir);
  const lines = withoutSimilar(held, taught);
  const before = taught.filter((_, at) => at % readBefore === 0);
  const mine = await timed(before, lines, ({ text }) => [interpreted(text), readReply(text, situation)]);
  const { top1, top3 } = measure(judge(lines, model, interpreted));
  const started = performance.now();
  const guess = await learnPeer(taught);
  const peerTrained = (performance.now() - started) / 1_000;
  const guesses = new Map<Phrase, readonly string[]>();
  const peer = await timed(before, lines, async (it) => guesses.set(it, await guess(it)));
  const share = (most: number): number =>
    lines.filter((it) => {
      const likeliest = guesses.get(it)?.slice(0, most) ?? [];
      return likeliest.some((one) => one === it.meaning || one === it.also);
    }).length / lines.length;
  return {
    bench: "understanding",
    rps: Math.round(mine.rps),
    p50_ms: mine.at(0.5),
    p99_ms: mine.at(0.99),
    first: rounded(top1),
    in_three: rounded(top3),
    model_mb: rounded([model, replyModel, questionModel].map(bytesOf).reduce((a, b) => a + b) / 1e6),
    peer: "nlp.js",
    peer_rps: Math.round(peer.rps),
    peer_p99_ms: peer.at(0.99),
    peer_first: rounded(share(1)),
    peer_in_three: rounded(share(3)),
    peer_trained_s: Math.round(peerTrained),
    ratio: rounded(mine.rps / peer.rps),
  };
}

const bytesOf = ({ weights, rarity }: Weights): number => weights.byteLength + rarity.byteLength;

async function learnPeer(taught: readonly Phrase[]): Promise<(it: Phrase) => Promise<readonly string[]>> {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangPl, LangEn, LangUk]) container.use(plugin);
  const nlp = container.get("nlp");
  nlp.settings = { ...nlp.settings, autoSave: false, log: false, threshold: 0 };
  for (const lang of languages) nlp.addLanguage(lang);
  for (const { lang, text, meaning } of taught) nlp.addDocument(lang, text, meaning);
  // nlp.js prints each round of its training to the standard output, whatever its log settings say.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  await nlp.train().finally(() => (process.stdout.write = write));
  return async ({ lang, text }) => {
    const { classifications } = await nlp.process(lang, text);
    return classifications.map(({ intent }) => intent);
  };
}

const rounded = (it: number): number => Number(it.toFixed(3));

async function timed(
  before: readonly Phrase[],
  lines: readonly Phrase[],
  work: (it: Phrase) => unknown,
): Promise<{ rps: number; at: (share: number) => number }> {
  for (const line of before) await work(line);
  const times: number[] = [];
  const start = performance.now();
  for (const line of lines) {
    const began = performance.now();
    await work(line);
    times.push(performance.now() - began);
  }
  const rps = (times.length / (performance.now() - start)) * 1_000;
  times.sort((a, b) => a - b);
  return { rps, at: (share) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(4)) };
}
