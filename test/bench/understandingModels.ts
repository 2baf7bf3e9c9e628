import { dirname } from "node:path";
import { loadReading, readModel } from "../../src/understanding";
import { calibrate } from "../../src/understanding/training/calibrate";
import { modelPath, phrasesDir, questionsDir, repliesDir } from "../../src/understanding/training/files";
import { learn } from "../../src/understanding/training/learn";
import { calibrateQuestions, learnQuestions } from "../../src/understanding/training/learnQuestions";
import { calibrateReplies, learnReplies } from "../../src/understanding/training/learnReplies";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { loadQuestions } from "../../src/understanding/training/questionLines";
import { loadReplies } from "../../src/understanding/training/replyLines";

const rounds = 9;

/** Reads the three models from their files as the product does at its start, some times over: `ms` the median, `slowest_ms` the slowest. */
export function benchModelsStart(): Record<string, string | number> {
  const times = Array.from({ length: rounds }, () => secondsFor(() => loadReading(dirname(phrasesDir))) * 1_000).sort(
    (a, b) => a - b,
  );
  return {
    bench: "understanding.start",
    ms: Math.round(times[Math.floor(rounds / 2)] ?? 0),
    slowest_ms: Math.round(times.at(-1) ?? 0),
  };
}

/** Learns all that `npm run understanding:train` learns, without writing it: `s` in all, and by model, each with its thresholds. */
export function benchTraining(): Record<string, string | number> {
  const { taught } = loadPhrases(phrasesDir);
  const { taught: replies } = loadReplies(repliesDir);
  const { taught: lines } = loadQuestions(questionsDir);
  const meanings = readModel(modelPath);
  const parts = {
    meanings_s: secondsFor(() => [learn(taught), calibrate(taught)]),
    replies_s: secondsFor(() => [learnReplies(replies, meanings), calibrateReplies(replies, meanings)]),
    questions_s: secondsFor(() => [
      learnQuestions(lines, taught, meanings),
      calibrateQuestions(lines, taught, replies, meanings),
    ]),
  };
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, it]) => [name, Math.round(it)]));
  const all = Object.values(parts).reduce((a, b) => a + b);
  return {
    bench: "understanding.training",
    lines: taught.length + replies.length + lines.length,
    s: Math.round(all),
    ...rounded,
  };
}

function secondsFor(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1_000;
}
