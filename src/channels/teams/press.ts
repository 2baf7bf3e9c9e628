import { stillStands } from "../../conversation/buttons";
import type { Invoked } from "./edge";
import type { ParsedActivity } from "./parse";
import { incomingOf, languageOf, message, type Meeting } from "./meeting";
import type { RouteParts } from "./parts";
import type { TeamsChannelOptions } from "./options";

type Pressed = Extract<ParsedActivity, { kind: "pressed" }>;

/**
 * Takes a press, and answers with the card that takes the place of the pressed one: without buttons once the conversation
 * has gone on, as it was while the question still stands (a wrong code, say).
 */
export async function answerPress(
  { log, say }: Pick<TeamsChannelOptions, "log" | "say">,
  { messages, receive }: RouteParts,
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
    // Looked at before the press is taken in: its outcome may put another card in this one's place at once.
    const before = await messages.answerable(pressed.chatId, card);
    const { standsAt } = await receive(pressed);
    if (!before) return { status: 200, body: message("✓") };
    return {
      status: 200,
      body: adaptive(messages.pressed(pressed.chatId, before, button, stillStands(button, standsAt))),
    };
  } catch (err) {
    // Teams shows this beside the card, which stays as it is to be pressed again.
    log.error({ err }, "teams: a press could not be taken in");
    const value = { code: "TryAgain", message: say("tryAgain", languageOf(meeting)) };
    return { status: 200, body: { statusCode: 500, type: "application/vnd.microsoft.error", value } };
  }
}

const adaptive = (value: object) => ({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value });
