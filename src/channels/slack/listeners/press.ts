import { actions } from "../buttons";
import { takeIn } from "../incoming";
import type { Parts } from "../parts";
import { eventIdOf, pressSchema, presserOf } from "./interaction";

/** Presses on the buttons of our cards. The pressed card loses its buttons at once when the conversation has gone on. */
export function listenToPresses(parts: Parts): void {
  const { app, messages } = parts;
  app.action(new RegExp(`^${actions.say}`), async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const { teamId: team } = context;
    const button = press?.actions[0].value;
    if (!press || !button || team === undefined) return;
    const who = presserOf(parts, team, press);
    const { channel_id: channel, message_ts: ts } = press.container;
    // Looked at before the press is taken in: its outcome may put another card in this one's place at once.
    const card = await messages.answerable(who, ts ?? undefined);
    const { standsAt } = await takeIn(parts, who, eventIdOf(team, press.trigger_id), { kind: "button", button });
    if (channel) messages.endUnlessStands(who, channel, card, button, standsAt);
    else parts.homes.answeredInChat(who);
    await ack();
  });
  // Slack tells of a link that was followed, and waits for an answer to that.
  app.action(new RegExp(`^${actions.link}`), ({ ack }) => ack());
}
