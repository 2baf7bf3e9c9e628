import { createHash } from "node:crypto";
import { z } from "zod";
import { dayMs } from "../foundation/time";
import type { Log } from "../ops/log";
import type { Key, Store, Stored } from "../store/port";
import { defineRecord } from "../store/record";
import { swap } from "../store/swap";
import { letter } from "./consequences";
import { isToldTooOften, nextOfTooOften, tooOftenMessage } from "./noticeLimits";
import type { Unheard } from "./port";

/** Tells staff by letter that an answer did not, or not completely, reach the student. */
export interface StaffNotices {
  /**
   * @param event identifies the answer, about which staff are told once
   * @param to the address of the office that wrote the answer; otherwise support is told
   * @returns false if they are not told because they were told too often
   */
  tell(ticket: string, event: string, what: Unheard | undefined, to?: string): Promise<boolean>;
}

export interface StaffNoticeDeps {
  readonly store: Store;
  readonly clock: () => number;
  readonly log: Log;
}

const noticesRecord = defineRecord({
  kind: "staffNotices",
  version: 1,
  schema: z.object({
    /** The notices of the last day. */
    sent: z.array(z.object({ about: z.string(), index: z.number(), at: z.number() })),
    /** Until this time, exceeding the limits is not logged again. */
    quietUntil: z.number(),
  }),
});
const keyOf = (ticket: string): Key => ({ kind: "staffNotices", partition: `ticket:${ticket}` });

/** The longest text that is returned to staff; nobody reads more. In characters. */
const longestReturned = 20_000;

/**
 * The notices of a ticket are counted in the store, so that all processes together keep within the limits. Staff are told at most
 * once a day that the student can no longer be reached.
 */
export function createStaffNotices({ store, clock, log }: StaffNoticeDeps): StaffNotices {
  return {
    async tell(ticket, event, what, to) {
      const about = what?.why ?? "unheard";
      const index = createHash("sha256").update(event).digest().readUInt32BE();
      const key = keyOf(ticket);
      const decide = (stored: Stored | undefined) => {
        const now = clock();
        const before = stored ? noticesRecord.read(stored) : { sent: [], quietUntil: 0 };
        const sent = before.sent.filter(({ at }) => at + dayMs > now);
        if (sent.some((it) => it.about === about && it.index === index)) return { result: "told" as const };
        const isRepeated = about === "unheard" && sent.some((it) => it.about === about);
        const isTooMany = isToldTooOften(
          sent.map(({ at }) => at),
          now,
        );
        if (isRepeated || isTooMany) {
          if (before.quietUntil > now) return { result: "untold" as const };
          const put = [{ key, value: noticesRecord.write({ sent, quietUntil: now + dayMs }) }];
          return { result: "too many" as const, commit: { put } };
        }
        const text = what === undefined || what.text === "" ? {} : { text: what.text.slice(0, longestReturned) };
        const next = { sent: [...sent, { about, index, at: now }], quietUntil: before.quietUntil };
        return {
          result: "told" as const,
          commit: {
            put: [{ key, value: noticesRecord.write(next) }],
            schedule: [letter(key.partition, { ticket, about, index, ...text, ...(to !== undefined && { to }) }, now)],
          },
        };
      };
      const result = await swap<"told" | "untold" | "too many">(store, key, decide, {
        code: "ticket.contended",
        message: "What staff were told about a ticket changed too often to be noted.",
        next: "Nothing: the letter is read again. If it goes on, look for what sends letters in a loop.",
      });
      if (result === "too many") log.warn({ ticket, next: nextOfTooOften }, tooOftenMessage);
      return result === "told";
    },
  };
}
