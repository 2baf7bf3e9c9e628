import { readCounter } from "../../statistics/counter";
import { readCounts } from "../../statistics/read";
import { weekAt } from "../../statistics/week";
import { dayMs, minuteMs } from "../../foundation/time";
import type { Store } from "../../store/port";

const weeks = 8;
const cachedMs = minuteMs;

export interface UsesDeps {
  readonly store: Pick<Store, "scan">;
  readonly clock: () => number;
  readonly timeZone: string;
}

/** Returns how often each answer was sent in the last weeks, by name. The counts name no person. */
export function createUses({ store, clock, timeZone }: UsesDeps): () => Promise<ReadonlyMap<string, number>> {
  let known: { readonly at: number; readonly uses: ReadonlyMap<string, number> } | undefined;
  return async () => {
    const now = clock();
    if (known && now - known.at < cachedMs) return known.uses;
    const counts = await readCounts(store);
    const uses = new Map<string, number>();
    for (let back = 0; back < weeks; back++)
      for (const [counter, times] of counts.get(weekAt(now - back * 7 * dayMs, timeZone)) ?? []) {
        const { name, labels } = readCounter(counter);
        const { answer } = labels;
        if (name === "staffAnswer" && answer !== undefined) uses.set(answer, (uses.get(answer) ?? 0) + times);
      }
    known = { at: now, uses };
    return uses;
  };
}
