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
    /** What staff have set; one at a time. */
    manual: manualSchema.nullable(),
    /** USOS fails for many: since when, and until when that is said unless it goes on failing. */
    outage: z.object({ since: z.number(), until: z.number() }).nullable(),
  }),
});
const key: Key = { kind: "banner", partition: "banner" };
const none = { manual: null, outage: null };

/** For so long this process goes by what it has read; another process may have set or ended a banner meanwhile. */
const freshMs = 5_000;
/** How long after the latest failure it is still said that USOS fails. */
const outageMs = 5 * minuteMs;
/** Limits the writes while USOS goes on failing. */
const renewMs = minuteMs;

/** What cards that depend on USOS say above everything else, while something is wrong there or is planned to be. */
export interface Banners {
  /** What is to be said now; undefined when there is nothing. */
  now(): Promise<Text | undefined>;
  /** What staff have set, unless it is over. */
  set(): Promise<Banner | undefined>;
  put(banner: Banner): Promise<void>;
  /** Ends what staff have set; false when it was another one, or none. */
  end(id: string): Promise<boolean>;
  /** Notes that USOS fails for many, or no longer does. */
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
    // Nobody is to go without an answer because a banner cannot be read; it is read again with the next one.
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
