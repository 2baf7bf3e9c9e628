import type { Incoming, Taken } from "../../../conversation/ports";
import { chatIdOf, type SlackAddress } from "../address";
import type { Parts } from "../parts";

/**
 * Passes on what a person did, with their name and language when the person is new. Somebody who is not served is told so
 * instead, and has no open question.
 */
export async function takeIn(
  { receive, profiles, audience }: Pick<Parts, "receive" | "profiles" | "audience">,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
): Promise<Taken> {
  if (!(await audience.serves(address))) {
    audience.refuse(address);
    return { standsAt: null };
  }
  const profile = await profiles.of(address);
  return receive({ eventId, chatId: chatIdOf(address), address, ...profile, content });
}
