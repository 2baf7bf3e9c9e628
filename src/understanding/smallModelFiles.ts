import { z } from "zod";
import { replies } from "../../dialogs/kit/replies";
import { asked, type QuestionModel } from "./questions";
import type { ReplyModel } from "./replies";
import type { Weights } from "./weights";
import { readWeights, writeWeights } from "./weightsFile";

type SmallModel<T> = Weights & { readonly thresholds: T };

/** The file of a model with one output for each of `outputs`; the file has them under `name`. */
function smallModelFile<T>(name: string, outputs: readonly string[], thresholds: z.ZodType<T>) {
  // They must be the current ones in this order; otherwise the file belongs to another version.
  const same = z.object({ [name]: z.array(z.string()).refine((it) => it.join() === outputs.join()) });
  const header = z.object({ thresholds }).and(same.transform(() => ({})));
  return {
    write: (file: string, model: SmallModel<T>): void =>
      writeWeights(file, { [name]: outputs, thresholds: model.thresholds }, model),
    /** @throws an error that names the file and the command to run if the file was not made by this version */
    read: (file: string): SmallModel<T> => {
      const { head, weights } = readWeights(file, header, () => outputs.length);
      return { ...weights, thresholds: head.thresholds };
    },
  };
}

const replyThresholds = z.strictObject({ sure: z.number(), likely: z.number() });
export const { write: writeReplyModel, read: readReplyModel } = smallModelFile<ReplyModel["thresholds"]>(
  "replies",
  replies,
  replyThresholds,
);

const questionThresholds = z.strictObject({ overruling: z.number(), sure: z.number(), likely: z.number() });
export const { write: writeQuestionModel, read: readQuestionModel } = smallModelFile<QuestionModel["thresholds"]>(
  "asked",
  asked,
  questionThresholds,
);
