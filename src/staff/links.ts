import { z } from "zod";
import type { Visits } from "../accounts/visits";
import type { Audit } from "../helpdesk/audit";
import { minuteMs } from "../foundation/time";
import type { Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import { identitySchema, type StaffIdentity } from "./identity";
import { createSecret, hashOfSecret, isSecret } from "./secret";

const goodForMinutes = 10;
const mostInTenMinutes = 10;

const record = defineRecord({
  kind: "staffLink",
  version: 1,
  schema: z.object({ identity: identitySchema, expiresAt: z.number() }),
});

const keyOf = (secret: string): Key => ({ kind: "staffLink", partition: `staffLink:${hashOfSecret(secret)}` });

export type StaffLink =
  | { readonly ok: true; readonly url: string; readonly minutes: number }
  | { readonly ok: false; readonly refusal: "tooMany" };

/** Links with which members of the helpdesk sign in. Each can be used once, within ten minutes. */
export interface StaffLinks {
  /** Creates a link for somebody whom the helpdesk's gate has just let through. `event` makes a repetition harmless for the audit log. */
  ask(who: Omit<StaffIdentity, "email">, event: string): Promise<StaffLink>;
  /** Finds the owner of a link that can still be used. Looking does not use it up, because previews and scanners look, too. */
  find(secret: string): Promise<StaffIdentity | undefined>;
  /** Uses a link up; of several who try at the same moment, one gets it. */
  take(secret: string): Promise<StaffIdentity | undefined>;
}

export interface StaffLinksDeps {
  readonly store: Store;
  readonly audit: Pick<Audit, "note">;
  readonly clock: () => number;
  readonly publicUrl: () => string;
  readonly visits: Visits;
}

export function createStaffLinks({ store, audit, clock, publicUrl, visits }: StaffLinksDeps): StaffLinks {
  async function read(secret: string) {
    const stored = isSecret(secret) ? await store.get(keyOf(secret)) : undefined;
    const it = stored && record.read(stored);
    return stored && it && it.expiresAt > clock() ? { stored, identity: it.identity } : undefined;
  }

  return {
    async ask({ id, name, lang }, event) {
      const window = goodForMinutes * minuteMs;
      if ((await visits.count(`staffLinks:${id}`, window)).current > mostInTenMinutes)
        return { ok: false, refusal: "tooMany" };
      const secret = createSecret();
      const key = keyOf(secret);
      const noted = { by: { id, name }, what: "staffLink", about: null, ticket: null, reason: null, outcome: "asked" };
      await audit.note(noted, `staffLink:${event}`);
      const value = record.write({ identity: { id, name, lang, email: null }, expiresAt: clock() + window });
      await store.commit({ partition: key.partition, expect: [{ key, rev: 0 }], put: [{ key, value }] });
      return { ok: true, url: `${publicUrl()}/staff/sign-in/link/${secret}`, minutes: goodForMinutes };
    },
    find: async (secret) => (await read(secret))?.identity,
    async take(secret) {
      const found = await read(secret);
      if (!found) return undefined;
      const { key, rev } = found.stored;
      const isOurs = await store.commit({ partition: key.partition, expect: [{ key, rev }], delete: [key] });
      return isOurs ? found.identity : undefined;
    },
  };
}
