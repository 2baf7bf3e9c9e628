import { z } from "zod";
import { createLanes } from "../../foundation/lanes";
import { activitySchema, tenantOf, type Activity } from "./activity";
import { createAudience } from "./audience";
import type { HttpAnswer, Invoked, RawActivity } from "./edge";
import { parseActivity } from "./parse";
import { invite } from "./invite";
import { failure, languageOf, meetingIn, message } from "./meeting";
import { answerPress } from "./press";
import type { RouteDeps } from "./deps";
import { passOn } from "./passOn";
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
      if (activity.type === "message") await invite(options, deps.connector, meeting, pauses.clock());
      if (activity.type !== "invoke") return undefined;
      return activity.name === "adaptiveCard/action" ? { status: 200, body: message("—") } : { status: 501 };
    }
    const heard = parseActivity(activity, pauses.clock());
    if (heard.kind === "nothing") return undefined;
    if (heard.kind === "unasked") return { status: 501 };
    if (heard.kind === "malformed") {
      log.warn("teams: a press was refused, because it is not of the form that our cards have");
      return { status: 200, body: failure(400, "BadRequest", say("tryAgain", languageOf(meeting))) };
    }
    // After the bot was removed from a chat, Teams no longer names the chat's members.
    const isGone = heard.kind === "did" && heard.content.kind === "gone";
    const isServed = isGone || (await inOrder(meeting.to.user, () => audience.serves(meeting)));
    if (!isServed) {
      await audience.refuse(meeting, pauses.clock());
      return activity.type === "invoke"
        ? { status: 200, body: message(say("notServed", languageOf(meeting))) }
        : undefined;
    }
    switch (heard.kind) {
      case "did":
        await passOn(passing, meeting, heard);
        return undefined;
      case "signIn":
        if (heard.code !== undefined)
          await passOn(passing, meeting, { ...heard, content: { kind: "signIn", code: heard.code } });
        return { status: 200, body: {} };
      case "pressed":
        return answerPress(options, deps, meeting, heard);
      case "voted":
        return inOrder(meeting.to.user, () => answerVote(options, deps, meeting, heard));
    }
  }
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
