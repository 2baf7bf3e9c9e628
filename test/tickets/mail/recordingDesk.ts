import { chatNamed } from "../../support/ids";
import type { Acted, StaffAction, Desk, Unheard } from "../../../src/tickets/port";
import type { Staff } from "../../../src/tickets/ticket";

export type Reply = Extract<StaffAction, { kind: "reply" }>;

export interface RecordingDesk extends Pick<Desk, "act" | "bounced" | "unheard"> {
  /** The replies that reached students, in order. */
  readonly replies: { readonly ticket: string; readonly action: Reply; readonly by: Staff; readonly event: string }[];
  /** The notes among staff. */
  readonly notes: { readonly ticket: string; readonly text: string; readonly by: Staff; readonly event: string }[];
  readonly bounces: { readonly ticket: string; readonly event: string }[];
  /** The letters that staff were told did not reach the student. */
  readonly unreached: { readonly ticket: string; readonly event: string; readonly what?: Unheard }[];
  /** The number of calls, including repetitions and failures. */
  readonly asked: () => number;
  /** Makes the next calls fail. */
  breakNext(times: number): void;
}

/** A desk on which every ticket exists except the named ones; like the real desk, it recognises events it has seen. */
export function recordingDesk(unknown: readonly string[] = [], withdrawn: readonly string[] = []): RecordingDesk {
  const events = new Set<string>();
  const replies: RecordingDesk["replies"] = [];
  const notes: RecordingDesk["notes"] = [];
  const bounces: RecordingDesk["bounces"] = [];
  const unreached: RecordingDesk["unreached"] = [];
  let asked = 0;
  let broken = 0;
  return {
    replies,
    notes,
    bounces,
    unreached,
    asked: () => asked,
    breakNext: (times) => (broken = times),
    act(ticket, action, by, event): Promise<Acted> {
      asked += 1;
      if (broken-- > 0) return Promise.reject(new Error("the store is gone"));
      if (unknown.includes(ticket)) return Promise.resolve({ ok: false, refusal: "unknown" });
      if (withdrawn.includes(ticket)) return Promise.resolve({ ok: false, refusal: "withdrawn" });
      if (action.kind !== "reply" && action.kind !== "note") throw new Error("Mail only replies and leaves notes.");
      if (action.text.length > 6_000) return Promise.resolve({ ok: false, refusal: "tooLong", most: 6_000 });
      const isNew = !events.has(event);
      events.add(event);
      if (isNew && action.kind === "reply") replies.push({ ticket, action, by, event });
      if (isNew && action.kind === "note") notes.push({ ticket, text: action.text, by, event });
      return Promise.resolve({
        ok: true,
        it: { id: ticket, chatId: chatNamed("web:ola"), ticket: undefined as never },
        isNew,
      });
    },
    unheard(ticket, event, what) {
      unreached.push({ ticket, event, ...(what && { what }) });
      return Promise.resolve(true);
    },
    bounced(ticket, event) {
      bounces.push({ ticket, event });
      return Promise.resolve();
    },
  };
}
