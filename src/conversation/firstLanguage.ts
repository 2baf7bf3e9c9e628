import { languages, type Lang } from "../../dialogs/kit/text";

const cyrillic = /\p{Script=Cyrillic}/u;
/** Letters that of these three languages only Polish has. */
const polish = /[ąćęłńśźż]/i;

/**
 * The language to greet somebody in whom nobody has heard yet. A client set to a language of ours, or to one whose speakers
 * mostly understand it, is believed. One set to anything else is often just as it was installed, so a name written in
 * Cyrillic or with Polish letters says more. What the person then writes or chooses corrects it.
 *
 * @param locale BCP 47, as the client says; Polish when it says nothing
 */
export function firstLanguage(locale = "pl", name = ""): Lang {
  const said = locale.toLowerCase().split(/[-_]/)[0] ?? "";
  const ours = languages.find((it) => it === said);
  if (ours && ours !== "en") return ours;
  if (said === "ru" || said === "be") return "uk";
  if (cyrillic.test(name)) return "uk";
  return polish.test(name) ? "pl" : "en";
}
