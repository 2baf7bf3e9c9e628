import { randomFillSync } from "node:crypto";

const size = 16;

/**
 * Unguessable names of 128 random bits, 22 characters of `A-Za-z0-9_-`. Random bytes are drawn for many at once: asking the
 * system for sixteen at a time was a good part of what a turn took.
 */
export function createIds(): () => string {
  const pool = Buffer.alloc(size * 256);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    const id = pool.toString("base64url", at, at + size);
    // What was given out is not kept.
    pool.fill(0, at, (at += size));
    return id;
  };
}

/**
 * `channel:user`, e.g. `web:3f2a…`: one chat, of a student who may have several, and not yet a USOS account. A text may be
 * used for one; an id of another kind may not.
 */
export type ChatId = string & { readonly idOf?: "chat" };

/** `institution:usosId`: a USOS account, in which one student's chats meet. In the same way no other kind of id. */
export type AccountId = string & { readonly idOf?: "account" };
