import { hear, messageSchema } from "../hear";
import { takeIn } from "../incoming";
import type { Parts } from "../parts";

/** What people write to the app in private. Where others read along, nothing is heard but a mention. */
export function listenToMessages(parts: Parts): void {
  parts.app.message(async ({ message, context }) => {
    const event = messageSchema.safeParse(message).data;
    const { teamId: team } = context;
    if (event?.channel_type !== "im" || team === undefined) return;
    const heard = hear(team, event);
    if (!heard || heard.user === context.botUserId) return;
    const { user, eventId, content } = heard;
    parts.dms.keep({ team, user }, event.channel);
    await takeIn(parts, { v: 1, team, user, channel: event.channel }, eventId, content);
  });
}
