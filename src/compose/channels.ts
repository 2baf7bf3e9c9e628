import type { Channel } from "../conversation/ports";
import { channelIn, type ChatId } from "../foundation/ids";

/** The channels that run in this process. */
export interface Channels {
  /** The channel of a chat, by the prefix of the chat's id; undefined when that channel does not run here. */
  readonly running: (chatId: ChatId) => Channel | undefined;
  /**
   * The channel of a chat.
   *
   * @throws when that channel does not run here; a job that fails for this reason is retried
   */
  readonly of: (chatId: ChatId) => Channel;
  /** Looks a channel up by its name. */
  readonly named: (name: string) => Channel | undefined;
  /** The display name of a chat's channel, even if that channel was switched off after the chat was linked. */
  readonly titleOf: (chatId: ChatId) => string;
}

/** @param onFailure called with the name of a channel that could not send or change a message */
export function runningChannels(all: readonly Channel[], onFailure: (channel: string) => void): Channels {
  const byName = new Map(all.map((it) => [it.name, watched(it, onFailure)]));
  const running = (chatId: ChatId): Channel | undefined => byName.get(channelIn(chatId));

  return {
    running,
    named: (name) => byName.get(name),
    of(chatId) {
      const channel = running(chatId);
      if (!channel) throw new Error("a person of a channel that is not running");
      return channel;
    },
    titleOf: (chatId) => running(chatId)?.title ?? channelIn(chatId),
  };
}

function watched(channel: Channel, onFailure: (channel: string) => void): Channel {
  const noted = (cause: unknown): never => {
    onFailure(channel.name);
    throw cause;
  };
  return {
    ...channel,
    send: (...message) => channel.send(...message).catch(noted),
    update: (...message) => channel.update(...message).catch(noted),
  };
}
