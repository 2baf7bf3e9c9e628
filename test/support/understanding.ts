import { createUnderstanding, readModel } from "../../src/understanding";
import { modelPath } from "../../src/understanding/training/files";

/** What the product ships with. */
export const model = readModel(modelPath);
export const understand = createUnderstanding(model);
