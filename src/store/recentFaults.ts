import { Fault } from "../foundation/fault";
import { unexpected } from "./faults";

/** So many faults within this time, and the store does not count as working, whatever a probe of it says. */
const most = 3;
const windowMs = 2 * 60_000;

/** The store itself failed; other codes are mistakes of callers, or somebody else was faster. */
const ownCodes: ReadonlySet<string> = new Set(["store.write", "store.damaged"]);

/** Remembers the recent failures of a store. */
export interface RecentFaults {
  note(cause: unknown): void;
  /** The last of many failures; undefined while there are few. */
  standing(): Fault | undefined;
}

/** @param steady a clock in milliseconds, of which only differences matter */
export function createRecentFaults(steady: () => number = () => performance.now()): RecentFaults {
  let recent: { readonly at: number; readonly fault: Fault }[] = [];
  return {
    note(cause) {
      if (cause instanceof Fault && !ownCodes.has(cause.code)) return;
      recent = [...recent.slice(1 - most), { at: steady(), fault: cause instanceof Fault ? cause : unexpected(cause) }];
    },
    standing() {
      const [first] = recent;
      const isMany = recent.length === most && first !== undefined && steady() - first.at < windowMs;
      return isMany ? recent.at(-1)?.fault : undefined;
    },
  };
}
