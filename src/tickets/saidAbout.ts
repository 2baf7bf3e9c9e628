import { redactPesel } from "../foundation/redact";
import type { Ticket } from "./ticket";

/** A sentence of a letter, by its name in the locales. */
type Say = (key: string, values: { readonly ticket: string; readonly by: string }) => string;

const sentences = [
  "words",
  "context",
  "added",
  "answered",
  "resolved",
  "solved",
  "reopened",
  "withdrawn",
  "unreachable",
  "unheard",
  "unclear",
  "cut",
  "encrypted",
  "packed",
];

/**
 * Everything that letters about a ticket may have said to staff so far. What stands in a repeated letter and not here was
 * written into it by somebody.
 */
export function saidAbout(id: string, { text, facts, entries }: Ticket, say: Say): string[] {
  const authors = [...new Set(entries.map(({ author }) => author ?? say("somebody", { ticket: id, by: "" })))];
  return [
    ...(authors.length === 0 ? [""] : authors).flatMap((by) => sentences.map((key) => say(key, { ticket: id, by }))),
    text,
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...entries.flatMap((entry) => [entry.text, ...entry.files.map(({ name }) => `[${name}]`)]),
  ].map(redactPesel);
}
