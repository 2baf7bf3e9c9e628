import type { SlackEmulation } from "../emulation";
import type { Bot, Channel } from "../state";

export type Args = Readonly<Record<string, unknown>>;

/** A refusal as in Slack: a method throws it, and it is answered with status 200. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** The caller: the app in a workspace, identified by its bot token. */
export interface Caller {
  readonly team: string;
  readonly bot: Bot;
}

export interface Call extends Caller {
  readonly args: Args;
  readonly deps: SlackEmulation;
}

export interface Method {
  /**
   * The scopes of which the token needs one; none if missing. A method about a conversation also checks the scope for the
   * conversation's kind.
   */
  readonly scopes?: readonly string[];
  call(it: Call): Readonly<Record<string, unknown>>;
}

/** A text argument. */
export function textArg(args: Args, key: string): string | undefined {
  const it = args[key];
  return typeof it === "string" && it !== "" ? it : undefined;
}

/** @throws {Refusal} as Slack does when the argument is missing */
export function required(args: Args, key: string, code = "invalid_arguments"): string {
  const it = textArg(args, key);
  if (it !== undefined) return it;
  throw new Refusal(code, { response_metadata: { messages: [`[ERROR] missing required field: ${key}`] } });
}

export const flag = (args: Args, key: string): boolean => [true, "true", "1", 1].includes(args[key] as boolean);

/** An argument that is JSON, either parsed or as text. */
export function jsonArg(args: Args, key: string, code = "invalid_arguments"): unknown {
  const it = args[key];
  if (typeof it !== "string") return it;
  try {
    return JSON.parse(it);
  } catch {
    throw new Refusal(code, { response_metadata: { messages: [`[ERROR] ${key} is not JSON`] } });
  }
}

/** @throws {Refusal} `missing_scope`, if the token has none of these */
export function needScope(bot: Bot, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((it) => bot.scopes.includes(it))) return;
  throw new Refusal("missing_scope", { needed: scopes.join(","), provided: bot.scopes.join(",") });
}

const kinds = { channel: "channels", group: "groups", im: "im" } as const;

/**
 * A conversation that the app can see: it is in the app's workspace, and it is public or the app is in it.
 *
 * @throws {Refusal} `channel_not_found`, or `missing_scope` for its kind if `right` is given
 */
export function visible({ team, bot, deps }: Call, id: string, right?: "read" | "history"): Channel {
  const channel = deps.world.findChannel(id);
  if (channel?.team !== team) throw new Refusal("channel_not_found");
  if (channel.type !== "channel" && !channel.members.includes(bot.user)) throw new Refusal("channel_not_found");
  if (right) needScope(bot, [`${kinds[channel.type]}:${right}`]);
  return channel;
}

/**
 * A conversation that the app may write to.
 *
 * @throws {Refusal} if it may not
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
