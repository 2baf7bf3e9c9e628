import { z } from "zod";
import type { SeenTime } from "../foundation/evenClock";
import { defineRecord } from "../store/record";
import type { Key, Store } from "../store/port";

const partition = "clock";
const seenKey: Key = { kind: "clockSeen", partition };
const seenRecord = defineRecord({
  kind: "clockSeen",
  version: 1,
  schema: z.object({ at: z.number(), shown: z.number() }),
});

const trustedKey: Key = { kind: "clockTrusted", partition };
const trustedRecord = defineRecord({ kind: "clockTrusted", version: 1, schema: z.object({ shown: z.number() }) });

/** The time that any process with this store last had in use. */
export async function lastSeen(store: Pick<Store, "get">): Promise<SeenTime | undefined> {
  const stored = await store.get(seenKey);
  return stored && seenRecord.read(stored);
}

export const noteSeen = (store: Pick<Store, "commit">, seen: SeenTime): Promise<boolean> =>
  store.commit({ partition, put: [{ key: seenKey, value: seenRecord.write(seen) }] });

/** The time that the clock showed when an operator last confirmed it. */
export async function lastTrusted(store: Pick<Store, "get">): Promise<number | undefined> {
  const stored = await store.get(trustedKey);
  return stored && trustedRecord.read(stored).shown;
}

/** Tells every process with this store that the clock, which shows this time now, is right. */
export const trust = (store: Pick<Store, "commit">, shown: number): Promise<boolean> =>
  store.commit({ partition, put: [{ key: trustedKey, value: trustedRecord.write({ shown }) }] });
