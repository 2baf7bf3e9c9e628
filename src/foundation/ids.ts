import { randomFillSync } from "node:crypto";

const size = 16;

/**
 * Creates a generator of unguessable ids: 128 random bits, as 22 characters of `A-Za-z0-9_-`. The random bytes are drawn for
 * 256 ids at once, because asking the system for sixteen bytes at a time took a noticeable part of a turn.
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
    // Ids that were handed out are not kept in memory.
    pool.fill(0, at, (at += size));
    return id;
  };
}

/**
 * `channel:user`, e.g. `web:3f2a…`: one chat. A student may have several chats, and not yet a USOS account. A plain string may
 * be used as a ChatId; another kind of id may not.
 */
export type ChatId = string & { readonly idOf?: "chat" };

/**
 * `institution:usosId`: a USOS account, which connects the chats of one student. As with ChatId, no other kind of id may be
 * used as one.
 */
export type AccountId = string & { readonly idOf?: "account" };
