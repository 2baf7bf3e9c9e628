import type { Institution } from "./institution";
import { isCondition, isOfOwnCard, reasons, type Reason } from "./reasonWords";
import { t, usosSays, type Text, type Words } from "./text";

/**
 * The meaning of USOS's reason for a refusal; undefined if the institution's file does not contain its wording, or its rules have
 * no such condition. If several wordings match, the longest one decides, because it is the most specific.
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

/** Whether USOS will refuse an order for the same reason once the student has no card and no order; an unknown reason may be about those. */
export function outlastsCard(words: Words | null, institution: Institution): boolean {
  const reason = reasonOf(words, institution);
  return reason !== undefined && !isOfOwnCard(reason);
}

/**
 * The remedy for a reason, if one is known; nothing for any other reason.
 *
 * @param hadCard whether the student has, or had, a card: then somebody who is no active student any more has probably finished their studies
 */
export function remedyOf(words: Words | null | undefined, institution: Institution, hadCard: boolean): Text[] {
  const reason = reasonOf(words, institution);
  if (reason === "doctoral") return [t("reason.doctoral.mend")];
  if (reason === "activeStudent" && hadCard) return [t("condition.activeStudent.after")];
  return reason !== undefined && isCondition(reason) ? [t(`condition.${reason}.mend`)] : [];
}

/** USOS's reason in its own words, and its meaning for readers who do not know their language. */
export function reasonTold(words: Words | null | undefined, institution: Institution): Text[] {
  const said = usosSays(words);
  const reason = reasonOf(words, institution);
  if (!words || !reason || said.length === 0) return said;
  const family = isCondition(reason) ? "condition" : "reason";
  return [...said, t(`${family}.${reason}.means`, { in: { languageOf: words } })];
}

const deniesDoctorate =
  /(?<!\p{L})(?:nie (?:jestem|robię|robie)|not|не) (?:\S+ ){0,2}(?:doktor|phd|ph\.d|doctor|аспірант|докторант)/iu;

/** The advice for a student whom USOS counts among the doctoral ones by mistake. */
export const notDoctoral = [{ about: deniesDoctorate, text: t("reason.doctoral.notOne") }] as const;
