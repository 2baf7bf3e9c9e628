import { z } from "zod";
import { holdsPesel } from "../foundation/redact";

export const subjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("album"), number: z.string() }),
  z.object({ kind: z.literal("email"), address: z.string() }),
  z.object({ kind: z.literal("ticket"), ticket: z.string() }),
]);
/** The person who is looked up: a student by number or by their address in the workspace, or the person who opened a ticket. */
export type Subject = z.infer<typeof subjectSchema>;

/** A subject's name in texts and in the audit log. */
export const aboutOf = (it: Subject): string =>
  it.kind === "album" ? it.number : it.kind === "email" ? it.address : it.ticket;

/** No album number is this long. */
const longest = 20;

/**
 * Parses what staff typed. Eleven digits count as a PESEL even if the check digit is wrong, and whatever separates them, because
 * a mistyped PESEL is personal data as well and no album number is that long. In an email address they count only if no letter is
 * between them.
 */
export function subjectOf(typed: string): Subject | "pesel" | "unclear" {
  const text = typed.trim();
  const digits = text.normalize("NFKC").replace(/\P{Nd}/gu, "");
  if (holdsPesel(text) || (text.includes("@") ? holdsEleven(text) : digits.length === 11)) return "pesel";
  if (/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/.test(text) && text.length <= 200)
    return { kind: "email", address: text.toLowerCase() };
  if (text.length <= longest && /^[\p{L}]{0,4}[-/]?\d[\d/-]*$/u.test(text)) return { kind: "album", number: text };
  return "unclear";
}

const holdsEleven = (text: string): boolean =>
  /(?<!\d)\d{11}(?!\d)/.test(text.normalize("NFKC").replace(/[^\p{L}\p{Nd}@]/gu, ""));
