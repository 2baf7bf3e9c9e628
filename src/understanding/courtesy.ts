import { fold, foldParts } from "./fold";
import type { Meaning } from "./intents";
import type { Model } from "./model";

/** Meanings that count as courtesy. A greeting is classified as a wish for the menu. */
const polite: ReadonlySet<Meaning | undefined> = new Set(["thanks", "bye", "menu"]);

/** «Boję się, że coś zepsuję» says how somebody feels, and nothing about what they want. On folded text. */
const afraidOfBreaking =
  /^(?:\p{L}+ ){0,3}(?:boie sie|boius|scared|afraid|vorried) (?:\p{L}+ ){0,5}(?:zepsu|popsu|zamko|break|mess|zlama|zipsu|polama|narob)\p{L}*(?: \p{L}+){0,2}$/u;

/**
 * Folds a text without its courteous parts: of «dzień dobry, gdzie mój kod? dzięki» only the middle remains. A text that is nothing but
 * courtesy is kept whole.
 */
export function withoutCourtesy(text: string, { exact }: Model): string {
  const parts = foldParts(text);
  const rest = parts.filter((it) => !polite.has(exact.get(it)) && !afraidOfBreaking.test(it));
  const words = rest.join(" ");
  // A single remaining word is as likely part of the courtesy: «давай, пока».
  return rest.length < parts.length && words.includes(" ") ? words : fold(text);
}
