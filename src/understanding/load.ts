import { join } from "node:path";
import type { Intent } from "./intents";
import { readModel } from "./modelFile";
import { createQuestionReading } from "./questions";
import { createRanking, type Ranking } from "./ranking";
import { createReplyReading, type ReplyReading } from "./replies";
import { readQuestionModel, readReplyModel } from "./smallModelFiles";
import { createInterpretation } from "./understand";
import type { Understood } from "./understood";

/** The functions with which the product understands texts. */
export interface Reading {
  /** Classifies a text; never throws. */
  readonly understand: (text: string) => Understood<Intent>;
  readonly readReply: ReplyReading;
  readonly rank: Ranking;
}

/** Reads the three models below `dialogs/`. */
export function loadReading(folder: string): Reading {
  const modelIn = (of: string): string => join(folder, of, "model.bin.gz");
  const model = readModel(modelIn("phrases"));
  const questions = readQuestionModel(modelIn("questions"));
  const readQuestion = createQuestionReading(questions, model);
  return {
    understand: createInterpretation(model, readQuestion),
    readReply: createReplyReading(readReplyModel(modelIn("replies")), model),
    rank: createRanking(model, questions),
  };
}
