import type { Incoming } from "../../conversation/ports";
import { activitySchema, tenantOf, type Activity } from "./activity";
import type { HttpAnswer, Invoked, RawActivity } from "./edge";
import { parseActivity, type ParsedActivity } from "./parse";
import { invite } from "./invite";
import { incomingOf, meetingIn, message, type Meeting } from "./meeting";
import { answerPress } from "./press";
import type { RouteParts } from "./parts";
import type { TeamsChannelOptions } from "./options";
import { isLoopback, isMicrosofts } from "./trust";

/**
 * Creates the handler for requests from the Teams service. It authenticates and parses a request, and answers once
 * everything is committed.
 */
export function createIntake(options: TeamsChannelOptions, parts: RouteParts) {
  const { edge, log, pauses, registration } = options;

  return async (authorization: string | undefined, body: unknown): Promise<HttpAnswer> => {
    if (!isActivity(body)) return refuse({ status: 400, refused: "no activity" });
    let refusal: HttpAnswer | undefined;
    const answer = await edge.verified(authorization, body, async () => {
      const activity = activitySchema.safeParse(body).data;
      const why = activity ? whyNot(activity) : "fields of other types";
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

  function whyNot(activity: Activity): string | undefined {
    const { serviceUrl, from, recipient, conversation } = activity;
    const trusted = registration ? isMicrosofts : isLoopback;
    if (!serviceUrl || !trusted(serviceUrl)) return "service address";
    if (registration && tenantOf(activity)?.toLowerCase() !== registration.tenantId) return "tenant";
    return from?.id && recipient?.id && conversation?.id ? undefined : "nobody named";
  }

  async function take(activity: Activity): Promise<Invoked | undefined> {
    const meeting = meetingIn(activity);
    if (activity.conversation?.conversationType !== "personal") {
      if (activity.type === "message") await invite(options, parts.connector, meeting, pauses.clock());
      if (activity.type !== "invoke") return undefined;
      return activity.name === "adaptiveCard/action" ? { status: 200, body: message("—") } : { status: 501 };
    }
    const heard = parseActivity(activity, pauses.clock());
    switch (heard.kind) {
      case "did":
        await parts.receive(await incoming(meeting, heard));
        return undefined;
      case "signIn":
        if (heard.code !== undefined)
          await parts.receive(await incoming(meeting, { ...heard, content: { kind: "signIn", code: heard.code } }));
        return { status: 200, body: {} };
      case "pressed":
        return answerPress(options, parts, meeting, heard);
      case "unasked":
        return { status: 501 };
      case "nothing":
        return undefined;
    }
  }

  /** The activity of an installation contains only the person's id, so the name is requested. It is also used to guess the language. */
  async function incoming(
    meeting: Meeting,
    { eventId, sameAs, content }: Pick<Extract<ParsedActivity, { kind: "did" }>, "eventId" | "sameAs" | "content">,
  ): Promise<Incoming> {
    const { serviceUrl, conversation, user } = meeting.to;
    const unnamed = meeting.name === undefined && content.kind === "hello";
    const name = unnamed
      ? await parts.connector.memberName(serviceUrl, conversation, user).catch(() => undefined)
      : meeting.name;
    return { ...incomingOf({ ...meeting, name }, eventId, content), ...(sameAs && { sameAs }) };
  }
}

function isActivity(body: unknown): body is RawActivity {
  return typeof body === "object" && body !== null && "type" in body && typeof body.type === "string";
}
