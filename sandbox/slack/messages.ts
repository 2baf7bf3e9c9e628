import type { Delivery } from "./delivery";
import { eventEnvelope, type Event } from "./events";
import { messageShape } from "./shapes";
import type { Block, Channel, Message } from "./state";
import type { Watchers } from "./watchers";
import type { World } from "./world";

export interface Draft {
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly files?: readonly string[];
  readonly threadTs?: string | undefined;
  readonly ephemeralTo?: string;
  readonly metadata?: unknown;
}

/** Creates, changes and removes messages, whoever does it, and produces the events that Slack sends to the app about them. */
export interface Messages {
  /** Adds a message to a conversation; the caller must deliver the events. */
  add(channel: Channel, draft: Draft): { readonly message: Message; readonly events: readonly Body[] };
  change(channel: Channel, message: Message, to: Change): readonly Body[];
  remove(channel: Channel, message: Message): readonly Body[];
  /** Delivers events about the app's own actions, for which nobody waits. */
  tell(events: readonly Body[]): void;
}

type Body = Readonly<Record<string, unknown>>;

export interface Change {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly metadata?: unknown;
}

/** The number of messages kept per conversation; the oldest are dropped. */
const messagesKept = 2_000;

export function createMessages(world: World, delivery: Delivery, watchers: Watchers): Messages {
  const heard = (channel: Channel, event: Event): Body[] => {
    const it = eventEnvelope(world, channel.team, event, channel);
    return it ? [it] : [];
  };
  const where = (channel: Channel, ts: string) => ({ channel: channel.id, channel_type: channel.type, event_ts: ts });

  return {
    add(channel, draft) {
      const { user, text, blocks, files = [], threadTs, ephemeralTo, metadata } = draft;
      const message: Message = {
        ts: world.ts(),
        user,
        text,
        files: [...files],
        ...(blocks && { blocks: blocks.map(named(world)) }),
        ...(threadTs !== undefined && { threadTs }),
        ...(ephemeralTo !== undefined && { ephemeralTo }),
        ...(metadata !== undefined && { metadata }),
      };
      channel.messages.push(message);
      if (channel.messages.length > messagesKept) channel.messages.shift();
      for (const id of files) world.file(id)?.shares.push({ channel: channel.id, ts: message.ts });
      world.changed();
      watchers.tell({ kind: "posted", channel, message });
      // The app gets no event about a message that only one person sees.
      if (ephemeralTo !== undefined) return { message, events: [] };
      const shape = { type: "message", ...messageShape(world, channel, message), ...where(channel, message.ts) };
      const events = heard(channel, shape);
      const botUser = world.botOf(channel.team)?.user;
      const isMention = botUser !== undefined && user !== botUser && text.includes(`<@${botUser}>`);
      if (isMention && channel.type !== "im") {
        const mention = { ...shape, type: "app_mention" };
        Reflect.deleteProperty(mention, "channel_type");
        events.push(...heard(channel, mention));
      }
      return { message, events };
    },
    change(channel, message, { text, blocks, metadata }) {
      const before = messageShape(world, channel, message);
      const ts = world.ts();
      message.text = text;
      message.editedTs = ts;
      if (blocks) {
        if (blocks.length > 0) message.blocks = blocks.map(named(world));
        else delete message.blocks;
      }
      if (metadata !== undefined) message.metadata = metadata;
      world.changed();
      watchers.tell({ kind: "changed", channel, message });
      if (message.ephemeralTo !== undefined) return [];
      return heard(channel, {
        type: "message",
        subtype: "message_changed",
        message: messageShape(world, channel, message),
        previous_message: before,
        hidden: true,
        ts,
        ...where(channel, ts),
      });
    },
    remove(channel, message) {
      const before = messageShape(world, channel, message);
      const at = channel.messages.indexOf(message);
      if (at >= 0) channel.messages.splice(at, 1);
      world.changed();
      watchers.tell({ kind: "removed", channel, message });
      if (message.ephemeralTo !== undefined) return [];
      const ts = world.ts();
      return heard(channel, {
        type: "message",
        subtype: "message_deleted",
        previous_message: before,
        deleted_ts: message.ts,
        hidden: true,
        ts,
        ...where(channel, ts),
      });
    },
    tell: (events) => {
      for (const event of events) delivery.later(event);
    },
  };
}

/** Slack gives an id to blocks and elements that the app has not named. */
export const named =
  (world: World) =>
  (block: Block): Record<string, unknown> => {
    const name = (it: unknown): unknown =>
      typeof it === "object" &&
      it !== null &&
      "type" in it &&
      !["image", "mrkdwn", "plain_text"].includes(String(it.type))
        ? { action_id: world.secret(3), ...it }
        : it;
    const { elements, accessory, element } = block;
    return {
      block_id: world.secret(3),
      ...block,
      ...(block["type"] === "actions" && Array.isArray(elements) && { elements: elements.map(name) }),
      ...(accessory !== undefined && { accessory: name(accessory) }),
      ...(element !== undefined && { element: name(element) }),
    };
  };
