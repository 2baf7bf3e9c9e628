import { randomFillSync } from "node:crypto";
import { z } from "zod";

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
    // Ids that were given out are not kept in memory.
    pool.fill(0, at, (at += size));
    return id;
  };
}

/**
 * `channel:user`, e.g. `web:3f2a…`: one chat. A student may have several chats, and may not have a USOS account yet. Channels
 * create such ids with `chatId`; a stored id becomes one again when it is parsed.
 */
export const chatIdSchema = z.string().brand<"chat">();
export type ChatId = z.infer<typeof chatIdSchema>;

export const chatId = (channel: string, user: string): ChatId => chatIdSchema.parse(`${channel}:${user}`);

/** The name of the channel that a chat is in. */
export const channelIn = (it: ChatId): string => it.slice(0, it.indexOf(":"));

/** `institution:usosId`: a USOS account, which connects the chats of one student. */
export const accountIdSchema = z.string().brand<"account">();
export type AccountId = z.infer<typeof accountIdSchema>;

export const accountId = (institution: string, usosId: string): AccountId =>
  accountIdSchema.parse(`${institution}:${usosId}`);

interface Partitioned {
  readonly partition: string;
}

/** The chat that a job or a record of a chat belongs to. */
export const chatIdIn = ({ partition }: Partitioned): ChatId => chatIdSchema.parse(partition);

/** The account that a job or a record of an account belongs to. */
export const accountIdIn = ({ partition }: Partitioned): AccountId => accountIdSchema.parse(partition);
