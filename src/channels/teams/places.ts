import type { ChatId } from "../../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Store } from "../../store/port";
import { update } from "../../store/update";
import { dayMs } from "../../foundation/time";

const mostPeople = 200;

/** Who was told in a channel or a group chat that the assistant talks in private, and when. */
const record = defineRecord({
  kind: "teamsPlace",
  version: 1,
  schema: z.object({ told: z.record(z.string(), z.number()) }),
});

/**
 * Whether a person may be told so now in a place: once a day, so that nobody can make the assistant fill a channel. True notes
 * it. Ids are kept as digests, at most two hundred a place, none longer than a day after anybody was told again.
 */
export async function mayTell(store: Store, place: string, chatId: ChatId, now: number): Promise<boolean> {
  // A thread of a channel is called `channel;messageid=…`; people are told once for all of them.
  const [channel = place] = place.split(";");
  const who = digest(chatId);
  let may = false;
  await update(store, { kind: "teamsPlace", partition: `teams-place:${digest(channel)}` }, record, (current) => {
    const fresh = Object.entries(current?.told ?? {}).filter(([, at]) => now - at < dayMs);
    may = fresh.every(([it]) => it !== who) && fresh.length < mostPeople;
    return may || !current ? { told: Object.fromEntries([...fresh, ...(may ? [[who, now] as const] : [])]) } : current;
  });
  return may;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);
