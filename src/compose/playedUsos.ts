import type { Phase } from "../../dialogs/kit/facts";
import { plasticCardIs, type Institution } from "../../dialogs/kit/institution";
import type { PlayedUsos } from "./playground";

/** The USOS that the sandbox plays for an institution: it speaks the statuses and asks for the conditions of the institution's file. */
export const playedUsos = (institution: Institution): PlayedUsos => ({
  institution: institution.id,
  statuses: statusesAt(institution),
  asksForPlasticCard: plasticCardIs(institution) === "required",
});

/**
 * The words in which USOS reports the status of an order at an institution: for each phase, the last of the words that the
 * institution's file lists; the phase's own name if it lists none.
 */
export function statusesAt({ usos: { statuses } }: Institution): Record<Exclude<Phase, "unknown">, string> {
  const wordFor = (phase: Phase): string => Object.keys(statuses).findLast((word) => statuses[word] === phase) ?? phase;
  return {
    placed: wordFor("placed"),
    processing: wordFor("processing"),
    ready: wordFor("ready"),
    collected: wordFor("collected"),
    failed: wordFor("failed"),
    cancelled: wordFor("cancelled"),
    revoked: wordFor("revoked"),
  };
}
