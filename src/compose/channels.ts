import type { Channel } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";

/** The channels of this process; each is added before the app starts. */
export interface Channels {
  add(channel: Channel): void;
  /** The channel of a chat, by the prefix of the chat's id; undefined when that channel does not run here. */
  running(chatId: ChatId): Channel | undefined;
  /**
   * The channel of a chat.
   *
   * @throws when that channel does not run here; a job that fails so is tried again
   */
  of(chatId: ChatId): Channel;
}

/** @param onFailure called with the name of a channel that could not send a message, or change one */
export function createChannels(onFailure: (channel: string) => void): Channels {
  const byName = new Map<string, Channel>();
  const running = (chatId: ChatId): Channel | undefined => byName.get(chatId.slice(0, chatId.indexOf(":")));

  return {
    add: (channel) => void byName.set(channel.name, watched(channel, onFailure)),
    running,
    of(chatId) {
      const channel = running(chatId);
      if (!channel) throw new Error("a person of a channel that is not running");
      return channel;
    },
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
