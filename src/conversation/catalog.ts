import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { IntlMessageFormat } from "intl-messageformat";
import { load } from "js-yaml";
import { isSourceKey, sourceLang } from "../../dialogs/kit/answer";
import { givenBy } from "../../dialogs/kit/given";
import type { Institution } from "../../dialogs/kit/institution";
import { languageShown, type Lang, type Text, type Value, type Words } from "../../dialogs/kit/text";
import { compileMessage, locales } from "./message";
import { answerTexts, loadAnswerFiles } from "./answers";
import type { AnswerFiles } from "../../dialogs/kit/answersFor";
import { loadStaffAnswerFiles, staffAnswersFor, staffAnswerTexts, type StaffAnswerFiles } from "./staffAnswers";

/** Every sentence a person reads, by language, written in ICU MessageFormat. */
export interface Catalog {
  /**
   * Formats a text in a language.
   *
   * @throws on an unknown key, which is a programming error; the tests render every card, so one should not ship
   */
  say(text: Text, lang: Lang): string;
  has(key: string): boolean;
  keys(lang: Lang): readonly string[];
  /** The texts as they are at this moment, so that all parts of one answer are said with the same; undefined if they never change. */
  edition?(): Catalog;
}

/** Texts that are used instead of those of the release, by language and key. */
export type Edits = Readonly<Record<Lang, ReadonlyMap<string, string>>>;
/** Called once for each edited text that cannot be said; the release's text is said instead. */
export type EditFailed = (key: string, lang: Lang, cause: unknown) => void;

/** The texts of the release. */
export interface ShippedCatalog extends Catalog {
  readonly sources: Sources;
  /** The texts with some of them replaced. */
  edited(edits: Edits, failed: EditFailed): Catalog;
}

/** The sources of all texts, by language and key, before anything is filled in. */
export type Sources = Readonly<Record<Lang, ReadonlyMap<string, string>>>;

/**
 * Loads the texts of `dialogs/` as they are at an institution, whose facts and rule set every text may use.
 *
 * @param folder the path of `dialogs/`
 * @param answers the common answers, and those of staff, where they have been read already
 */
export const loadCatalog = (
  folder: string,
  institution: Institution,
  answers?: AnswerFiles,
  staffAnswers?: StaffAnswerFiles,
): ShippedCatalog => catalogOf(loadSources(folder, institution, answers, staffAnswers), institution);

/** Loads `locales/pl.yaml`, `en.yaml` and `uk.yaml`, with nested keys joined by dots, and the answers that hold for the institution. */
export function loadSources(
  folder: string,
  institution: Institution,
  files = loadAnswerFiles(folder),
  staffFiles = loadStaffAnswerFiles(folder),
): Sources {
  const answers = [...answerTexts(files, institution), ...staffAnswerTexts(staffAnswersFor(staffFiles, institution))];
  const textsIn = (lang: Lang): Map<string, string> => {
    const own = flatten(load(readFileSync(join(folder, "locales", `${lang}.yaml`), "utf8")));
    for (const [key, words] of answers) own.set(key, (words[lang] ?? "").trim());
    return own;
  };
  return { pl: textsIn("pl"), en: textsIn("en"), uk: textsIn("uk") };
}

function catalogOf(texts: Sources, institution: Institution): ShippedCatalog {
  const { timeZone } = institution;
  const compiled = new Map<string, IntlMessageFormat>();
  const plain: Readonly<Record<Lang, Map<string, string>>> = { pl: new Map(), en: new Map(), uk: new Map() };
  const days = formats({ dateStyle: "long", timeZone: "UTC" });
  const times = formats({ timeStyle: "short", timeZone });
  const moments = formats({ dateStyle: "long", timeStyle: "short", timeZone });

  const format = (key: string, lang: Lang): IntlMessageFormat => {
    const id = `${lang}:${key}`;
    const known = compiled.get(id);
    if (known) return known;
    const source = texts[lang].get(key);
    if (source === undefined) throw new Error(`No text «${key}» in ${lang}.yaml`);
    const made = compileMessage(source, lang);
    compiled.set(id, made);
    return made;
  };

  const fill = (value: Value, lang: Lang, say: Catalog["say"]): string | number => {
    if (typeof value !== "object") return value;
    if ("day" in value) {
      const iso = typeof value.day === "string" ? value.day : say(value.day, lang);
      return write(days[lang], `${iso}T00:00:00Z`, iso);
    }
    if ("time" in value) return write(times[lang], value.time, value.time);
    if ("languageOf" in value) {
      const shown = languageShown(value.languageOf, lang);
      return shown === lang ? "own" : shown;
    }
    if ("moment" in value) return write(moments[lang], value.moment, value.moment);
    return say(value.text, lang);
  };

  /** Quotes USOS's own words and writes the ISO dates in them the way people write them. */
  const quoted = (words: Words, lang: Lang): string =>
    (words[lang] ?? "").replace(isoDay, (found) => write(days[lang], `${found}T00:00:00Z`, found));

  const fillAll = (values: Values, lang: Lang, say: Catalog["say"]): Record<string, string | number> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, lang, say)] as const));

  /** Formats a text that was handed no values. It always comes out the same, so the result is cached. */
  const sayPlain = (key: string, lang: Lang): string => {
    const known = plain[lang].get(key);
    if (known !== undefined) return known;
    const said = String(format(key, lang).format(given[lang]));
    plain[lang].set(key, said);
    return said;
  };

  /** Says texts; what `own` says instead of the release's text takes precedence, also in a text inside another one. */
  function saying(own?: (key: string, values: FillAll, lang: Lang) => string | undefined): Catalog["say"] {
    const say: Catalog["say"] = (text, lang) => {
      if ("verbatim" in text) return text.verbatim;
      if ("words" in text) return quoted(text.words, languageShown(text.words, lang));
      const { key, values } = text;
      const all: FillAll = () => (values ? { ...given[lang], ...fillAll(values, lang, say) } : given[lang]);
      const said = own?.(key, all, lang);
      if (said !== undefined) return said;
      return values ? String(format(key, lang).format(all())) : sayPlain(key, lang);
    };
    return say;
  }

  const everywhere = givenBy(institution);
  const say = saying();
  const given = {
    pl: fillAll(everywhere, "pl", say),
    en: fillAll(everywhere, "en", say),
    uk: fillAll(everywhere, "uk", say),
  };
  const shipped = { has: (key: string) => texts.pl.has(key), keys: (lang: Lang) => [...texts[lang].keys()] };

  return {
    ...shipped,
    say,
    sources: texts,
    edited: (edits, failed) => ({ ...shipped, say: saying(editedTexts(edits, failed)) }),
  };
}

type Values = Readonly<Record<string, Value>>;
type FillAll = () => Record<string, string | number>;

/** The edited texts; undefined where the release's text is to be said. */
function editedTexts(edits: Edits, failed: EditFailed) {
  const compiled: Record<Lang, Map<string, IntlMessageFormat | "broken">> = {
    pl: new Map(),
    en: new Map(),
    uk: new Map(),
  };
  return (key: string, values: FillAll, lang: Lang): string | undefined => {
    const source = edits[isSourceKey(key) ? sourceLang : lang].get(key);
    if (source === undefined) return undefined;
    const known = compiled[lang].get(key);
    if (known === "broken") return undefined;
    try {
      const format = known ?? compileMessage(source, lang);
      compiled[lang].set(key, format);
      return String(format.format(values()));
    } catch (cause) {
      compiled[lang].set(key, "broken");
      failed(key, lang, cause);
      return undefined;
    }
  };
}

const isoDay = /(?<!\d)\d{4}-\d{2}-\d{2}(?![\dT])/g;

/** Formats a date. USOS may send one in an unknown format; it is then shown as it came. */
function write(format: Intl.DateTimeFormat, iso: string, asItCame: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? asItCame : format.format(date);
}

function formats(options: Intl.DateTimeFormatOptions): Record<Lang, Intl.DateTimeFormat> {
  return {
    pl: new Intl.DateTimeFormat(locales.pl, options),
    en: new Intl.DateTimeFormat(locales.en, options),
    uk: new Intl.DateTimeFormat(locales.uk, options),
  };
}

function flatten(tree: unknown, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree as Record<string, unknown>)) {
    const key = prefix === "" ? name : `${prefix}.${name}`;
    if (typeof value === "string") flat.set(key, value.trim());
    else for (const [inner, text] of flatten(value, key)) flat.set(inner, text);
  }
  return flat;
}
