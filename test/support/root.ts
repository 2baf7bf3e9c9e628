import { join, resolve } from "node:path";

/** The repository's root. */
export const root = resolve(__dirname, "../..");

/** What is worth keeping between two runs of the tests, and may be lost. */
export const cache = join(root, "node_modules", ".cache", "legitka");
