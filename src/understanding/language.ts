import type { Lang } from "../../dialogs/kit/text";
import { clean, fold } from "./fold";
import type { Intent } from "./intents";
import type { Ranked } from "./reading";
import { wording } from "./wording";

const polishLetters = /[ąćęłńśźż]/u;
/**
 * Texts with fewer words are classified only if the language is obvious. A single word may be a product name or shared by two languages
 * («status», «iPhone»).
 */
const fewWords = 3;
/** The probability required for such a short text. */
const plainly = 0.97;

/**
 * The names of things, and the words on mObywatel's screens, that students of every language write in the same way: «замов
 * mLegitymację», «what is „Akceptuję”?», «QR code не видно».
 */
const names =
  /(?<!\p{L})(?:m-?legitymacj(?:a|ą|ę|e|i|o)|mobywatel(?:a|owi|em|u)?|usos(?:a|ie|em|web)?|pesel(?:u|em)?|els|profil zaufany|qr[- ]codes?|kod(?:y|u)? qr|kod aktywacyjny|legitymacja studencka|student card|akceptuję|przedłuż ważność|zniżk(?:a|i|ę))(?!\p{L})/gu;

/**
 * The language a text is written in; undefined if it cannot be told. Product and phone names, emoji and single words shared by two
 * languages tell nothing.
 *
 * @param least the probability from which on the ranking is trusted
 */
export function languageOf(text: string, [best]: readonly Ranked<Lang>[], least: number): Lang | undefined {
  const cleaned = clean(text).replace(names, " ");
  const cyrillic = cleaned.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = cleaned.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic >= 2 && cyrillic * 2 >= latin) return "uk";
  if (!best) return undefined;
  if (best.it === "pl" && polishLetters.test(cleaned) && best.probability >= 0.5) return "pl";
  const words = fold(cleaned)
    .split(" ")
    .filter((it) => /\p{L}{2}/u.test(it)).length;
  if (words < 2) return undefined;
  return best.probability >= (words < fewWords ? Math.max(plainly, least) : least) ? best.it : undefined;
}

const askedFor: readonly (readonly [Intent, readonly string[]])[] = [
  ["languagePl", ["polsk", "polish", "польськ"]],
  ["languageEn", ["angielsk", "angol", "english", "anglik", "англійськ"]],
  ["languageUk", ["ukrai", "українськ"]],
];
const named = askedFor.map(([intent, stems]) => [intent, stems.map(fold)] as const);

const ours = wording(
  "polish | polsk* | po polsku | english | angielsk* | ukrainian | ukrai* | польськ* | англійськ* | українськ*",
);
const thing = wording(
  `website* | web | page* | site | form | forms | mail | mails | email* | letter* | app | menu | everything | lady | office | people
  | strona | strony | stronie | formularz* | mail* | pismo | list | aplikacja | aplikacji | wszystko | pani | panie
  | сайт* | сторінк* | форма | форму | лист | листи | застосунок | застосунку | додаток | пані | усе | все`,
);
const nearby = wording("{thing} …4 {ours} | {ours} …1 {thing}", { thing, ours });
const wishes = wording(
  `switch | change | speak | talk | answer | please | pls | plz | prefer | przełącz* | zmień | zmienić | mów | mówić | pisz | proszę | wolę
  | переключ* | перемкн* | зміни | змінити | говори* | пиши* | давай | будь`,
);

/** Whether a text says in what language something else is, and wishes for none: «the website is all in Polish». */
export function mentionsLanguage(text: string): boolean {
  const folded = fold(text);
  const rest = nearby.takenOut(folded);
  return rest !== folded && !wishes.isIn(rest) && !ours.isIn(rest);
}

const poorly = new Set(
  ["zero", "bad", "poor", "weak", "terrible", "don’t", "dont", "not", "nie", "słabo", "słaby", "kiepsko"]
    .concat(["не", "погано", "слабо", "погана"])
    .map(fold),
);
const reach = 4;

/** The language a text asks for, as an intent; undefined unless it names exactly one of ours. */
export function namedLanguage(text: string): Intent | undefined {
  const words = fold(text).split(" ");
  // «My polish is zero», «słabo mówię po polsku» ask for any language but that one.
  const isUnwanted = (at: number): boolean =>
    words.slice(Math.max(0, at - reach), at + reach).some((it) => poorly.has(it));
  const found = named.filter(([, stems]) =>
    words.some((word, at) => stems.some((it) => word.startsWith(it)) && !isUnwanted(at)),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}
