import type { ApiCall } from "./control";
import type { Watchers } from "./watchers";

/** An answer that replaces the real one. */
export interface Strike {
  readonly error?: string;
  readonly retryAfter?: number;
  readonly status?: number;
  readonly taken?: boolean;
}

/** Records the calls, and holds the failures of the next ones. */
export interface Strikes {
  add(method: string, strikes: readonly Strike[]): void;
  next(method: string): Strike | undefined;
  note(call: ApiCall): void;
  calls(): readonly ApiCall[];
}

const callsKept = 20_000;

export function createStrikes(watchers: Watchers): Strikes {
  const waiting = new Map<string, Strike[]>();
  const calls: ApiCall[] = [];
  return {
    add(method, strikes) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...strikes]);
    },
    next: (method) => waiting.get(method)?.shift(),
    note(call) {
      if (calls.length >= callsKept) calls.splice(0, callsKept / 2);
      calls.push(call);
      watchers.tell({ kind: "called", call });
    },
    calls: () => [...calls],
  };
}
