import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Thresholds } from "../model";
import { writeModel } from "../modelFile";
import { calibrate } from "./calibrate";
import { modelPath, phrasesDir } from "./files";
import { learn } from "./learn";
import { loadPhrases } from "./phrases";

/** As an argument: only finds the thresholds, and prints them. */
const onlyThresholds = "--thresholds";

/**
 * Learns `dialogs/phrases` anew, and writes the model that the product reads. The thresholds, which need a training of their own,
 * are found by a second process meanwhile.
 */
async function train(): Promise<void> {
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

const print = (line: string): void => void process.stdout.write(`${line}\n`);

train().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exit(1);
});
