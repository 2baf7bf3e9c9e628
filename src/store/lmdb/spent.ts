import type { Environment, LmdbKey } from "./environment";
import { dayMs } from "../../foundation/time";

/** How long the claim number of a job that is gone is remembered after its last lease would have ended. */
export const rememberMs = dayMs;
const purgedAtOnce = 20;

interface Spent {
  readonly claim: number;
  readonly at: number;
}

/**
 * Remembers the last claim number of jobs that are gone. Without it, a job scheduled again under the same id would count from
 * zero, and a worker that slept through its lease could finish the new job with an old claim number.
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
    /** Returns the claim number to continue from and forgets it; 0 for a new id. */
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
