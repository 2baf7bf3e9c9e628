import { stillStands } from "../../conversation/buttons";
import type { Invoked } from "./edge";
import type { ParsedActivity } from "./parse";
import { failure, incomingOf, languageOf, message, type Meeting } from "./meeting";
import type { RouteDeps } from "./deps";
import type { TeamsChannelOptions } from "./options";

type Pressed = Extract<ParsedActivity, { kind: "pressed" }>;

/**
 * Handles a press and returns the card that replaces the pressed one. The card loses its buttons once the conversation has
 * moved on, and stays as it was while its question can still be answered (after a wrong code, for example).
 */
export async function answerPress(
  { log, say }: Pick<TeamsChannelOptions, "log" | "say">,
  { messages, receive }: RouteDeps,
  meeting: Meeting,
  { submitted, eventId, execute }: Pressed,
): Promise<Invoked | undefined> {
  const { button, input, card } = submitted;
  const content = { kind: "button", button, on: card, ...(input === undefined ? {} : { input }) } as const;
  const pressed = incomingOf(meeting, eventId, content);
  if (!execute) {
    await receive(pressed);
    return undefined;
  }
  try {
    // The card is looked up before the press is handled, because the outcome may replace it with another card at once.
    const before = await messages.answerable(pressed.chatId, card);
    const { currentAskId } = await receive(pressed);
    if (!before) return { status: 200, body: message("✓") };
    return {
      status: 200,
      body: adaptive(messages.pressed(pressed.chatId, before, button, stillStands(button, currentAskId))),
    };
  } catch (err) {
    // Teams shows this error beside the card, which stays as it is and can be pressed again.
    log.error({ err }, "teams: a press could not be taken in");
    return { status: 200, body: failure(500, "TryAgain", say("tryAgain", languageOf(meeting))) };
  }
}

const adaptive = (value: object) => ({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value });
