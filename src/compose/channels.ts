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

export function createChannels(): Channels {
  const byName = new Map<string, Channel>();
  const running = (chatId: ChatId): Channel | undefined => byName.get(chatId.slice(0, chatId.indexOf(":")));

  return {
    add: (channel) => void byName.set(channel.name, channel),
    running,
    of(chatId) {
      const channel = running(chatId);
      if (!channel) throw new Error("a person of a channel that is not running");
      return channel;
    },
  };
}
