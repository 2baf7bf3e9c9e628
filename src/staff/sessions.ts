import { z } from "zod";
import { hourMs } from "../foundation/time";
import type { Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import { identitySchema, type StaffIdentity } from "./identity";
import { createSecret, hashOfSecret, isSecret } from "./secret";

/** However busy somebody is, they sign in again after a working day. */
export const sessionMs = 8 * hourMs;

const record = defineRecord({
  kind: "staffSession",
  version: 1,
  schema: z.object({ identity: identitySchema, expiresAt: z.number() }),
});

const keyOf = (secret: string): Key => ({ kind: "staffSession", partition: `staffSession:${hashOfSecret(secret)}` });

/** The people who are signed in to the staff pages, for all processes. A session is known by a secret that only the browser has. */
export interface Sessions {
  /** Begins a session and resolves to its secret. */
  begin(identity: StaffIdentity): Promise<string>;
  find(secret: string): Promise<StaffIdentity | undefined>;
  end(secret: string): Promise<void>;
}

export interface SessionsDeps {
  readonly store: Store;
  readonly clock: () => number;
  /** The issuer at which people sign in now; undefined if there is none. */
  readonly issuer?: string | undefined;
}

export function createSessions({ store, clock, issuer }: SessionsDeps): Sessions {
  const isFromHere = ({ id, issuer: began }: StaffIdentity): boolean => !id.startsWith("oidc:") || began === issuer;
  return {
    async begin(identity) {
      const secret = createSecret();
      const key = keyOf(secret);
      const value = record.write({ identity, expiresAt: clock() + sessionMs });
      await store.commit({ partition: key.partition, expect: [{ key, rev: 0 }], put: [{ key, value }] });
      return secret;
    },
    async find(secret) {
      const stored = isSecret(secret) ? await store.get(keyOf(secret)) : undefined;
      const it = stored && record.read(stored);
      return it && it.expiresAt > clock() && isFromHere(it.identity) ? it.identity : undefined;
    },
    async end(secret) {
      const key = keyOf(secret);
      if (isSecret(secret)) await store.commit({ partition: key.partition, delete: [key] });
    },
  };
}
