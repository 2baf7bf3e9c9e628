import type { Incoming, TurnResult } from "../../../conversation/ports";
import { chatIdOf, type SlackAddress } from "../address";
import type { SlackDeps } from "../deps";

/** Slack's times are seconds since the epoch, with six decimals that make them unique. */
const timeOf = (ts: string): number | undefined => {
  const ms = Math.floor(Number(ts) * 1_000);
  return Number.isFinite(ms) ? ms : undefined;
};

type Way = Pick<SlackDeps, "receive" | "profiles" | "inOrder">;
/** The turn is not awaited in the lane, because the next message need not wait until this one has been processed. */
type Taking = Promise<{ readonly taken: Promise<TurnResult> }>;

/**
 * Passes on what a person did, with their name and language when the person is new. People who are not served are told so
 * instead, and have no open question. `ts` is Slack's time of the action.
 */
export async function takeIn(
  deps: Way & Pick<SlackDeps, "audience">,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
  ts?: string,
): Promise<TurnResult> {
  const { audience, inOrder } = deps;
  const { taken } = await inOrder(chatIdOf(address), async () => {
    if (await audience.serves(address)) return passOn(deps, address, eventId, content, ts);
    audience.refuse(address);
    return { taken: Promise.resolve({ currentAskId: null }) };
  });
  return taken;
}

/** Like `takeIn`, for a person who is already known to be served. */
export async function takeInServed(
  deps: Way,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
): Promise<TurnResult> {
  const { taken } = await deps.inOrder(chatIdOf(address), () => passOn(deps, address, eventId, content));
  return taken;
}

async function passOn(
  { receive, profiles }: Way,
  address: SlackAddress,
  eventId: string,
  content: Incoming["content"],
  ts?: string,
): Taking {
  const profile = await profiles.of(address);
  const doneAt = ts === undefined ? undefined : timeOf(ts);
  return { taken: receive({ eventId, chatId: chatIdOf(address), address, ...profile, content, doneAt }) };
}
