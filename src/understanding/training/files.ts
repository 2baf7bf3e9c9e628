import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");
export const phrasesDir = join(root, "dialogs", "phrases");
export const modelPath = join(phrasesDir, "model.bin.gz");
export const repliesDir = join(root, "dialogs", "replies");
export const replyModelPath = join(repliesDir, "model.bin.gz");
export const questionsDir = join(root, "dialogs", "questions");
export const questionModelPath = join(questionsDir, "model.bin.gz");
export const secondWriterPath = join(root, "test", "understanding", "secondWriter.tsv");
