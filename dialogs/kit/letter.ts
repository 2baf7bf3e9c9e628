import { open, type Next } from "./dialog";

/** The maximum length of a letter to support, in characters. */
export const longestLetter = 2_000;

/** Opens a letter to support for a student whom the current step could not help. What they wrote becomes its beginning. */
export const stuckWith = (text: string, at: { readonly dialog: string; readonly step: string }): Next =>
  open("escalate", { ...at, stuck: "yes", text: text.slice(0, longestLetter) });
