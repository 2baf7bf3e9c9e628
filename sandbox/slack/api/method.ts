import type { SlackEmulation } from "../emulation";
import type { Bot, Channel } from "../state";

export type Args = Readonly<Record<string, unknown>>;

/** A refusal in Slack's manner, thrown by a method and answered with status 200. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Who calls: the app in a workspace, by its bot token. */
export interface Caller {
  readonly team: string;
  readonly bot: Bot;
}

export interface Call extends Caller {
  readonly args: Args;
  readonly deps: SlackEmulation;
}

export interface Method {
  /** What the token must be allowed: one of these, or nothing. A method about a conversation asks again, by its kind. */
  readonly scopes?: readonly string[];
  call(it: Call): Readonly<Record<string, unknown>>;
}

/** A text argument. */
export function textArg(args: Args, key: string): string | undefined {
  const it = args[key];
  return typeof it === "string" && it !== "" ? it : undefined;
}

/** @throws {Refusal} in the way Slack refuses a call that lacks it */
export function required(args: Args, key: string, code = "invalid_arguments"): string {
  const it = textArg(args, key);
  if (it !== undefined) return it;
  throw new Refusal(code, { response_metadata: { messages: [`[ERROR] missing required field: ${key}`] } });
}

export const flag = (args: Args, key: string): boolean => [true, "true", "1", 1].includes(args[key] as boolean);

/** An argument that is JSON, whichever way it came. */
export function jsonArg(args: Args, key: string, code = "invalid_arguments"): unknown {
  const it = args[key];
  if (typeof it !== "string") return it;
  try {
    return JSON.parse(it);
  } catch {
    throw new Refusal(code, { response_metadata: { messages: [`[ERROR] ${key} is not JSON`] } });
  }
}

/** @throws {Refusal} `missing_scope`, when the token may do none of these */
export function needScope(bot: Bot, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((it) => bot.scopes.includes(it))) return;
  throw new Refusal("missing_scope", { needed: scopes.join(","), provided: bot.scopes.join(",") });
}

const kinds = { channel: "channels", group: "groups", im: "im" } as const;

/**
 * A conversation the app can see: of its own workspace, and open or its own.
 *
 * @throws {Refusal} `channel_not_found`, or `missing_scope` for its kind when `right` is told
 */
export function visible({ team, bot, deps }: Call, id: string, right?: "read" | "history"): Channel {
  const channel = deps.world.findChannel(id);
  if (channel?.team !== team) throw new Refusal("channel_not_found");
  if (channel.type !== "channel" && !channel.members.includes(bot.user)) throw new Refusal("channel_not_found");
  if (right) needScope(bot, [`${kinds[channel.type]}:${right}`]);
  return channel;
}

/**
 * Where the app may write.
 *
 * @throws {Refusal} when it may not
 */
export function writable(call: Call, id: string): Channel {
  const { world } = call.deps;
  const person = world.findPerson(id);
  if (person && person.team !== call.team) throw new Refusal("channel_not_found");
  if (person?.isBot === true) throw new Refusal("cannot_dm_bot");
  const channel = person ? world.dm(person.id) : visible(call, id);
  if (channel.closed !== null) throw new Refusal(channel.closed);
  if (!channel.members.includes(call.bot.user)) throw new Refusal("not_in_channel");
  return channel;
}

/** A page of a list: https://docs.slack.dev/apis/web-api/pagination */
export function pageOf<T>(all: readonly T[], args: Args, usual = 100): { readonly page: T[]; readonly next: string } {
  const cursor = textArg(args, "cursor");
  const at = cursor === undefined ? "0" : /^at:(\d+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1];
  if (at === undefined) throw new Refusal("invalid_cursor");
  const start = Number(at);
  const limit = Math.min(1000, Number(args["limit"] ?? usual) || usual);
  const end = start + limit;
  return { page: all.slice(start, end), next: end < all.length ? Buffer.from(`at:${end}`).toString("base64") : "" };
}
