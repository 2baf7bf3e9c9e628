import { fold, foldParts } from "./fold";
import type { Meaning } from "./intents";
import type { Model } from "./model";
import { wording } from "./wording";

/** Meanings that count as courtesy. A greeting is classified as a wish for the menu. */
const polite: ReadonlySet<Meaning | undefined> = new Set(["thanks", "bye", "menu"]);

/** «Boję się, że coś zepsuję» says how somebody feels, and nothing about what they want. */
const afraidOfBreaking = wording(
  `^…3 (boję się | boje sie | боюсь | боюся | scared | afraid | worried) …5
  (zepsu* | popsu* | zamkn* | break* | mess | messed | messing | złam* | зіпсу* | полама* | злама* | narob* | наробл*) …2 $`,
);

/**
 * Folds a text without its courteous parts: of «dzień dobry, gdzie mój kod? dzięki» only the middle remains. A text that is nothing but
 * courtesy is kept whole.
 */
export function withoutCourtesy(text: string, { exact }: Model): string {
  const parts = foldParts(text);
  const rest = parts.filter((it) => !polite.has(exact.get(it)) && !afraidOfBreaking.isIn(it));
  const words = rest.join(" ");
  // A single remaining word is as likely part of the courtesy: «давай, пока».
  return rest.length < parts.length && words.includes(" ") ? words : fold(text);
}
