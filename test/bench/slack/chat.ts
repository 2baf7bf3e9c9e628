import { createHmac } from "node:crypto";
import type { Chat, Request } from "../load";
import { choiceOf, instead, ways } from "../ways";
import { team } from "./webApi";

export const signingSecret = "a-signing-secret-of-the-bench";

type Json = Readonly<Record<string, unknown>>;

/** A person's action: they type something, or press a button of the last card. */
export type UserAction =
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "press"; readonly ts: string; readonly button: Json };

/**
 * Somebody's direct conversation in Slack: the fields and forms of what Slack sends
 * (https://docs.slack.dev/reference/events/message.im and …/interaction-payloads/block_actions-payload), signed.
 */
export function openChat(app: string, n: number): Chat<UserAction> {
  const user = `U${app}${String(n).padStart(7, "0")}`;
  const channel = `D${app}${String(n).padStart(7, "0")}`;
  let ids = Date.now();
  const stamp = (): string => `${Math.floor(++ids / 1000)}.${String(ids % 1000).padStart(3, "0")}${app.length}00`;
  return {
    id: channel,
    request(action) {
      if (action.kind === "type")
        return signed("application/json", JSON.stringify(typed(user, channel, action.text, stamp())));
      const payload = JSON.stringify(pressed(user, channel, action, `${stamp()}.${user}`));
      return signed("application/x-www-form-urlencoded", new URLSearchParams({ payload }).toString());
    },
  };
}

function typed(user: string, channel: string, text: string, ts: string): Json {
  const elements = [{ type: "rich_text_section", elements: [{ type: "text", text }] }];
  return {
    token: "deprecated",
    team_id: team,
    api_app_id: "A0BENCH0001",
    event: {
      type: "message",
      user,
      ts,
      client_msg_id: `c-${ts}`,
      text,
      team,
      blocks: [{ type: "rich_text", block_id: "r", elements }],
      channel,
      event_ts: ts,
      channel_type: "im",
    },
    type: "event_callback",
    event_id: `Ev${ts}`,
    event_time: Math.floor(Number(ts)),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: "U0BENCHBOT1", is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: "4-eyJldCI6Im1lc3NhZ2UifQ",
  };
}

function pressed(
  user: string,
  channel: string,
  { ts, button }: Extract<UserAction, { kind: "press" }>,
  trigger: string,
): Json {
  return {
    type: "block_actions",
    user: { id: user, username: "student", name: "student", team_id: team },
    api_app_id: "A0BENCH0001",
    token: "deprecated",
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
    trigger_id: trigger,
    team: { id: team, domain: "bench" },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: "directmessage" },
    message: { type: "message", user: "U0BENCHBOT1", bot_id: "B0BENCHBOT1", ts, text: "…", team, blocks: [] },
    state: { values: {} },
    response_url: `https://hooks.slack.com/actions/${team}/1/x`,
    actions: [{ ...button, block_id: "b", type: "button", action_ts: trigger.slice(0, 17) }],
  };
}

function signed(type: string, body: string): Request {
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  return {
    path: "/slack/events",
    headers: { "content-type": type, "x-slack-request-timestamp": at, "x-slack-signature": `v0=${signature}` },
    body,
  };
}

interface Card {
  readonly ts: string;
  readonly blocks: readonly { readonly elements?: readonly Json[] }[];
}

function going(
  people: number,
  action: (wish: string, card: unknown) => UserAction,
): (person: number, card: unknown) => UserAction {
  const all = Array.from({ length: people }, (_, n) => ({ way: ways[n % ways.length]!, at: 0 }));
  return (person, card) => {
    const it = all[person]!;
    const wish = it.way[it.at]!;
    it.at = (it.at + 1) % it.way.length;
    return action(wish, card);
  };
}

/** People who press the choice with this name where their card has it, and type the name otherwise. */
export const pressing = (people: number) =>
  going(people, (wish, card) => {
    const { ts = "", blocks = [] } = (card ?? {}) as Partial<Card>;
    const elements = blocks.flatMap((it) => it.elements ?? []);
    const offered = (choice: string) =>
      elements.find(({ value }) => typeof value === "string" && choiceOf(value) === choice);
    const text = instead(wish, (it) => offered(it) !== undefined);
    const button = offered(text);
    return button ? { kind: "press", ts, button } : { kind: "type", text };
  });

/** People who type everything. */
export const typing = (people: number) => going(people, (text) => ({ kind: "type", text }));
