import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { KeyRing } from "../accounts/vault";

/** The data recorded about something staff did, or were refused. */
export interface Noted {
  /** `slack:TEAM:USER` and a name. */
  readonly by: { readonly id: string; readonly name: string };
  /**
   * `lookup`, `answer`, `staffLink`, `staffSignIn`, `refused`, `unverified` (Slack did not say who it was), `pruned`, `meddled`,
   * `text.publish` and `text.revert` (the reason names the text), or an action on a ticket: `claim`, `reply`, …
   */
  readonly what: string;
  /** The person it is about: an album number, or the email address that was looked up. */
  readonly about: string | null;
  readonly ticket: string | null;
  readonly reason: string | null;
  readonly outcome: string;
}

export const auditEntrySchema = z.object({
  /** 1, 2, 3, … without gaps. */
  seq: z.int().positive(),
  /** ISO 8601. */
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  what: z.string(),
  about: z.string().nullable(),
  ticket: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.string(),
  /** The hash of the previous entry; `origin` for the first one. */
  prev: z.string(),
  /** SHA-256 of all fields above; anybody who has the file can compute it. */
  hash: z.string(),
  /**
   * The name of the key in TOKEN_KEYS with which the seal was made, and the seal itself. A person who has only the store cannot
   * create one.
   */
  key: z.string(),
  seal: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const origin = "0".repeat(64);

/** The next entry of a chain. */
export function chained(it: Noted, seq: number, at: string, prev: string, seals: Seals): AuditEntry {
  const { by, what, about, ticket, reason, outcome } = it;
  const open = { seq, at, by: { id: by.id, name: by.name }, what, about, ticket, reason, outcome, prev };
  const hash = hashOf(open);
  return { ...open, hash, ...seals.seal(hash) };
}

/**
 * Hashes an entry. The canonical form is a JSON array, because its members have a fixed order and it is unambiguous where a string
 * ends.
 */
export function hashOf(it: Omit<AuditEntry, "hash" | "key" | "seal">): string {
  const { seq, at, by, what, about, ticket, reason, outcome, prev } = it;
  const canonical = JSON.stringify([
    "legitka-audit-1",
    seq,
    at,
    by.id,
    by.name,
    what,
    about,
    ticket,
    reason,
    outcome,
    prev,
  ]);
  return createHash("sha256").update(canonical).digest("hex");
}

/** Creates and checks seals with keys that are not in the store. */
export interface Seals {
  seal(text: string): { readonly key: string; readonly seal: string };
  /** `unknown`: the seal was made with a key that is not, or no longer, available. */
  check(text: string, it: { readonly key: string; readonly seal: string }): "good" | "bad" | "unknown";
}

export function createSeals({ keys }: KeyRing): Seals {
  const made = keys.map(({ id, key }) => ({ id, key: Buffer.from(hkdfSync("sha256", key, "", "audit seal", 32)) }));
  const sealed = (text: string, key: Buffer): string => createHmac("sha256", key).update(text).digest("base64url");
  return {
    seal(text) {
      const [newest] = made;
      return newest ? { key: newest.id, seal: sealed(text, newest.key) } : { key: "", seal: "" };
    },
    check(text, { key: id, seal }) {
      const known = made.find((it) => it.id === id);
      if (!known) return "unknown";
      const right = Buffer.from(sealed(text, known.key));
      const given = Buffer.from(seal);
      return right.length === given.length && timingSafeEqual(right, given) ? "good" : "bad";
    },
  };
}
