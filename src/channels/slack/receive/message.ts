import { parseMessage, messageSchema } from "../parse";
import { takeIn } from "./incoming";
import type { Parts } from "../parts";
import type { Direct } from "./direct";

/** Handles messages written to the app in private. In channels, the app reacts to mentions only. */
export function takingMessages(
  parts: Pick<Parts, "dms" | "receive" | "profiles" | "audience" | "inOrder">,
): Direct["message"] {
  return async (message, { teamId: team, botUserId }) => {
    const event = messageSchema.safeParse(message).data;
    const heard = event && team !== undefined ? parseMessage(team, event) : undefined;
    if (!event || !heard || team === undefined || heard.user === botUserId) return;
    const { user, eventId, content } = heard;
    parts.dms.keep({ team, user }, event.channel);
    await takeIn(parts, { v: 1, team, user, channel: event.channel }, eventId, content);
  };
}
