import type { SlackControl, SlackMessage } from "../../../sandbox";
import type { Chat } from "../chat";
import { wordsOf } from "./recordSlack";

/** The direct conversation between a person and the app. */
export function slackChat(slack: SlackControl, user: string): Chat {
  const id = slack.dm(user);
  return {
    id,
    screen: () =>
      slack
        .screen(id, user)
        .filter((it) => it.user !== user)
        .map((it) => ({
          ts: it.ts,
          text: wordsOf(it),
          buttons: elements(it).flatMap(({ type, text }) => (type === "button" ? [labelOf(text)] : [])),
          urls: elements(it).flatMap(({ url }) => (typeof url === "string" ? [url] : [])),
          hasPicture: it.files !== undefined,
        })),
    says: async (text) => (await slack.says(user, id, text)).status,
    presses: async ({ ts }, label) => (await slack.presses(user, { channel: id, ts }, label)).status,
  };
}

type Json = Readonly<Record<string, unknown>>;

const elements = ({ blocks = [] }: SlackMessage): Json[] =>
  (blocks as readonly Json[]).flatMap((it) => (Array.isArray(it["elements"]) ? (it["elements"] as Json[]) : []));

const labelOf = (text: unknown): string =>
  typeof text === "object" && text !== null && "text" in text ? String(text.text) : "";
