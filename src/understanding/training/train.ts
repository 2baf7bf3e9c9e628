import { writeModel } from "../modelFile";
import { calibrate } from "./calibrate";
import { modelPath, phrasesDir } from "./files";
import { learn } from "./learn";
import { loadPhrases } from "./phrases";

/** Learns `dialogs/phrases` anew, and writes the model that the product reads. */
function train(): void {
  const { taught } = loadPhrases(phrasesDir);
  const thresholds = calibrate(taught);
  writeModel(modelPath, learn(taught, thresholds));
  process.stdout.write(`${modelPath}: ${taught.length} phrases, ${JSON.stringify(thresholds)}\n`);
}

train();
