import { checkMessage, textLimit } from "../blocks/checkMessage";
import { messageShape } from "../shapes";
import type { Block, Channel, Message } from "../state";
import { type Args, type Call, jsonArg, type Method, Refusal, required, textArg, visible, writable } from "./method";

const write = ["chat:write"];

interface Content {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: unknown;
}

/** @throws {Refusal} when an image refers to a file that does not exist */
function needFiles({ deps, team }: Call, blocks: readonly Block[] = []): void {
  for (const [, id = ""] of JSON.stringify(blocks).matchAll(/"slack_file":\{"id":"([^"]*)"/gu)) {
    const file = deps.world.file(id);
    if (file?.team === team && file.content !== null) continue;
    const messages = [`[ERROR] invalid slack file [json-pointer:/blocks] ${id}`];
    throw new Refusal("invalid_blocks", { response_metadata: { messages } });
  }
}

/** Reads the content of a message. @throws {Refusal} when Slack would not accept it */
export function contentOf(args: Args, { optional = false, longest = textLimit } = {}): Content {
  const text = textArg(args, "text") ?? "";
  const given = jsonArg(args, "blocks", "invalid_blocks_format");
  const blocks = given === undefined || given === null || given === "" ? undefined : (given as readonly Block[]);
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal("invalid_blocks_format");
  if (text === "" && (blocks?.length ?? 0) === 0 && !optional) throw new Refusal("no_text");
  if (text.length > longest) throw new Refusal("msg_too_long");
  const wrong = checkMessage({ text, blocks });
  if (wrong.length > 0) throw new Refusal("invalid_blocks", { response_metadata: { messages: wrong } });
  const metadata = jsonArg(args, "metadata", "invalid_metadata_format");
  if (metadata !== undefined && !isMetadata(metadata)) throw new Refusal("invalid_metadata_format");
  return { text, ...(blocks && { blocks }), ...(metadata !== undefined && { metadata }) };
}

const isMetadata = (it: unknown): boolean =>
  typeof it === "object" && it !== null && "event_type" in it && "event_payload" in it;

function threadOf(args: Args): string | undefined {
  const ts = textArg(args, "thread_ts");
  if (ts !== undefined && !/^\d{9,11}\.\d{6}$/.test(ts)) throw new Refusal("invalid_thread_ts");
  return ts;
}

/** Finds a message that the app itself wrote. */
function own(call: Call, refused: string): { channel: Channel; message: Message } {
  const { args, bot, deps } = call;
  const channel = visible(call, required(args, "channel", "channel_not_found"));
  const message = deps.world.findMessage(channel, required(args, "ts", "message_not_found"));
  if (!message || message.ephemeralTo !== undefined) throw new Refusal("message_not_found");
  if (message.user !== bot.user) throw new Refusal(refused);
  return { channel, message };
}

/** Allows at most one message a second to a conversation, measured by the sandbox's clock. */
function pace({ deps, bot }: Call, channel: Channel): void {
  if (deps.world.options.enforceRate !== true) return;
  const last = channel.messages.findLast(({ user }) => user === bot.user);
  if (last && deps.world.now() - Number(last.ts) * 1000 < 1_000) throw new Refusal("ratelimited");
}

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": {
    scopes: write,
    call(it) {
      const { args, deps, bot } = it;
      const channel = writable(it, required(args, "channel", "channel_not_found"));
      pace(it, channel);
      const content = contentOf(args);
      needFiles(it, content.blocks);
      const draft = { user: bot.user, ...content, threadTs: threadOf(args) };
      const { message, events } = deps.messages.add(channel, draft);
      deps.agents.answered(channel.id, draft.threadTs);
      deps.messages.tell(events);
      return { channel: channel.id, ts: message.ts, message: messageShape(deps.world, channel, message) };
    },
  },
  "chat.postEphemeral": {
    scopes: write,
    call(it) {
      const { args, deps, bot } = it;
      const channel = writable(it, required(args, "channel", "channel_not_found"));
      const user = required(args, "user", "user_not_in_channel");
      if (!channel.members.includes(user)) throw new Refusal("user_not_in_channel");
      const draft = { user: bot.user, ...contentOf(args), threadTs: threadOf(args), ephemeralTo: user };
      return { message_ts: deps.messages.add(channel, draft).message.ts };
    },
  },
  "chat.update": {
    scopes: write,
    call(it) {
      const { channel, message } = own(it, "cant_update_message");
      if (channel.closed !== null) throw new Refusal(channel.closed);
      const content = contentOf(it.args, { longest: 4_000 });
      needFiles(it, content.blocks);
      // A text alone replaces the blocks.
      const to = { ...content, blocks: content.blocks ?? [] };
      it.deps.messages.tell(it.deps.messages.change(channel, message, to));
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageShape(it.deps.world, channel, message),
      };
    },
  },
  "chat.delete": {
    scopes: write,
    call(it) {
      const { channel, message } = own(it, "cant_delete_message");
      it.deps.messages.tell(it.deps.messages.remove(channel, message));
      return { channel: channel.id, ts: message.ts };
    },
  },
  "chat.getPermalink": {
    call(it) {
      const { args, deps, team } = it;
      const channel = visible(it, required(args, "channel", "channel_not_found"));
      const ts = required(args, "message_ts", "message_not_found");
      if (!deps.world.findMessage(channel, ts)) throw new Refusal("message_not_found");
      const { domain } = deps.world.workspace(team);
      const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`;
      return { channel: channel.id, permalink };
    },
  },
};
