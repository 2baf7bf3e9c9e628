import { z } from "zod";
import { asked, type QuestionModel } from "./questions";
import { readWeights, writeWeights } from "./weightsFile";

const header = z.object({
  /** Must be the current questions in this order; otherwise the file belongs to another version. */
  asked: z.array(z.string()).refine((it) => it.join() === asked.join()),
  thresholds: z.strictObject({ overruling: z.number(), sure: z.number(), likely: z.number() }),
});

export function writeQuestionModel(file: string, model: QuestionModel): void {
  writeWeights(file, { asked, thresholds: model.thresholds }, model);
}

/**
 * Reads the model that `writeQuestionModel` wrote.
 *
 * @throws an error that names the file and the command to run if the file was not made by this version
 */
export function readQuestionModel(file: string): QuestionModel {
  const { head, weights } = readWeights(file, header, () => asked.length);
  return { ...weights, thresholds: head.thresholds };
}
