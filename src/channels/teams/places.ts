import { createHash } from "node:crypto";
import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Store } from "../../store/port";
import { update } from "../../store/update";
import { dayMs } from "../../foundation/time";

const mostPeople = 200;

/** The people who have been told, in one channel or group chat, that the assistant talks only in private, and when. */
const record = defineRecord({
  kind: "teamsPlace",
  version: 1,
  schema: z.object({ told: z.record(z.string(), z.number()) }),
});

/**
 * Whether a person may now be told in this place that the assistant talks only in private; if so, that is recorded. Once a
 * day per person and at most 200 people per place, so that nobody can make the assistant flood a channel. Ids are stored as
 * digests, and entries older than a day are removed when the next person is told.
 */
export async function mayTell(store: Store, place: string, user: string, now: number): Promise<boolean> {
  // A thread in a channel has the id `channel;messageid=…`. All threads of a channel count as one place.
  const [channel = place] = place.split(";");
  const who = digest(user);
  let may = false;
  await update(store, { kind: "teamsPlace", partition: `teams-place:${digest(channel)}` }, record, (current) => {
    const fresh = Object.entries(current?.told ?? {}).filter(([, at]) => now - at < dayMs);
    may = fresh.every(([it]) => it !== who) && fresh.length < mostPeople;
    return may || !current ? { told: Object.fromEntries([...fresh, ...(may ? [[who, now] as const] : [])]) } : current;
  });
  return may;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);
