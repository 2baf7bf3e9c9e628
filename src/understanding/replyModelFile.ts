import { z } from "zod";
import { replies } from "../../dialogs/kit/replies";
import type { ReplyModel } from "./replies";
import { readWeights, writeWeights } from "./weightsFile";

const header = z.object({
  /** In this order; a file that names others is of another version. */
  replies: z.array(z.string()).refine((it) => it.join() === replies.join()),
  thresholds: z.strictObject({ sure: z.number(), likely: z.number() }),
});

export function writeReplyModel(file: string, model: ReplyModel): void {
  writeWeights(file, { replies, thresholds: model.thresholds }, model);
}

/** @throws an error naming the file and the mend when it was not made by this version */
export function readReplyModel(file: string): ReplyModel {
  const { head, weights } = readWeights(file, header, () => replies.length);
  return { ...weights, thresholds: head.thresholds };
}
