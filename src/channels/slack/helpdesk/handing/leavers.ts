import { minuteMs } from "../../../../foundation/time";
import type { ListenerDeps } from "../deps";

export const leaversQueue = "helpdeskLeavers";
const everyMs = 5 * minuteMs;
const jobId = "leavers";

/**
 * Releases the tickets of colleagues who do not belong to the staff any more, so that they are not forgotten: reminders leave out
 * what somebody has claimed. It is a job in the store, so one process does it.
 */
export function createLeavers({ store, desk, members, audit, clock, log }: ListenerDeps) {
  const begin = async (): Promise<void> => {
    const schedule = [{ queue: leaversQueue, id: jobId, dueAt: clock() + everyMs, payload: {} }];
    await store.commit({ partition: leaversQueue, schedule });
  };

  return {
    async perform(): Promise<{ readonly againInMs: number }> {
      const left = new Map<string, boolean>();
      for (const { id, ticket } of await desk.open()) {
        const { claimedBy } = ticket;
        if (!claimedBy) continue;
        const hasLeft = left.get(claimedBy.id) ?? (await members.hasLeft(claimedBy.id));
        left.set(claimedBy.id, hasLeft);
        if (!hasLeft) continue;
        const event = `left:${id}:${String(ticket.entries.length)}`;
        const by = { id: "legitka", name: "Legitka" };
        const noted = { by, what: "left", about: null, ticket: id, reason: null, outcome: "released" };
        await audit.note(noted, event);
        await desk.act(id, { kind: "left", who: claimedBy.id, via: "slack" }, by, event);
        log.info({ ticket: id }, "a ticket of a colleague who left waits for somebody else");
      }
      return { againInMs: everyMs };
    },
    begin,
    /** Schedules the job again if the store has lost it. */
    async ensureScheduled(): Promise<void> {
      if ((await store.depth(leaversQueue)) === 0) await begin();
    },
  };
}
