import type { Counter } from "prom-client";

/** Counts below this are about so few people that somebody might guess who. */
export const fewest = 5;

/**
 * Returns the function that counts an event at `/metrics`, by its labels.
 *
 * The counter grows in steps of five, because the labels are rare enough for an exact one to tell what a single person did just now.
 * Nothing is there before the first step, so that a kind with one to four people behind it cannot be told from one with none.
 */
export function countInSteps(counter: Counter): (labels: Readonly<Record<string, string>>) => void {
  const withheld = new Map<string, number>();
  return (labels) => {
    const kind = JSON.stringify(labels);
    const times = (withheld.get(kind) ?? 0) + 1;
    withheld.set(kind, times % fewest);
    if (times >= fewest) counter.inc({ ...labels }, fewest);
  };
}
