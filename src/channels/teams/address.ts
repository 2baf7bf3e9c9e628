import type { ChatId } from "../../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Address } from "../../conversation/ports";

/** How a person is written to in Teams: our own shape, so that neither the SDK nor its next version is in the store. */
export const addressSchema = z.object({
  v: z.literal(1),
  serviceUrl: z.string(),
  /** The private conversation with the bot. */
  conversation: z.string(),
  /** The person's id for this bot (`29:…`). */
  user: z.string(),
  /** The bot's own id (`28:…`). */
  bot: z.string(),
  /** Who the person is in Microsoft Entra, where Teams says so. */
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

/** The key of a Teams user. Ids are as long as Microsoft likes, keys of the store are not. */
export const chatIdOf = (user: string): ChatId =>
  `teams:${user.length <= longest ? user : createHash("sha256").update(user).digest("hex")}`;
