import { type ChatId, chatId } from "../../foundation/ids";
import { z } from "zod";
import type { Address } from "../../conversation/ports";

/** The data that the channel needs to write to a person in Slack. */
export const addressSchema = z.object({
  v: z.literal(1),
  /** The workspace whose token is used (`T…`). */
  team: z.string(),
  user: z.string(),
  /** The direct conversation with the app, if known. */
  channel: z.string().optional(),
});
export type SlackAddress = z.infer<typeof addressSchema>;

/** @throws TypeError for an address of another channel */
export function slackAddress(address: Address): SlackAddress {
  const parsed = addressSchema.safeParse(address);
  if (!parsed.success) throw new TypeError("Not an address of the Slack channel");
  return parsed.data;
}

/** The chat id of a person. User ids are unique only within their workspace. */
export const chatIdOf = ({ team, user }: Pick<SlackAddress, "team" | "user">): ChatId =>
  chatId("slack", `${team}:${user}`);
