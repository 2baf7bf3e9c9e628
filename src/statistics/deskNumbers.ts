import { readCounter } from "./counter";
import { workedTimes, type WorkedTime } from "./port";
import type { Counts } from "./read";
import { shareOf, shown, type Shown } from "./shown";
import { fewest } from "../ops/inSteps";
import type { Week } from "./week";

/** How the helpdesk did in a period, as it may be shown. */
export interface DeskLine {
  readonly answered: Shown;
  /** The time within which half of the first answers were given; undefined if there are too few. */
  readonly firstAnswer: WorkedTime | undefined;
  readonly resolved: Shown;
  readonly resolution: WorkedTime | undefined;
  readonly reopened: Shown;
}

/** A week of the helpdesk, and of the assistant beside it. */
export interface DeskWeek extends DeskLine {
  /** The verdicts of students on how their tickets were handled. */
  readonly helped: Shown;
  readonly notHelped: Shown;
  /** Cards that were collected without support. */
  readonly alone: Shown;
  /** The share of those among all that was solved, in whole percent; undefined if too little is known for it. */
  readonly share: number | undefined;
}

type Counters = ReadonlyMap<string, number>;

/**
 * The weeks of the helpdesk that are over, newest first. A running week is not told at all: with every ticket its numbers and
 * times would change, and who watches them would see what was done about a single one.
 */
export function deskWeeks(counts: Counts, thisWeek: Week): { readonly week: Week; readonly line: DeskWeek }[] {
  return overBefore(counts, thisWeek)
    .filter(([, counters]) => tellsOfDesk(counters))
    .map(([week, counters]) => ({ week, line: weekOf(counters) }));
}

/** How the helpdesk did in one week; undefined if nothing was counted in it. */
export const deskWeek = (counts: Counts, week: Week): DeskWeek | undefined => {
  const counters = counts.get(week);
  return counters && tellsOfDesk(counters) ? weekOf(counters) : undefined;
};

/**
 * The topics of tickets in some weeks, those with most answers first. Only weeks that are over count. The counts are rounded down to
 * fives, so that no difference between them and those by week tells a hidden one away.
 */
export function deskTopics(
  counts: Counts,
  thisWeek: Week,
  isWanted: (week: Week) => boolean,
): { readonly topic: string; readonly line: DeskLine }[] {
  const sums = new Map<string, number>();
  for (const [week, counters] of overBefore(counts, thisWeek))
    if (isWanted(week))
      for (const [counter, times] of counters)
        if (byTopic.has(readCounter(counter).name)) sums.set(counter, (sums.get(counter) ?? 0) + times);
  const topics = [...new Set([...sums.keys()].map((it) => readCounter(it).labels["topic"] ?? ""))];
  return topics
    .map((topic) => ({ topic, line: lineOf(sums, topic) }))
    .sort((a, b) => sizeOf(b.line) - sizeOf(a.line) || a.topic.localeCompare(b.topic));
}

const weekly = new Set(["firstAnswer", "resolution", "reopened", "solved"]);
/** Whether anything of the helpdesk, or of the assistant beside it, was counted. */
const tellsOfDesk = (counters: Counters): boolean =>
  [...counters.keys()].some((it) => weekly.has(readCounter(it).name));
const byTopic = new Set(["firstAnswerOn", "resolutionOn", "reopenedOn"]);

const overBefore = (counts: Counts, thisWeek: Week) =>
  [...counts].filter(([week]) => week < thisWeek).sort(([a], [b]) => b.localeCompare(a));

const sizeOf = ({ answered }: DeskLine): number => (answered === "few" ? 1 : answered.count);

function weekOf(counters: Counters): DeskWeek {
  const resolved = sum(counters, "resolution");
  // How many cards were collected is told by week elsewhere; the rest, those with a ticket, may be few.
  const alone = inFives(sum(counters, "solved", { by: "assistant" }));
  const together = shown(resolved, false);
  const all = alone === "few" || together === "few" ? "few" : { count: alone.count + resolved, isAtLeast: true };
  const verdict = (it: string): Shown => inFives(sum(counters, "satisfaction", { about: "ticket", verdict: it }));
  return {
    answered: shown(sum(counters, "firstAnswer"), false),
    firstAnswer: median(counters, "firstAnswer"),
    resolved: together,
    resolution: median(counters, "resolution"),
    reopened: shown(sum(counters, "reopened"), false),
    helped: verdict("up"),
    notHelped: verdict("down"),
    alone,
    share: shareOf(alone, all),
  };
}

function lineOf(counters: Counters, topic: string): DeskLine {
  return {
    answered: inFives(sum(counters, "firstAnswerOn", { topic })),
    firstAnswer: median(counters, "firstAnswerOn", { topic }),
    resolved: inFives(sum(counters, "resolutionOn", { topic })),
    resolution: median(counters, "resolutionOn", { topic }),
    reopened: inFives(sum(counters, "reopenedOn", { topic })),
  };
}

function sum(counters: Counters, name: string, labels: Readonly<Record<string, string>> = {}): number {
  let all = 0;
  for (const [counter, times] of counters) {
    const it = readCounter(counter);
    if (it.name === name && Object.entries(labels).every(([label, value]) => it.labels[label] === value)) all += times;
  }
  return all;
}

/** The median of at least five says nothing about any of them. */
function median(
  counters: Counters,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): WorkedTime | undefined {
  const times = workedTimes.map((it) => ({ ...it, count: sum(counters, name, { ...labels, time: it.name }) }));
  const all = times.reduce((total, { count }) => total + count, 0);
  if (all < fewest) return undefined;
  let passed = 0;
  return times.find(({ count }) => (passed += count) * 2 >= all)?.name;
}

/** A count of a period that is over, rounded down to fives. */
function inFives(count: number): Shown {
  if (count > 0 && count < fewest) return "few";
  return { count: count - (count % fewest), isAtLeast: count > 0 };
}
