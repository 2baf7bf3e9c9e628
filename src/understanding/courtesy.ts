import { fold, foldParts } from "./fold";
import type { Meaning } from "./intents";
import type { Model } from "./model";

/** Greetings are understood as a wish for the menu. */
const polite: ReadonlySet<Meaning | undefined> = new Set(["thanks", "bye", "menu"]);

/** The folded text; of «dzień dobry, gdzie mój kod? dzięki» only its middle. A text that is only polite is left whole. */
export function withoutCourtesy(text: string, { exact }: Model): string {
  const parts = foldParts(text);
  const rest = parts.filter((it) => !polite.has(exact.get(it)));
  const words = rest.join(" ");
  // One word left is as likely part of the courtesy: «давай, пока».
  return rest.length < parts.length && words.includes(" ") ? words : fold(text);
}
