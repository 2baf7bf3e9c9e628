import { type ChatId, chatId } from "../../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Address } from "../../conversation/ports";

/**
 * The data that the channel needs to write to a person in Teams. This is our own format, so that the store does not depend on the
 * SDK or its version.
 */
export const addressSchema = z.object({
  v: z.literal(1),
  serviceUrl: z.string(),
  /** The private conversation with the bot. */
  conversation: z.string(),
  /** The person's id for this bot (`29:…`). */
  user: z.string(),
  /** The bot's own id (`28:…`). */
  bot: z.string(),
  /** The person's object id in Microsoft Entra, when Teams sends it. */
  aadObjectId: z.string().optional(),
});
export type TeamsAddress = z.infer<typeof addressSchema>;

/** @throws TypeError for an address of another channel */
export function teamsAddress(address: Address): TeamsAddress {
  const parsed = addressSchema.safeParse(address);
  if (!parsed.success) throw new TypeError("Not an address of the Teams channel");
  return parsed.data;
}

const longest = 160;

/** The chat id of a Teams user. Microsoft does not limit the length of user ids but the store limits its keys, so a long id is hashed. */
export const chatIdOf = (user: string): ChatId =>
  chatId("teams", user.length <= longest ? user : createHash("sha256").update(user).digest("hex"));
