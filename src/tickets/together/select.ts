import { z } from "zod";
import { mentions, phrasesIn } from "../../../dialogs/kit/knownProblem";
import type { DeskTicket } from "../port";
import { tagsOf } from "../tags";
import { answersOf } from "../ticket";

/** The selection of open tickets that are answered together; a property that is null does not matter. */
export const selectionSchema = z.object({
  /** Phrases as staff typed them, of which a ticket has one. */
  phrases: z.string().nullable(),
  /** One of the topics of a ticket, as its card shows them. */
  topic: z.string().nullable(),
  /** When it was opened, in milliseconds since the epoch. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  /** The known problem that it is linked with, or whose words it has: it may be older than staff's knowledge of the problem. */
  problem: z.object({ id: z.string(), phrases: z.string() }).nullable(),
});
export type Selection = z.infer<typeof selectionSchema>;

/** Whether nothing at all is asked of a ticket, so that all would be answered. */
export const isEverything = (it: Selection): boolean => Object.values(it).every((one) => one === null);

/** The tickets that fit, oldest first, with how many answers each has: one that gets another meanwhile is left out. */
export function selected(
  open: readonly DeskTicket[],
  { phrases, topic, from, until, problem }: Selection,
): { readonly id: string; readonly seen: number }[] {
  const wanted = phrases === null ? null : phrasesIn(phrases);
  return open
    .filter(({ ticket }) => {
      const opened = Date.parse(ticket.openedAt);
      if ((from !== null && opened < from) || (until !== null && opened >= until)) return false;
      if (problem !== null && ticket.problem !== problem.id && !mentions(saidBy(ticket), phrasesIn(problem.phrases)))
        return false;
      if (wanted !== null && !mentions(saidBy(ticket), wanted)) return false;
      return topic === null || tagsOf(ticket).includes(topic);
    })
    .map(({ id, ticket }) => ({ id, seen: answersOf(ticket).length }));
}

/** All that the student wrote. */
const saidBy = ({ text, entries }: DeskTicket["ticket"]): string =>
  [text, ...entries.filter(({ what, from }) => what === "said" && from === "student").map((it) => it.text)].join("\n");
