import { createHash } from "node:crypto";
import { languages } from "../../dialogs/kit/text";
import type { Draft } from "./records";

/** Tells whether two drafts say the same to the same people, or are the same banner at the same time. */
export function digestOf({ texts, audience }: Pick<Draft, "texts" | "audience">): string {
  const to = Object.entries(audience).sort(([one], [other]) => (one < other ? -1 : 1));
  const canonical = JSON.stringify([languages.map((lang) => texts[lang] ?? null), to]);
  return createHash("sha256").update(canonical).digest("base64url");
}
