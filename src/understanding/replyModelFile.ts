import { z } from "zod";
import { replies } from "../../dialogs/kit/replies";
import type { ReplyModel } from "./replies";
import { readWeights, writeWeights } from "./weightsFile";

const header = z.object({
  /** Must be the current replies in this order; otherwise the file belongs to another version. */
  replies: z.array(z.string()).refine((it) => it.join() === replies.join()),
  thresholds: z.strictObject({ sure: z.number(), likely: z.number() }),
});

export function writeReplyModel(file: string, model: ReplyModel): void {
  writeWeights(file, { replies, thresholds: model.thresholds }, model);
}

/**
 * Reads the model that `writeReplyModel` wrote.
 *
 * @throws an error that names the file and the command to run if the file was not made by this version
 */
export function readReplyModel(file: string): ReplyModel {
  const { head, weights } = readWeights(file, header, () => replies.length);
  return { ...weights, thresholds: head.thresholds };
}
