import {
  createInterpretation,
  createQuestionReading,
  createRanking,
  createReplyReading,
  createUnderstanding,
  readModel,
  readQuestionModel,
  readReplyModel,
} from "../../src/understanding";
import { modelPath, questionModelPath, replyModelPath } from "../../src/understanding/training/files";
import { onceAWorker } from "./jest/onceAWorker";

/** The model that the product ships with. */
export const model = onceAWorker("model", () => readModel(modelPath));
export const understand = createUnderstanding(model);

export const replyModel = onceAWorker("reply model", () => readReplyModel(replyModelPath));
export const readReply = createReplyReading(replyModel, model);

export const questionModel = onceAWorker("question model", () => readQuestionModel(questionModelPath));
export const readQuestion = createQuestionReading(questionModel, model);

/** The meaning that the product gives to a text. */
export const interpreted = createInterpretation(model, readQuestion);

/** How likely each intent is for a text on its own. */
export const rank = createRanking(model, questionModel);
