import { isNobody } from "./nobodysNames";
import { ownNames } from "./ownNames";
import { redactPesel } from "../foundation/redact";

/** The replacement for masked text. */
const covered = "•••";
/** The longest text that is kept, in characters. Nobody needs more, and every pass over the text costs time. */
const longest = 1_000;

const invisible = /[\p{Cc}\p{Cf}\s]+/gu;
/** Web and email addresses, matched from the beginning of a word, so that a long word is scanned only once. */
const address = /(?<!\S)\S*(?:https?:\/\/|www\.|\p{L}\.\p{L}{2,}\/)\S+|(?<!\S)\S*@\S*|(?<!\S)\S+\(at\)\S+/giu;
const months =
  "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|paz|lis|gru|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec|січ|лют|бер|кві|трав|черв|лип|серп|вер|жовт|лист|груд";
const datesInWords = new RegExp(`\\d{1,2}\\.? (?:${months})[\\p{L}.]* (?:19|20)\\d\\d`, "giu");
/** Numbers of four or more digits, whatever separates them: album numbers, codes, phones, accounts, dates of birth. */
const number = /(?<![\p{L}\p{N}.])(?:\p{Lu}{1,4}[ -]?|s ?)?[+#]?\d(?:[ ./-]{0,2}\d){3,}(?![\p{L}\p{N}])/gu;
const version = /^(?:\d{1,2}(?:\.\d{1,2}){1,3}|(?:19|20)\d\d)$/;
/** Letters and digits mixed in one word (or in two halves, below): activation codes, tickets, tokens. */
const mixed = /(?<![\p{L}\p{N}-])(?=[\p{L}-]*\p{N})(?=[\p{N}-]*\p{L})[\p{L}\p{N}-]{5,}/gu;
const halves =
  /(?<![\p{L}\p{N}])(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]{4}[ -](?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]{4}(?![\p{L}\p{N}])/gu;
/** Phone models such as "iPhone13" and "android14", which stay readable. */
const model = /^\p{L}+\d{1,2}(?:pro|max|plus|mini|ultra)?$/iu;
const shouted = /(?<![\p{L}\p{N}])\p{Lu}{6,}(?![\p{L}\p{N}])/gu;
const password = /(hasło|haslo|hasla|hasła|password|пароль|пароля|\bpin|\bпін)((?: to| jest| is|:| -|=| це)+\s*)\S+/giu;

const name = String.raw`\p{Lu}[\p{L}'’ʼ]+(?:\s?-\s?\p{Lu}[\p{L}'’ʼ]+){0,3}`;
const anyName = String.raw`\p{L}[\p{L}'’ʼ-]+`;
/** Introductions such as "Nazywam się Olga Maria Nowak", in upper or lower case. */
const introduced = new RegExp(
  String.raw`(nazywam się|nazywam sie|mam na imię|mam na imie|my name is|name:|мене звати|мене звуть|моє ім.я|imię i nazwisko|imie i nazwisko|pozdrawiam|pozdr|z poważaniem|z powazaniem|з повагою|regards|cheers|thanks,)([\s,:.]+)(${anyName}(?: ${name}| (?!i |a |z |ze |and |from |та |й |із |w )${anyName})?(?: ${name})*)`,
  "giu",
);
const titled = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:pan|pani|panią|pana|panu|panem|mr|mrs|ms|dr|prof|mgr|пан|пані|пана|пану)\.? )(${name})`,
  "giu",
);
/** Two or more capitalised words side by side. */
const fullName = new RegExp(String.raw`(?<![\p{L}\p{N}])${name}(?: ${name})+(?![\p{L}\p{N}])`, "gu");
/** A capitalised word inside a sentence. */
const capital = new RegExp(String.raw`(?<=[\p{Ll},;:–•(-] ?)(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])`, "gu");

/**
 * Masks everything that reveals who wrote a text: PESELs, album and other numbers, addresses, codes, passwords, and names. Not
 * all names can be found, only capitalised ones inside a sentence, those in introductions, and the writer's own.
 *
 * @param names the writer's names in the chat and at USOS
 */
export function mask(text: string, names: readonly (string | undefined)[] = []): string {
  const isOwn = ownNames(names);
  const begun = Array.from(redactPesel(text).replace(invisible, " ").trim()).slice(0, longest).join("");
  const isShouted = begun.toUpperCase() === begun;
  const withoutNumbers = begun
    .replace(address, covered)
    .replace(datesInWords, covered)
    .replace(number, (it) => (version.test(it.replace(/^\p{L}+[ -]?/u, "")) ? it : covered))
    .replace(halves, covered)
    .replace(mixed, (it) => (model.test(it) && isNobody(it) ? it : covered))
    .replace(password, (_, word: string, between: string) => `${word}${between}${covered}`)
    .replace(shouted, (it) => (isShouted || isNobody(it) ? it : covered));
  const isThing = (it: string): boolean => it.split(/[ -]/).some(isNobody);
  return withoutNumbers
    .replace(introduced, (_, before: string, space: string) => `${before}${space}${covered}`)
    .replace(titled, (it, title: string, who: string) => (/^\p{Lu}/u.test(who) ? `${title}${covered}` : it))
    .replace(/\p{L}[\p{L}\p{M}'’ʼ]*/gu, (it) => (it.split(/['’ʼ]/u).concat(it).some(isOwn) ? covered : it))
    .replace(fullName, (it) => (isShouted || isThing(it) ? it : covered))
    .replace(capital, (it) => (isShouted || isThing(it) ? it : covered))
    .replace(/•{2,}(?:[ -]*•{2,})*/gu, covered);
}
