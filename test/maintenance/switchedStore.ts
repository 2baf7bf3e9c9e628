import type { Store } from "../../src/store/port";

/** A store that can be exchanged for another one between two processes, as an operator does who restores a backup. */
export interface SwitchedStore {
  readonly store: Store;
  use(store: Store): void;
}

export function switchedStore(first: Store): SwitchedStore {
  let current = first;
  const store: Store = {
    now: () => current.now(),
    get: (key) => current.get(key),
    commit: (commit) => current.commit(commit),
    claim: (...args) => current.claim(...args),
    renew: (...args) => current.renew(...args),
    holds: (job) => current.holds(job),
    untilDue: (queue) => current.untilDue(queue),
    scan: (...args) => current.scan(...args),
    depth: (queue) => current.depth(queue),
    check: () => current.check(),
    close: () => current.close(),
  };
  return { store, use: (it) => (current = it) };
}
