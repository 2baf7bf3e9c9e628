import { languages, type Lang } from "../../dialogs/kit/text";
import { fold } from "./fold";

interface MissedText {
  readonly lang: Lang;
  /** The intents that were considered, likeliest first. */
  readonly guesses: readonly string[];
  readonly text: string;
}

/**
 * Formats the texts that were not understood for a human reader. They are grouped by language and then by best guess, the largest group
 * first. Texts that differ only in spelling are one line with their count.
 */
export function grouped(all: readonly MissedText[]): string[] {
  const lines = [`${all.length} messages were not understood`];
  for (const lang of languages) {
    const ofLang = all.filter((it) => it.lang === lang);
    for (const [guess, texts] of largestFirst(ofLang, ({ guesses }) => guesses[0] ?? "nothing")) {
      lines.push("", `${lang}, guessed ${guess}: ${texts.length}`);
      for (const [, same] of largestFirst(texts, ({ text }) => fold(text)))
        lines.push(`  ${same.length > 1 ? `${same.length}× ` : ""}${(same[0]?.text ?? "").replace(/\s+/g, " ")}`);
    }
  }
  return lines;
}

function largestFirst<T>(all: readonly T[], nameOf: (it: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const it of all) groups.set(nameOf(it), [...(groups.get(nameOf(it)) ?? []), it]);
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}
