import type { Incoming, Taken } from "../../../conversation/ports";
import { chatIdOf, type SlackAddress } from "../address";
import type { Parts } from "../parts";

/** Passes on what a person did, with their name and language when the person is new. */
export async function takeIn(
  { receive, profiles }: Pick<Parts, "receive" | "profiles">,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
): Promise<Taken> {
  const profile = await profiles.of(address);
  return receive({ eventId, chatId: chatIdOf(address), address, ...profile, content });
}
