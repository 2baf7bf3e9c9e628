import { join } from "node:path";
import { createUnderstanding, readModel } from "../../src/understanding";
import { root } from "./root";

/** What the product ships with. */
export const model = readModel(join(root, "dialogs", "phrases", "model.bin.gz"));
export const understand = createUnderstanding(model);
