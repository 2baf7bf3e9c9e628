import { open, type Next } from "./dialog";

/** Letters of a description for the support queue. */
export const longestLetter = 2_000;

/** Hands over somebody whom the step they were at could not help; what they said of it begins their letter. */
export const stuckWith = (text: string, at: { readonly dialog: string; readonly step: string }): Next =>
  open("escalate", { ...at, stuck: "yes", text: text.slice(0, longestLetter) });
