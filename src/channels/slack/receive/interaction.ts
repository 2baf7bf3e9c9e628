import { z } from "zod";
import type { SlackAddress } from "../address";
import type { Parts } from "../parts";

/** What is read of a press (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
export const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  container: z.object({ type: z.string(), channel_id: z.string().nullish(), message_ts: z.string().nullish() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().max(1_000).nullish() })], z.unknown()),
});
export type Press = z.infer<typeof pressSchema>;

/** Presses on one thing have this in common when Slack brings one of them again. */
export const eventIdOf = (team: string, trigger: string): string => `slack:${team}:${trigger}`;

/** Where somebody pressed, and who. */
export function presserOf({ dms }: Pick<Parts, "dms">, team: string, { user, container }: Press): SlackAddress {
  const channel = container.channel_id;
  const who = { team, user: user.id };
  // Our cards stand in direct conversations only; those of the helpdesk have elements of other names.
  if (channel) dms.keep(who, channel);
  return dms.addressOf(who);
}
