import type { Incoming } from "../../conversation/ports";
import type { Lane } from "../../foundation/lanes";
import type { Audience } from "./audience";
import { incomingOf, type Meeting } from "./meeting";
import type { ParsedActivity } from "./parse";
import type { RouteDeps } from "./deps";

export interface PassingDeps extends Pick<RouteDeps, "connector" | "receive"> {
  readonly audience: Audience;
  /** Keeps a person's actions in the order in which they arrived. */
  readonly inOrder: Lane;
}

type Did = Pick<Extract<ParsedActivity, { kind: "did" }>, "eventId" | "sameAs" | "content">;

/** Passes on what a person did, in the order in which it arrived. */
export async function passOn(deps: PassingDeps, meeting: Meeting, did: Did): Promise<void> {
  const { taken } = await deps.inOrder(meeting.to.user, async () => ({
    // This is not awaited here, because the next message need not wait until this one has been processed.
    taken: deps.receive(await incoming(deps, meeting, did)),
  }));
  await taken;
}

/** The activity of an installation contains only the person's id, so the name is requested. It is also used to guess the language. */
async function incoming(
  { audience, connector }: PassingDeps,
  meeting: Meeting,
  { eventId, sameAs, content }: Did,
): Promise<Incoming> {
  const { serviceUrl, conversation, user } = meeting.to;
  const known = meeting.name ?? audience.nameOf(meeting);
  const unnamed = known === undefined && content.kind === "hello";
  const member = unnamed ? await connector.member(serviceUrl, conversation, user).catch(() => undefined) : undefined;
  const named = { ...meeting, name: known ?? member?.name ?? undefined };
  return { ...incomingOf(named, eventId, content), ...(sameAs && { sameAs }) };
}
