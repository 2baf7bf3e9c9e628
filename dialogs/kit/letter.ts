import type { Notice } from "./card";
import { open, type Next } from "./dialog";
import { t } from "./text";

/** The maximum length of a letter to support, in characters. */
export const longestLetter = 2_000;

/** Shortens a text to the maximum length of a letter, and adds a notice if something was cut off. */
export function fitted(text: string): { readonly text: string; readonly say: readonly Notice[] } {
  const isWhole = text.length <= longestLetter;
  return {
    text: text.slice(0, longestLetter),
    say: isWhole ? [] : [{ text: t("escalate.cut", { max: longestLetter }) }],
  };
}

/** Opens a letter to support for a student whom the current step could not help. The student's words become its beginning. */
export function stuckWith(typed: string, at: { readonly dialog: string; readonly step: string }): Next {
  const { text, say } = fitted(typed);
  return open("escalate", { ...at, stuck: "yes", text }, { say });
}
