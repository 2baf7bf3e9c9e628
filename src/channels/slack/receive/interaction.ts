import { z } from "zod";
import type { SlackAddress } from "../address";
import type { SlackDeps } from "../deps";

/** The fields read from a press (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
export const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  container: z.object({ type: z.string(), channel_id: z.string().nullish(), message_ts: z.string().nullish() }),
  /** Slack leaves it out for presses elsewhere than on a message. */
  message: z
    .object({
      text: z.string().nullish(),
      blocks: z.array(z.looseObject({ block_id: z.string().nullish() })).nullish(),
    })
    .nullish(),
  actions: z.tuple(
    [z.object({ action_id: z.string(), value: z.string().max(1_000).nullish(), action_ts: z.string().optional() })],
    z.unknown(),
  ),
});
export type Press = z.infer<typeof pressSchema>;

/** The event id of an interaction. It stays the same when Slack delivers the interaction again. */
export const eventIdOf = (team: string, trigger: string): string => `slack:${team}:${trigger}`;

/** The person who pressed, and the address for the answer. */
export function presserOf({ dms }: Pick<SlackDeps, "dms">, team: string, { user, container }: Press): SlackAddress {
  const channel = container.channel_id;
  const who = { team, user: user.id };
  // Our own cards are only in direct conversations; elements of the helpdesk's cards have other action ids.
  if (channel) dms.keep(who, channel);
  return dms.addressOf(who);
}
