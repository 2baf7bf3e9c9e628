import type { Notice } from "./card";
import { open, stay, type Next, type Typed } from "./dialog";
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

/**
 * Offers a letter to support to a student whom the current step could not help; it is opened at once if they ask for a person or say that
 * the help did not help. The student's words become its beginning.
 */
export function stuckWith(
  { text: typed, heard: { wantsPerson } }: Pick<Typed<unknown>, "text" | "heard">,
  at: { readonly dialog: string; readonly step: string },
): Next {
  const { text, say } = fitted(typed);
  const data = { ...at, stuck: "yes", text };
  if (wantsPerson) return open("escalate", data, { say });
  return stay({
    say: [{ text: t("escalate.offer"), opens: [{ label: t("button.human"), dialog: "escalate", data }] }],
  });
}
