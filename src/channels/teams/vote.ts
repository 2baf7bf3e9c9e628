import { voteReasons } from "../../../dialogs/kit/vote";
import { chatIdOf } from "./address";
import type { RouteDeps } from "./deps";
import type { Invoked } from "./edge";
import { incomingOf, languageOf, type Meeting } from "./meeting";
import type { TeamsChannelOptions } from "./options";
import type { ParsedActivity } from "./parse";
import { toSupport, voteForm, voteThanks } from "./voteForm";

type Voted = Extract<ParsedActivity, { kind: "voted" }>;

/**
 * Takes a vote on a message and answers with what Teams shows in its dialog. The vote itself counts from the first press on,
 * also when the student closes the form.
 */
export async function answerVote(
  { chats, takeVote, voteWords }: Pick<TeamsChannelOptions, "chats" | "takeVote" | "voteWords">,
  { votable, receive }: Pick<RouteDeps, "votable" | "receive">,
  meeting: Meeting,
  { eventId, on, verdict, chosen, asksForForm }: Voted,
): Promise<Invoked> {
  const chatId = chatIdOf(meeting.to.user);
  const words = voteWords((await chats.get(chatId))?.lang ?? languageOf(meeting));
  const vote = await votable.find(chatId, on);
  if (vote) {
    const why = voteReasons.find((it) => it === chosen);
    await takeVote(chatId, vote, { verdict, ...(why !== undefined && verdict === "down" && { why }) });
  }
  if (chosen === toSupport) {
    const { button } = words.support;
    await receive(incomingOf(meeting, eventId, { kind: "button", button, on }));
  }
  if (!asksForForm) return { status: 200, body: {} };
  return { status: 200, body: verdict === "down" ? voteForm(words) : voteThanks(words) };
}
