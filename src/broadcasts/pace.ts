import { z } from "zod";
import { minuteMs } from "../foundation/time";
import type { Store } from "../store/port";
import { defineRecord } from "../store/record";
import { update } from "../store/update";
import type { Audience } from "./records";

/** How far apart two messages to the same audience are. A script in somebody's Slack must not flood all students. */
export const apartMs = 10 * minuteMs;

const paceRecord = defineRecord({
  kind: "broadcastPace",
  version: 1,
  /** The latest message to an audience, and when it was confirmed. */
  schema: z.object({ id: z.string(), at: z.number() }),
});

/**
 * Makes a message the latest one to its audience. A message that is it already may come again, because its confirmation may have
 * been cut off.
 *
 * @returns undefined when it may be sent, otherwise until when it has to wait
 */
export async function takePlace(
  store: Store,
  audience: Audience["kind"],
  id: string,
  now: number,
): Promise<number | undefined> {
  const key = { kind: "broadcastPace", partition: `broadcastPace:${audience}` };
  const latest = await update(store, key, paceRecord, (it) =>
    it && (it.id === id || now < it.at + apartMs) ? it : { id, at: now },
  );
  return latest.id === id ? undefined : latest.at + apartMs;
}
