import type { Environment } from "./environment";
import { parsedRow, type LmdbKey } from "./rows";
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
    const row = spent.get(name);
    return row && (parsedRow("spent", row.text) as Spent);
  };

  return {
    remember(name: LmdbKey, claim: number, at: number): void {
      spent.put(name, JSON.stringify({ claim, at } satisfies Spent));
      spentByTime.put([at, ...name], "");
    },
    /** Returns the claim number to continue from and forgets it; 0 for a new id. */
    recall(name: LmdbKey): number {
      const found = read(name);
      if (!found) return 0;
      spent.remove(name);
      spentByTime.remove([found.at, ...name]);
      return found.claim;
    },
    purge(now: number): void {
      const old = [...spentByTime.keys({ end: [now - rememberMs], limit: purgedAtOnce })];
      for (const key of old) {
        spentByTime.remove(key);
        spent.remove(key.slice(1));
      }
    },
  };
}
