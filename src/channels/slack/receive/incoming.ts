import type { Incoming, TurnResult } from "../../../conversation/ports";
import { chatIdOf, type SlackAddress } from "../address";
import type { Parts } from "../parts";

/**
 * Passes on what a person did, with their name and language when the person is new. Somebody who is not served is told so
 * instead, and has no open question.
 */
export async function takeIn(
  { receive, profiles, audience, inOrder }: Pick<Parts, "receive" | "profiles" | "audience" | "inOrder">,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
): Promise<TurnResult> {
  const chatId = chatIdOf(address);
  const { taken } = await inOrder(chatId, async () => {
    if (!(await audience.serves(address))) {
      audience.refuse(address);
      return { taken: Promise.resolve({ currentAskId: null }) };
    }
    const profile = await profiles.of(address);
    // Not awaited here, because the next message need not wait for all that is done about this one.
    return { taken: receive({ eventId, chatId, address, ...profile, content }) };
  });
  return taken;
}
