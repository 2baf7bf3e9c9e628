import type { Environment, LmdbKey } from "./environment";
import { dayMs } from "../../foundation/time";

/** Claim numbers of jobs that are gone are remembered this long after their last lease would have ended. */
export const rememberMs = dayMs;
const purgedAtOnce = 20;

interface Spent {
  readonly claim: number;
  readonly at: number;
}

/**
 * Remembers how often a job that is gone had been taken. Without it, a job scheduled anew under the same id would count from
 * zero, and a worker that slept through its lease could finish it with a number from before.
 */
export function createSpent({ spent, spentByTime }: Pick<Environment, "spent" | "spentByTime">) {
  const read = (name: LmdbKey): Spent | undefined => {
    const json = spent.get(name);
    return json === undefined ? undefined : (JSON.parse(json) as Spent);
  };

  return {
    remember(name: LmdbKey, claim: number, at: number): void {
      void spent.put(name, JSON.stringify({ claim, at } satisfies Spent));
      void spentByTime.put([at, ...name], "");
    },
    /** The number to go on from; 0 for an id that is new. */
    recall(name: LmdbKey): number {
      const found = read(name);
      if (!found) return 0;
      void spent.remove(name);
      void spentByTime.remove([found.at, ...name]);
      return found.claim;
    },
    purge(now: number): void {
      const old = [...spentByTime.getKeys({ end: [now - rememberMs], limit: purgedAtOnce })];
      for (const key of old) {
        void spentByTime.remove(key);
        void spent.remove(key.slice(1));
      }
    },
  };
}
