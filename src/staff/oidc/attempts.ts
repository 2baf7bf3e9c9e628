import { createHmac } from "node:crypto";
import { z } from "zod";
import { minuteMs } from "../../foundation/time";
import type { Key, Store } from "../../store/port";
import { defineRecord } from "../../store/record";
import { createSecret, hashOfSecret, isSecret } from "../secret";
import type { Proofs } from "./provider";

/** How long somebody may take at the provider. */
export const attemptMs = 10 * minuteMs;

const record = defineRecord({ kind: "staffAttempt", version: 1, schema: z.object({ expiresAt: z.number() }) });

const keyOf = (secret: string): Key => ({ kind: "staffAttempt", partition: `staffAttempt:${hashOfSecret(secret)}` });

/**
 * Sign-ins that are under way at the provider. An attempt belongs to one browser, which has its secret in a cookie; all that the
 * provider's answer is compared with is derived from the secret, so that the store has nothing of it.
 */
export interface Attempts {
  begin(): Promise<string>;
  /** Uses an attempt up; false if it was used before, or is too old. */
  take(secret: string): Promise<boolean>;
}

export function createAttempts({ store, clock }: { readonly store: Store; readonly clock: () => number }): Attempts {
  return {
    async begin() {
      const secret = createSecret();
      const key = keyOf(secret);
      const value = record.write({ expiresAt: clock() + attemptMs });
      await store.commit({ partition: key.partition, expect: [{ key, rev: 0 }], put: [{ key, value }] });
      return secret;
    },
    async take(secret) {
      const key = keyOf(secret);
      const stored = isSecret(secret) ? await store.get(key) : undefined;
      if (!stored || record.read(stored).expiresAt <= clock()) return false;
      return store.commit({ partition: key.partition, expect: [stored], delete: [key] });
    },
  };
}

export function proofsOf(secret: string): Proofs {
  const derived = (what: string): string => createHmac("sha256", secret).update(what).digest("base64url");
  return { state: derived("state"), nonce: derived("nonce"), verifier: derived("verifier") };
}
