import { z } from "zod";
import { moment, t, wordsSchema, type Text } from "../../dialogs/kit/text";
import { minuteMs } from "../foundation/time";
import { defineRecord } from "../store/record";
import type { Key, Store } from "../store/port";
import { update } from "../store/update";

const manualSchema = z.object({
  id: z.string(),
  texts: wordsSchema,
  /** Milliseconds since the epoch. */
  from: z.number(),
  until: z.number(),
});
export type Banner = z.infer<typeof manualSchema>;

const bannerRecord = defineRecord({
  kind: "banner",
  version: 1,
  schema: z.object({
    /** The banner that staff have set; there is at most one. */
    manual: manualSchema.nullable(),
    /** USOS fails for many students: since when, and until when the banner says so unless it goes on failing. */
    outage: z.object({ since: z.number(), until: z.number() }).nullable(),
  }),
});
const key: Key = { kind: "banner", partition: "banner" };
const none = { manual: null, outage: null };

/** For this long, this process uses what it has read; another process may have set or ended a banner meanwhile. */
const freshMs = 5_000;
/** How long after the latest failure the banner still says that USOS fails. */
const outageMs = 5 * minuteMs;
/** Limits the writes while USOS continues to fail. */
const renewMs = minuteMs;

/** The text that cards depending on USOS show first, while USOS has a problem or planned maintenance. */
export interface Banners {
  /** The current banner; undefined if there is none. */
  now(): Promise<Text | undefined>;
  /** The banner that staff have set, unless it has ended. */
  set(): Promise<Banner | undefined>;
  put(banner: Banner): Promise<void>;
  /** Ends the banner that staff have set; false if the current one is another, or there is none. */
  end(id: string): Promise<boolean>;
  /** Records that USOS fails for many students, or no longer does. */
  outage(isOn: boolean): Promise<void>;
}

export function createBanners({ store, clock }: { readonly store: Store; readonly clock: () => number }): Banners {
  type Standing = ReturnType<typeof bannerRecord.read>;
  let known: { readonly at: number; readonly it: Promise<Standing> } | undefined;

  const read = async (): Promise<Standing> => {
    const stored = await store.get(key);
    return stored ? bannerRecord.read(stored) : none;
  };
  function standing(): Promise<Standing> {
    const at = clock();
    if (known && Math.abs(at - known.at) < freshMs) return known.it;
    // If a banner cannot be read, answers are sent without it; it is read again for the next one.
    const it = read().catch(() => {
      known = undefined;
      return none;
    });
    known = { at, it };
    return it;
  }
  const change = async (to: (it: Standing) => Standing): Promise<Standing> => {
    const after = await update(store, key, bannerRecord, (it = none) => to(it));
    known = { at: clock(), it: Promise.resolve(after) };
    return after;
  };

  return {
    async now() {
      const { manual, outage } = await standing();
      const at = clock();
      if (manual && manual.from <= at && at < manual.until) return { words: manual.texts };
      if (!outage || at >= outage.until) return undefined;
      return t("banner.outage", { since: moment(new Date(outage.since).toISOString()) });
    },
    async set() {
      const { manual } = await read();
      return manual && clock() < manual.until ? manual : undefined;
    },
    async put(banner) {
      await change((it) => ({ ...it, manual: banner }));
    },
    async end(id) {
      let isEnded = false;
      await change((it) => {
        isEnded = it.manual?.id === id;
        return isEnded ? { ...it, manual: null } : it;
      });
      return isEnded;
    },
    async outage(isOn) {
      await change((it) => {
        const now = clock();
        if (!isOn) return it.outage ? { ...it, outage: null } : it;
        const before = it.outage && now < it.outage.until ? it.outage : undefined;
        if (before && before.until - now > outageMs - renewMs) return it;
        return { ...it, outage: { since: before?.since ?? now, until: now + outageMs } };
      });
    },
  };
}
