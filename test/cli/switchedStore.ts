import type { Store } from "../../src/store/port";

/** A store that can be exchanged for another one between two processes, as an operator does who restores a backup. */
export interface SwitchedStore {
  readonly store: Store;
  use(store: Store): void;
}

export function switchedStore(first: Store): SwitchedStore {
  let current = first;
  const store = new Proxy(first, {
    get(_, name) {
      const value: unknown = Reflect.get(current, name);
      return typeof value === "function" ? (value.bind(current) as unknown) : value;
    },
  });
  return { store, use: (it) => (current = it) };
}
