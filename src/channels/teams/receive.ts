import { z } from "zod";
import type { Incoming } from "../../conversation/ports";
import { createLanes, type Lane } from "../../foundation/lanes";
import { activitySchema, tenantOf, type Activity } from "./activity";
import { createAudience, type Audience } from "./audience";
import type { HttpAnswer, Invoked, RawActivity } from "./edge";
import { parseActivity, type ParsedActivity } from "./parse";
import { invite } from "./invite";
import { failure, incomingOf, languageOf, meetingIn, message, type Meeting } from "./meeting";
import { answerPress } from "./press";
import type { RouteDeps } from "./deps";
import type { TeamsChannelOptions } from "./options";
import { isLoopback, isMicrosofts } from "./trust";
import { answerVote } from "./vote";

/**
 * Creates the handler for requests from the Teams service. It authenticates and parses a request, and answers once
 * everything is committed.
 */
export function createIntake(options: TeamsChannelOptions, deps: RouteDeps) {
  const { edge, log, pauses, say } = options;
  const audience = createAudience(options, deps.connector);
  const inOrder = createLanes();
  const passing = { ...deps, audience, inOrder };

  return async (authorization: string | undefined, body: unknown): Promise<HttpAnswer> => {
    if (!isActivity(body)) return refuse({ status: 400, refused: "no activity" });
    let refusal: HttpAnswer | undefined;
    const answer = await edge.verified(authorization, body, async () => {
      const activity = activitySchema.safeParse(body).data;
      const why = activity ? whyNot(options, activity) : "fields of other types";
      if (!activity || why !== undefined) {
        refusal = { status: why === "tenant" || why === "service address" ? 403 : 400, refused: why ?? "" };
        return undefined;
      }
      return take(activity);
    });
    return refuse(refusal ?? answer);
  };

  /** Logs a refusal, without any content that the caller supplied. */
  function refuse(answer: HttpAnswer): HttpAnswer {
    const { refused, status, cause } = answer;
    if (refused !== undefined)
      log.warn({ refused, status, ...(cause ? { err: cause } : {}) }, "teams: a request was refused");
    return answer;
  }

  async function take(activity: Activity): Promise<Invoked | undefined> {
    const meeting = meetingIn(activity);
    if (activity.conversation?.conversationType !== "personal") {
      const desk = deps.desk();
      if (desk && (await desk.concerns(activity))) return desk.take(activity, meeting);
      if (activity.type === "message") await invite(options, deps.connector, meeting, pauses.clock());
      if (activity.type !== "invoke") return undefined;
      return activity.name === "adaptiveCard/action" ? { status: 200, body: message("—") } : { status: 501 };
    }
    const parsed = parseActivity(activity, pauses.clock());
    if (parsed.kind === "nothing") return undefined;
    if (parsed.kind === "unasked") return { status: 501 };
    if (parsed.kind === "malformed") {
      log.warn("teams: a press was refused, because it is not of the form that our cards have");
      return { status: 200, body: failure(400, "BadRequest", say("tryAgain", languageOf(meeting))) };
    }
    // After the bot was removed from a chat, Teams no longer names the chat's members.
    const isGone = parsed.kind === "did" && parsed.content.kind === "gone";
    const isServed = isGone || (await inOrder(meeting.to.user, () => audience.serves(meeting)));
    if (!isServed) {
      await audience.refuse(meeting, pauses.clock());
      return activity.type === "invoke"
        ? { status: 200, body: message(say("notServed", languageOf(meeting))) }
        : undefined;
    }
    switch (parsed.kind) {
      case "did":
        await passOn(passing, meeting, parsed);
        return undefined;
      case "signIn":
        if (parsed.code !== undefined)
          await passOn(passing, meeting, { ...parsed, content: { kind: "signIn", code: parsed.code } });
        return { status: 200, body: {} };
      case "pressed":
        return answerPress(options, deps, meeting, parsed);
      case "voted":
        return inOrder(meeting.to.user, () => answerVote(options, deps, meeting, parsed));
    }
  }
}

interface PassingDeps extends Pick<RouteDeps, "connector" | "receive"> {
  readonly audience: Audience;
  /** Keeps a person's actions in the order in which they arrived. */
  readonly inOrder: Lane;
}

type Did = Pick<Extract<ParsedActivity, { kind: "did" }>, "eventId" | "sameAs" | "content">;

/** Passes on what a person did, in the order in which it arrived. */
async function passOn(deps: PassingDeps, meeting: Meeting, did: Did): Promise<void> {
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

/** Why an activity is not accepted; undefined when it is. */
function whyNot({ registration }: TeamsChannelOptions, activity: Activity): string | undefined {
  const { serviceUrl, from, recipient, conversation } = activity;
  const trusted = registration ? isMicrosofts : isLoopback;
  if (!serviceUrl || !trusted(serviceUrl)) return "service address";
  if (registration && tenantOf(activity)?.toLowerCase() !== registration.tenantId) return "tenant";
  return from?.id && recipient?.id && conversation?.id ? undefined : "nobody named";
}

/**
 * HAZARD: SDKs use the addresses in an activity as text before the caller is authenticated. If they are not text, the SDK throws,
 * and we would answer as if the failure were ours.
 */
const envelope = z.looseObject({
  type: z.string(),
  serviceUrl: z.string().nullish(),
  channelId: z.string().nullish(),
});

const isActivity = (body: unknown): body is RawActivity => envelope.safeParse(body).success;
