import type { Incoming, TurnResult } from "../../../conversation/ports";
import { chatIdOf, type SlackAddress } from "../address";
import type { Parts } from "../parts";

/** Slack's times are seconds since the epoch, with six decimals that make them unique. */
const timeOf = (ts: string): number | undefined => {
  const ms = Math.floor(Number(ts) * 1_000);
  return Number.isFinite(ms) ? ms : undefined;
};

/**
 * Passes on what a person did, with their name and language when the person is new. Somebody who is not served is told so
 * instead, and has no open question. `ts` is Slack's time of what they did.
 */
export async function takeIn(
  { receive, profiles, audience, inOrder }: Pick<Parts, "receive" | "profiles" | "audience" | "inOrder">,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
  ts?: string,
): Promise<TurnResult> {
  const chatId = chatIdOf(address);
  const { taken } = await inOrder(chatId, async () => {
    if (!(await audience.serves(address))) {
      audience.refuse(address);
      return { taken: Promise.resolve({ currentAskId: null }) };
    }
    const profile = await profiles.of(address);
    // Not awaited here, because the next message need not wait for all that is done about this one.
    return {
      taken: receive({
        eventId,
        chatId,
        address,
        ...profile,
        content,
        doneAt: ts === undefined ? undefined : timeOf(ts),
      }),
    };
  });
  return taken;
}
