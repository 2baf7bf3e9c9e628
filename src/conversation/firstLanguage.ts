import { languages, type Lang } from "../../dialogs/kit/text";

const cyrillic = /\p{Script=Cyrillic}/u;
/** Letters that only Polish has among the three languages. */
const polish = /[ąćęłńśźż]/i;

/**
 * Guesses the language in which to greet a person who has not written anything yet.
 * The client's locale is trusted if it is Polish or Ukrainian, or Russian or Belarusian, whose speakers mostly understand
 * Ukrainian. Any other locale is often just the factory setting, so a name in Cyrillic or with Polish letters counts for more.
 * The guess is corrected later by what the person writes or chooses.
 *
 * @param locale BCP 47 tag from the client; Polish if the client sends none
 */
export function firstLanguage(locale = "pl", name = ""): Lang {
  const said = locale.toLowerCase().split(/[-_]/)[0] ?? "";
  const ours = languages.find((it) => it === said);
  if (ours && ours !== "en") return ours;
  if (said === "ru" || said === "be") return "uk";
  if (cyrillic.test(name)) return "uk";
  return polish.test(name) ? "pl" : "en";
}
