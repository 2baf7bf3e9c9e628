import { takeIn } from "./incoming";
import type { SlackDeps } from "../deps";
import type { TakePress } from "./direct";
import { eventIdOf, presserOf } from "./interaction";

/** Handles presses on the buttons of our cards. A pressed card loses its buttons at once when the conversation has moved on. */
export function takingPresses(deps: SlackDeps): TakePress {
  const { messages, homes, agentView } = deps;
  return async (press, team) => {
    const button = press.actions[0].value;
    if (!button) return;
    const who = presserOf(deps, team, press);
    const { channel_id: channel, message_ts: ts } = press.container;
    // The card is looked up before the press is handled, because the outcome may replace it with another card at once.
    const card = await messages.answerable(who, ts ?? undefined);
    if (channel && ts) agentView.note(who, ts);
    const content = { kind: "button", button, on: ts ?? undefined } as const;
    const { currentAskId } = await takeIn(
      deps,
      who,
      eventIdOf(team, press.trigger_id),
      content,
      press.actions[0].action_ts,
    );
    if (channel) messages.endUnlessStands(who, channel, card, button, currentAskId);
    else homes.answeredInChat(who);
  };
}
