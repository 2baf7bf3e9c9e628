import type { Store } from "../../../src/store/port";
import { type Contender, personSized } from "./contender";

const queue = "bench";

/**
 * Through the store: the record at its revision, one job finished by its holder and the next one scheduled as held, as a
 * turn does it.
 */
export function ourStore(store: Store): Contender {
  const made = new Map<string, number>();
  const value = personSized(1);
  return {
    async commit(partition) {
      const rev = made.get(partition) ?? 0;
      const key = { kind: "person", partition };
      const held = await store.commit({
        partition,
        expect: [{ key, rev }],
        put: [{ key, value }],
        finish: rev === 0 ? [] : [{ queue, id: `job${rev}`, claim: 1 }],
        schedule: [
          { queue, id: `job${rev + 1}`, dueAt: 0, heldForMs: 60_000, payload: { kind: "say", view: { text: "…" } } },
        ],
      });
      if (!held) throw new Error("nobody else writes this record");
      made.set(partition, rev + 1);
    },
    close: () => store.close(),
  };
}
