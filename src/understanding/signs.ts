import type { Intent } from "./intents";

/** Emoji that are an answer by themselves. */
export const signs: ReadonlyMap<string, Intent> = new Map<string, Intent>([
  ["👍", "yes"],
  ["👌", "yes"],
  ["✅", "yes"],
  ["👎", "no"],
  ["❌", "no"],
  ["🙏", "thanks"],
]);
