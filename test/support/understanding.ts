import { createReplyReading, createUnderstanding, readModel, readReplyModel } from "../../src/understanding";
import { modelPath, replyModelPath } from "../../src/understanding/training/files";
import { onceAWorker } from "./jest/onceAWorker";

/** What the product ships with. */
export const model = onceAWorker("model", () => readModel(modelPath));
export const understand = createUnderstanding(model);

export const replyModel = onceAWorker("reply model", () => readReplyModel(replyModelPath));
export const readReply = createReplyReading(replyModel, model);
