import {
  createInterpretation,
  createQuestionReading,
  createRanking,
  createReplyReading,
  createReportReading,
  createUnderstanding,
  readModel,
  readQuestionModel,
  readReplyModel,
  readReportModel,
} from "../../src/understanding";
import { modelPath, questionModelPath, replyModelPath, reportModelPath } from "../../src/understanding/training/files";
import { onceAWorker } from "./jest/onceAWorker";

/** The model that the product ships with. */
export const model = onceAWorker("model", () => readModel(modelPath));
export const understand = createUnderstanding(model);

export const replyModel = onceAWorker("reply model", () => readReplyModel(replyModelPath));
export const readReply = createReplyReading(replyModel, model);

export const reportModel = onceAWorker("report model", () => readReportModel(reportModelPath));
export const readReport = createReportReading(reportModel, model);

export const questionModel = onceAWorker("question model", () => readQuestionModel(questionModelPath));
export const readQuestion = createQuestionReading(questionModel, model);

/** The meaning that the product gives to a text. */
export const interpreted = createInterpretation(model, readQuestion);

/** How likely each intent is for a text on its own. */
export const rank = createRanking(model, questionModel);
