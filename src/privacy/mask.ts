import { redactPesel } from "./redact";

/** What stands in the place of what was taken out. */
const covered = "•••";

const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/giu;
/** Numbers of four digits and more, also with spaces or hyphens in them: album numbers, codes, phones, accounts. */
const number = /\+?\d(?:[ \t\u00a0.-]{0,2}\d){3,}/gu;
/** Letters and digits in one word: activation codes, tickets, tokens. */
const mixed = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\p{N})(?=[\p{L}\p{N}-]*\p{L})[\p{L}\p{N}-]{5,}/gu;
/** «Nazywam się Olga Nowak», in whatever case it is typed. */
const introduced =
  /(nazywam się|mam na imię|my name is|мене звати|мене звуть|моє ім.я|imię i nazwisko:?|pozdrawiam,?|з повагою,?|best regards,?|regards,?)(\s+)(\p{L}[\p{L}'’-]*(?:[ \t]+\p{L}[\p{L}'’-]*)?)/giu;
/** Two words with capitals side by side. */
const fullName = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’]+[ \t]+\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?(?![\p{L}\p{N}])/gu;
/** A word with a capital inside a sentence. */
const capital = /(?<=[\p{Ll}\p{N},;:–-][ \t]+)\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}])/gu;

/** Beginnings of words that have a capital and are nobody's name, since the understanding lives on them. */
const things = [
  ...["mobywatel", "mlegitymac", "obywatel", "legitymac", "usos", "android", "iphone", "apple", "google", "samsung"],
  ...[
    "xiaomi",
    "huawei",
    "motorola",
    "pixel",
    "galaxy",
    "redmi",
    "ios",
    "qr",
    "pin",
    "pesel",
    "teams",
    "slack",
    "play",
  ],
  ...["store", "profil", "zaufan", "erasmus", "opol", "uniwersytet", "polsk", "polish", "poland", "pkp", "intercity"],
  ...["ukrai", "english", "angiel", "facebook", "messenger", "gmail", "outlook", "windows", "bluetooth", "wifi"],
  ...["україн", "польщ", "польськ", "ополе", "опол", "дія", "мобиватель", "усос", "андроїд", "айфон", "гугл", "плей"],
];
const isThing = (word: string): boolean => things.some((it) => word.toLowerCase().startsWith(it));

/**
 * A text without what tells who wrote it: PESELs, album and other numbers, addresses, codes, and names, of which nobody can find
 * all; the writer's own are found in every case.
 *
 * @param names what the writer is called, in the chat and at USOS
 */
export function mask(text: string, names: readonly (string | undefined)[] = []): string {
  const own = names.flatMap((it) => it?.match(/\p{L}{3,}/gu) ?? []);
  const withoutNumbers = redactPesel(text)
    .replace(address, covered)
    .replace(number, covered)
    .replace(mixed, (it) => (isThing(it) ? it : covered))
    .replace(introduced, (_, before: string, space: string) => `${before}${space}${covered}`);
  return own
    .reduce((left, name) => left.replace(inEveryCase(name), covered), withoutNumbers)
    .replace(fullName, (it) => (it.split(/[ \t]+/).some(isThing) ? it : covered))
    .replace(capital, (it) => (isThing(it) ? it : covered))
    .replace(/•{2,}(?:[ \t]*•{2,})*/gu, covered);
}

/** A name with whatever ending: «Olga», «Olgą», «Ольгою». */
const inEveryCase = (name: string): RegExp => {
  const stem = name.slice(0, Math.max(3, name.length - 2));
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}[\\p{L}'’]{0,4}(?![\\p{L}\\p{N}])`, "giu");
};
