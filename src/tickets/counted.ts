import { hourMs } from "../foundation/time";
import { workedTimes, type Count, type WorkedTime } from "../statistics/port";
import { tagsOf } from "./tags";
import type { Entry, Ticket } from "./ticket";

/** The working time of staff between two moments, in milliseconds. */
export type WorkedBetween = (from: number, to: number) => number;

/**
 * Returns the events to count because of a ticket's latest entry: the first answer, the first resolution and the first reopening,
 * each once a ticket, and each again for every topic that the ticket has at that moment.
 */
export function countsAfter(ticket: Ticket, entry: Entry, worked: WorkedBetween): Count[] {
  const { openedAt, entries } = ticket;
  const before = entries.slice(0, -1);
  const time = (): WorkedTime => {
    const hours = worked(Date.parse(openedAt), Date.parse(entry.at)) / hourMs;
    return workedTimes.find(({ belowHours }) => hours < belowHours)?.name ?? "longer";
  };
  const topics = tagsOf(ticket);
  if (isAnswer(entry))
    return before.some(isAnswer)
      ? []
      : [
          { name: "firstAnswer", labels: { time: time() } },
          ...topics.map((topic): Count => ({ name: "firstAnswerOn", labels: { topic, time: time() } })),
        ];
  if (entry.what === "resolved")
    return before.some(({ what }) => what === "resolved")
      ? []
      : [
          { name: "resolution", labels: { time: time() } },
          { name: "solved", labels: { by: "staff" } },
          ...topics.map((topic): Count => ({ name: "resolutionOn", labels: { topic, time: time() } })),
        ];
  const resolved = before.findIndex(({ what }) => what === "resolved");
  const isFirst = resolved >= 0 && !before.slice(resolved + 1).some(reopens);
  return isFirst && reopens(entry)
    ? [
        { name: "reopened", labels: { by: entry.from } },
        ...topics.map((topic): Count => ({ name: "reopenedOn", labels: { topic } })),
      ]
    : [];
}

const isAnswer = ({ what, from }: Entry): boolean => what === "said" && from === "staff";

/** A student who writes once more has a problem that is not solved. */
const reopens = ({ what, from }: Entry): boolean => what === "reopened" || (what === "said" && from === "student");
