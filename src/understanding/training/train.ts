import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Model, Thresholds } from "../model";
import { readModel, writeModel } from "../modelFile";
import { writeReplyModel } from "../replyModelFile";
import { calibrate } from "./calibrate";
import { modelPath, phrasesDir, repliesDir, replyModelPath } from "./files";
import { learn } from "./learn";
import { calibrateReplies, learnReplies } from "./learnReplies";
import { loadPhrases } from "./phrases";
import { loadReplies } from "./replyLines";

/** As an argument: only finds the thresholds, and prints them. */
const onlyThresholds = "--thresholds";
/** As an argument: what phrases mean stays as it was learnt. */
const onlyReplies = "--replies";

/** Learns anew what phrases mean, and then what replies to what stands on the screen, which builds upon it. */
async function train(): Promise<void> {
  if (!process.argv.includes(onlyReplies)) await trainMeanings();
  if (!process.argv.includes(onlyThresholds)) trainReplies(readModel(modelPath));
}

/**
 * Learns `dialogs/phrases` anew, and writes the model that the product reads. The thresholds, which need a training of their own,
 * are found by a second process meanwhile.
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

/** Learns `dialogs/replies` anew, and writes the model that the product reads. */
function trainReplies(meanings: Model): void {
  const { taught } = loadReplies(repliesDir);
  const thresholds = calibrateReplies(taught, meanings);
  writeReplyModel(replyModelPath, { ...learnReplies(taught, meanings), thresholds });
  print(`${replyModelPath}: ${taught.length} replies, ${JSON.stringify(thresholds)}`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

train().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exit(1);
});
