import type { Lang, Text, Value, Words } from "../../../dialogs/kit/text";
import type { Language } from "../../../src/compose/language";

/**
 * Listens to the catalog while students walk, so that a sentence on the screen can be traced back to its text key and values. The product speaks its
 * real sentences; only the transcript names them.
 */
export interface Heard {
  /** The same language, listened to. */
  listenedTo(language: Language): Language;
  /** Says that a person's own words, which differ by language, stand for the same thing. */
  equate(lang: Lang, own: string, same: string): void;
  /**
   * The keys, with their values, of the texts that this sentence has been; two texts can have the same words in a language. They stand in alphabetical
   * order, so that a golden does not depend on which text was made first. A sentence that is not from the catalog is marked.
   */
  names(sentence: string, lang: Lang): readonly string[];
  /** The name of a person's own words. */
  ownName(words: string, lang: Lang): string;
}

export function createHeard(): Heard {
  const texts = new Map<string, Text[]>();
  const equal = { pl: new Map<string, string>(), en: new Map<string, string>(), uk: new Map<string, string>() };
  const at = (sentence: string, lang: Lang): string => `${lang}:${sentence}`;

  const canonical = (text: string, lang: Lang): string => {
    const own = [...equal[lang]].sort(([one], [other]) => other.length - one.length);
    const replaced = own.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    return replaced.replaceAll(/\bL-[A-Z2-9]{6}\b/g, "L-······").replaceAll(/\s*\n\s*/g, " / ");
  };

  const nameOf = (text: Text, lang: Lang): string => {
    if ("verbatim" in text) return `“${canonical(text.verbatim, lang)}”`;
    if ("words" in text) return quoted(text.words);
    const values = Object.entries(text.values ?? {}).filter(([, value]) => !isLanguageOf(value));
    // «plain» only carries its value.
    const [only] = values;
    if (text.key === "plain" && only) return valueOf(only[1], lang);
    return values.length === 0
      ? text.key
      : `${text.key} (${values.map(([name, value]) => `${name}: ${valueOf(value, lang)}`).join(", ")})`;
  };

  const valueOf = (value: Value, lang: Lang): string => {
    if (typeof value !== "object") return canonical(String(value), lang);
    if ("day" in value) return typeof value.day === "string" ? value.day : nameOf(value.day, lang);
    if ("moment" in value) return minuteOf(value.moment);
    if ("time" in value) return minuteOf(value.time).slice(11);
    if ("languageOf" in value) return "";
    return nameOf(value.text, lang);
  };

  return {
    listenedTo: (language) => ({
      ...language,
      catalog: {
        ...language.catalog,
        say: (text, lang) => {
          const sentence = language.catalog.say(text, lang);
          const known = texts.get(at(sentence, lang));
          if (known) known.push(text);
          else texts.set(at(sentence, lang), [text]);
          return sentence;
        },
      },
    }),
    equate: (lang, own, same) => void equal[lang].set(own, same),
    ownName: (words, lang) => `“${canonical(words, lang)}”`,
    names(sentence, lang) {
      const known = texts.get(at(sentence, lang)) ?? [];
      return known.length === 0
        ? [`?${canonical(sentence, lang)}`]
        : [...new Set(known.map((it) => nameOf(it, lang)))].sort();
    },
  };
}

const isLanguageOf = (value: Value): boolean => typeof value === "object" && "languageOf" in value;

/** USOS's words, and the languages in which it said them. */
const quoted = (words: Words): string => `USOS in ${Object.keys(words).join("+")}: “${words.pl ?? words.en ?? ""}”`;

/** A moment as clocks in Poland show it. */
const minuteOf = (iso: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "short" }).format(
    new Date(iso),
  );
