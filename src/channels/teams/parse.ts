import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Cast, Content, Edit, Incoming } from "../../conversation/ports";
import type { Submitted } from "../adaptiveCard";
import { contentOf } from "../contentOf";
import { attachmentOf, type Activity } from "./activity";
import { picturesOf } from "./pictures";
import { whyField } from "./voteForm";
import { wordsOf } from "./words";

/** The meaning of an activity. */
export type ParsedActivity =
  | ({ readonly kind: "did"; readonly content: Content | Edit } & Pick<Incoming, "eventId" | "sameAs">)
  /** A pressed button of a card. `execute` is true when Teams waits for the card that replaces the pressed one. */
  | { readonly kind: "pressed"; readonly eventId: string; readonly submitted: Submitted; readonly execute: boolean }
  /** The outcome of a sign-in, handed back by the client. Without a code, the client could not finish it. */
  | { readonly kind: "signIn"; readonly eventId: string; readonly code: string | undefined }
  /** A press on 👍 or 👎 below a message of ours. `asksForForm` is true when Teams waits for the form that asks why. */
  | {
      readonly kind: "voted";
      readonly eventId: string;
      readonly on: string;
      readonly verdict: Cast["verdict"];
      /** The choice made in the form: a reason, or the wish to write to support. */
      readonly chosen: string | undefined;
      readonly asksForForm: boolean;
    }
  /** A press whose content is not what our cards send. */
  | { readonly kind: "malformed" }
  /** An invoke that this bot does not support. */
  | { readonly kind: "unasked" }
  /** Nothing the bot has to answer: typing, a reaction, a deleted message, an unknown type. */
  | { readonly kind: "nothing" };

const submitted = z.object({
  button: z.string().min(1).max(1000),
  input: z.string().max(8000).exactOptional(),
  card: z.string().max(200).exactOptional(),
});
const execute = z.object({ action: z.object({ data: submitted }) });
const feedback = z.object({
  actionName: z.literal("feedback"),
  actionValue: z.object({
    reaction: z.enum(["like", "dislike"]),
    /** The form's fields, as JSON in a text. */
    feedback: z.unknown().optional(),
  }),
});
const asked = z.union([feedback, z.object({ data: feedback }).transform(({ data }) => data)]);
const filledIn = z.object({ [whyField]: z.string().max(40).exactOptional() });
const state = z.object({ state: z.string().regex(/^\d{6}$/) });

/**
 * Teams reports one installation with several activities within a few seconds. Their event id contains the period of this length
 * in which they arrived; two of them may also arrive just before and just after the end of a period.
 */
const installationMs = 10_000;

/** Any other content of a form of Teams' own, such as free text, is not read. */
function voted({ name, value, replyToId: on }: Activity, eventId: string): ParsedActivity {
  const said = asked.safeParse(value).data?.actionValue;
  if (!said || !on) return { kind: "unasked" };
  const verdict = said.reaction === "like" ? "up" : "down";
  const chosen = filledIn.safeParse(formOf(said.feedback)).data?.[whyField];
  return { kind: "voted", eventId, on, verdict, chosen, asksForForm: name === "message/fetchTask" };
}

function formOf(feedback: unknown): unknown {
  try {
    return typeof feedback === "string" ? JSON.parse(feedback) : feedback;
  } catch {
    return undefined;
  }
}

const nothing: ParsedActivity = { kind: "nothing" };

/**
 * Interprets an activity of a private conversation. An activity without an id gets a random event id, so a repetition of it
 * is not recognised.
 * @param now milliseconds since the epoch
 */
export function parseActivity(activity: Activity, now: number): ParsedActivity {
  const eventId = `teams:${activity.id ?? randomUUID()}`;
  const did = (content: Content | Edit, id = eventId): ParsedActivity => ({ kind: "did", eventId: id, content });
  const period = Math.floor(now / installationMs);
  const helloId = (at: number): string => `teams:hello:${at}`;
  const hello: ParsedActivity = {
    kind: "did",
    eventId: helloId(period),
    sameAs: [helloId(period - 1)],
    content: { kind: "hello" },
  };
  switch (activity.type) {
    case "message":
      return message(activity, eventId);
    case "messageUpdate": {
      if (activity.channelData?.eventType !== "editMessage") return nothing;
      // The event id contains the edit's timestamp and not a digest of its text: event ids are stored, and a digest of a
      // PESEL reveals the PESEL.
      const edit = `${eventId}:${activity.timestamp ?? "edited"}`;
      return did({ kind: "edit", of: eventId, text: wordsOf(activity) }, edit);
    }
    case "installationUpdate":
      if (activity.action === "add") return hello;
      return activity.action === "remove" ? did({ kind: "gone" }) : nothing;
    case "conversationUpdate": {
      const bot = activity.recipient?.id;
      const names = (members: Activity["membersAdded"]): boolean => members?.some((it) => it?.id === bot) ?? false;
      if (names(activity.membersAdded)) return hello;
      return names(activity.membersRemoved) ? did({ kind: "gone" }) : nothing;
    }
    case "invoke":
      return invoke(activity, eventId);
    default:
      return nothing;
  }
}

function message(activity: Activity, eventId: string): ParsedActivity {
  const pressed = submitted.safeParse(activity.value).data;
  if (pressed) return { kind: "pressed", eventId, submitted: pressed, execute: false };
  const text = wordsOf(activity);
  return { kind: "did", eventId, content: contentOf(text, attachmentOf(activity), picturesOf(activity)) };
}

function invoke(activity: Activity, eventId: string): ParsedActivity {
  const { name, value } = activity;
  switch (name) {
    case "message/fetchTask":
    case "message/submitAction":
      return voted(activity, eventId);
    case "adaptiveCard/action": {
      const pressed = execute.safeParse(value).data?.action.data;
      return pressed ? { kind: "pressed", eventId, submitted: pressed, execute: true } : { kind: "malformed" };
    }
    case "signin/verifyState":
      return { kind: "signIn", eventId, code: state.safeParse(value).data?.state };
    case "signin/failure":
      return { kind: "signIn", eventId, code: undefined };
    default:
      return { kind: "unasked" };
  }
}
