import type { Institution } from "./institution";
import { isCondition, reasons, type Reason } from "./reasonWords";
import { t, usosSays, type Text, type Words } from "./text";

/**
 * What USOS's words for a refusal are about; undefined if the institution's file does not know them, or its rules have no such condition.
 * The longest words that are found decide, as they say most.
 */
export function reasonOf(words: Words | null | undefined, { usos, rules, ruleSets }: Institution): Reason | undefined {
  const said = Object.values(words ?? {})
    .join("\n")
    .toLowerCase();
  const asked: readonly string[] = ruleSets[rules]?.conditions ?? [];
  const found = reasons
    .filter((it) => !isCondition(it) || asked.includes(it))
    .flatMap((reason) => (usos.reasons[reason] ?? []).map((known) => ({ reason, known: known.toLowerCase() })))
    .filter(({ known }) => said.includes(known));
  return found.sort((a, b) => b.known.length - a.known.length)[0]?.reason;
}

/** USOS's reason in its own words, and what it means for whoever does not read their language. */
export function reasonTold(words: Words | null | undefined, institution: Institution): Text[] {
  const said = usosSays(words);
  const reason = reasonOf(words, institution);
  if (!words || !reason || said.length === 0) return said;
  const family = isCondition(reason) ? "condition" : "reason";
  return [...said, t(`${family}.${reason}.means`, { in: { languageOf: words } })];
}
