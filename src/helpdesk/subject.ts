import { z } from "zod";
import { holdsPesel } from "../privacy/redact";

export const subjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("album"), number: z.string() }),
  z.object({ kind: z.literal("email"), address: z.string() }),
  z.object({ kind: z.literal("ticket"), ticket: z.string() }),
]);
/** Whose state is looked up: a student by number or by their address in the workspace, or whoever opened a ticket. */
export type Subject = z.infer<typeof subjectSchema>;

/** What it is called in words and in the audit log. */
export const aboutOf = (it: Subject): string =>
  it.kind === "album" ? it.number : it.kind === "email" ? it.address : it.ticket;

/** Longer than any album number. */
const longest = 20;

/**
 * Reads what staff typed. Eleven digits are taken for a PESEL even when the check digit is wrong: a mistyped one is personal
 * data as well, and no album number is that long.
 */
export function subjectOf(typed: string): Subject | "pesel" | "unclear" {
  const text = typed.trim();
  if (holdsPesel(text) || /(?<!\d)\d{11}(?!\d)/.test(text.replace(/[\s-]/g, ""))) return "pesel";
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text) && text.length <= 200)
    return { kind: "email", address: text.toLowerCase() };
  if (text.length <= longest && /^[\p{L}]{0,4}[-/]?\d[\d/-]*$/u.test(text)) return { kind: "album", number: text };
  return "unclear";
}
