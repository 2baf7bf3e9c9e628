import type { Board, BoardRef, BoardSent, DeskTicket } from "../../src/tickets/port";
import type { Entry } from "../../src/tickets/ticket";

/** A place where staff see tickets; it records the content of each card and its thread. */
export interface RecordingBoard extends Board {
  readonly cards: Map<string, { it: DeskTicket; thread: Entry[] }>;
  /** Makes the next sends fail in this way instead of arriving. */
  failNext(...failures: (Exclude<BoardSent, { ok: true }> | Error)[]): void;
}

export function recordingBoard(): RecordingBoard {
  const cards: RecordingBoard["cards"] = new Map();
  const failures: (Exclude<BoardSent, { ok: true }> | Error)[] = [];
  let made = 0;
  const failing = async (then: () => BoardSent): Promise<BoardSent> => {
    const failure = failures.shift();
    if (failure instanceof Error) throw failure;
    return Promise.resolve(failure ?? then());
  };
  const cardOf = (ref: BoardRef) => cards.get(String(ref["card"]));
  const missing: BoardSent = { ok: false, refusal: "missing" };
  return {
    cards,
    failNext: (...more) => void failures.push(...more),
    show: (it, ref) =>
      failing(() => {
        const known = ref && cardOf(ref);
        if (ref && !known) return missing;
        if (known) known.it = it;
        const card = ref ? String(ref["card"]) : `card${++made}`;
        if (!known) cards.set(card, { it, thread: [] });
        return { ok: true, ref: { card } };
      }),
    add: ({ ref, entry }) =>
      failing(() => {
        const card = cardOf(ref);
        card?.thread.push(entry);
        return card ? { ok: true, ref } : missing;
      }),
    remove: (ref) => failing(() => (cards.delete(String(ref["card"])) ? { ok: true, ref } : missing)),
  };
}
