import { readCounter } from "./counter";
import type { CounterName } from "./port";
import type { Counts } from "./read";
import { shown, totalOf, type Shown } from "./shown";
import { monthOf, type Week } from "./week";

type Labels = Readonly<Record<string, string>>;

/** A count as it may be shown: the smallest thing that is told of a counter. Sums are made of these alone. */
export interface Cell {
  readonly name: string;
  readonly labels: Labels;
  /** A week for the funnel, a month for everything else, where a week would hide most of it. */
  readonly period: string;
  /** Whether the period is not over yet. */
  readonly isGrowing: boolean;
  readonly shown: Shown;
}

/** The period in which a week's counts of a counter are told. Each counter has one kind, so that none can be told from two. */
const periodOf = (name: string, week: Week): string => (name === "funnel" ? week : monthOf(week));

/** All counts as they may be shown, newest period first. */
export function cellsOf(counts: Counts, thisWeek: Week): Cell[] {
  const sums = new Map<string, { counter: string; period: string; count: number }>();
  for (const [week, counters] of counts)
    for (const [counter, times] of counters) {
      const period = periodOf(readCounter(counter).name, week);
      const key = `${period} ${counter}`;
      const count = (sums.get(key)?.count ?? 0) + times;
      sums.set(key, { counter, period, count });
    }
  return (
    [...sums.values()]
      .filter(({ counter }) => !counter.startsWith("furtherChat "))
      .sort((a, b) => b.period.localeCompare(a.period) || a.counter.localeCompare(b.counter))
      .map(({ counter, period, count }) => {
        const { name, labels } = readCounter(counter);
        const isGrowing = period === periodOf(name, thisWeek);
        return { name, labels, period, isGrowing, shown: shown(count, isGrowing) };
      })
      // A line that appears would tell of the first person, too.
      .filter((it) => !it.isGrowing || it.shown === "few" || it.shown.count > 0)
  );
}

/** The numbers of some months. */
export class Numbers {
  private readonly cells: readonly Cell[];

  constructor(
    cells: readonly Cell[],
    /** The months, as in `2026-11`. */
    months: readonly string[],
  ) {
    this.cells = cells.filter(({ period }) => months.includes(period.includes("-W") ? monthOf(period) : period));
  }

  /** The sum of a counter over everything that has these labels; of one period, if it is named. */
  sum(name: CounterName, labels: Labels, period?: string): Shown {
    return totalOf(this.matching(name, labels, period).map((it) => it.shown));
  }

  /** The values that a label has. */
  values(name: CounterName, label: string, labels: Labels = {}): string[] {
    return [...new Set(this.matching(name, labels).map((it) => it.labels[label] ?? ""))];
  }

  /** The periods in which a counter has counted, newest first. */
  periods(name: CounterName): string[] {
    return [...new Set(this.matching(name, {}).map(({ period }) => period))];
  }

  private matching(name: CounterName, labels: Labels, period?: string): readonly Cell[] {
    return this.cells.filter(
      (it) =>
        it.name === name &&
        (period === undefined || it.period === period) &&
        Object.entries(labels).every(([label, value]) => it.labels[label] === value),
    );
  }
}

/** The latest months up to the one of a week, newest first. */
export function latestMonths(thisWeek: Week, count: number): string[] {
  const [year = 0, month = 1] = monthOf(thisWeek).split("-").map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
