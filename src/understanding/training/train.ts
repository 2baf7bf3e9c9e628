import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Model, Thresholds } from "../model";
import { readModel, writeModel } from "../modelFile";
import { writeQuestionModel, writeReplyModel } from "../smallModelFiles";
import { calibrate } from "./calibrate";
import { modelPath, phrasesDir, questionModelPath, questionsDir, repliesDir, replyModelPath } from "./files";
import { learn } from "./learn";
import { calibrateQuestions, learnQuestions } from "./learnQuestions";
import { calibrateReplies, learnReplies } from "./learnReplies";
import { loadPhrases } from "./phrases";
import { loadQuestions } from "./questionLines";
import { loadReplies } from "./replyLines";

/** Command-line argument: only calibrate the thresholds and print them. */
const onlyThresholds = "--thresholds";
/** Command-line argument: train only the replies and keep the model of meanings. */
const onlyReplies = "--replies";
/** Command-line argument: only train the questions and keep the other models. */
const onlyQuestions = "--questions";

/** Trains the model of meanings, and then those of replies and of questions, which build upon it. */
async function train(): Promise<void> {
  const isOnly = (one: string): boolean => process.argv.includes(one);
  if (!isOnly(onlyReplies) && !isOnly(onlyQuestions)) await trainMeanings();
  if (isOnly(onlyThresholds)) return;
  const meanings = readModel(modelPath);
  if (!isOnly(onlyQuestions)) trainReplies(meanings);
  if (!isOnly(onlyReplies)) trainQuestions(meanings);
}

/**
 * Trains on `dialogs/phrases` and writes the model that the product reads. Calibrating the thresholds needs a training run of its
 * own, which a second process does in parallel.
 */
async function trainMeanings(): Promise<void> {
  const { taught } = loadPhrases(phrasesDir);
  if (process.argv.includes(onlyThresholds)) {
    print(JSON.stringify(calibrate(taught)));
    return;
  }
  const found = promisify(execFile)(process.execPath, ["--import", "tsx", __filename, onlyThresholds]);
  const learnt = learn(taught);
  const thresholds = JSON.parse((await found).stdout) as Thresholds;
  writeModel(modelPath, { ...learnt, thresholds });
  print(`${modelPath}: ${taught.length} phrases, ${JSON.stringify(thresholds)}`);
}

/** Trains on `dialogs/replies` and writes the model that the product reads. */
function trainReplies(meanings: Model): void {
  const { taught } = loadReplies(repliesDir);
  const thresholds = calibrateReplies(taught, meanings);
  writeReplyModel(replyModelPath, { ...learnReplies(taught, meanings), thresholds });
  print(`${replyModelPath}: ${taught.length} replies, ${JSON.stringify(thresholds)}`);
}

/** Trains on `dialogs/questions` and writes the model that the product reads. */
function trainQuestions(meanings: Model): void {
  const { taught } = loadQuestions(questionsDir);
  const phrases = loadPhrases(phrasesDir).taught;
  const thresholds = calibrateQuestions(taught, phrases, loadReplies(repliesDir).taught, meanings);
  writeQuestionModel(questionModelPath, { ...learnQuestions(taught, phrases, meanings), thresholds });
  print(`${questionModelPath}: ${taught.length} lines, ${JSON.stringify(thresholds)}`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

train().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exit(1);
});
