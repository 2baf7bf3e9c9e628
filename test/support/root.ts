import { join, resolve } from "node:path";

/** The root folder of the repository. */
export const root = resolve(__dirname, "../..");

/** The folder for things that are worth keeping between two runs of the tests and that may be deleted. */
export const cache = join(root, "node_modules", ".cache", "legitka");
