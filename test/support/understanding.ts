import { createUnderstanding, readModel } from "../../src/understanding";
import { modelPath } from "../../src/understanding/training/files";
import { onceAWorker } from "./jest/onceAWorker";

/** What the product ships with. */
export const model = onceAWorker("model", () => readModel(modelPath));
export const understand = createUnderstanding(model);
