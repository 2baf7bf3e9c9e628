import { type ChatId, chatIdSchema } from "../../foundation/ids";
import type { FastifyPluginAsync } from "fastify";
import type { Channel, Receive } from "../../conversation/ports";
import { Conversations } from "./deliver";
import { createRoutes } from "./receive";
import type { WebChannelOptions } from "./options";
import { WebPictures } from "./pictures";
import { chatIdOfCookies } from "./session";

export interface WebChannel extends Channel {
  /** The page and its endpoints. Register the plugin under the path where the page should be. */
  plugin(receive: Receive): FastifyPluginAsync;
}

/**
 * The chat page for trying Legitka on one's own machine. It authenticates nobody and only recognises the same browser, so it
 * serves requests from this machine only and must be registered in sandbox mode only.
 */
export function createWebChannel(options: WebChannelOptions): WebChannel {
  const conversations = new Conversations(options);
  const pictures = new WebPictures(options);
  return {
    name: "web",
    title: `${options.name ?? "Legitka"} (web)`,
    replacesById: true,
    unaskedPerSecond: 100,
    send: (address, message) => conversations.send(chatIdOf(address), message),
    update: (address, ref, message) => conversations.update(chatIdOf(address), String(ref.id), message),
    typing: async (address) => {
      await Promise.resolve();
      conversations.typing(chatIdOf(address));
    },
    fetchPicture: (address, ref) => pictures.fetch(chatIdOf(address), ref),
    keepsMessages: true,
    isTheirBrowser: (cookies, address) => chatIdOfCookies(cookies) === chatIdOf(address),
    forget: async (address) => {
      await pictures.forget(chatIdOf(address));
      await conversations.forget(chatIdOf(address));
    },
    plugin: (receive) => createRoutes(options, { conversations, pictures }, receive),
  };
}

function chatIdOf({ person }: Readonly<Record<string, unknown>>): ChatId {
  if (typeof person !== "string" || !person.startsWith("web:"))
    throw new TypeError("Not an address of the web channel");
  return chatIdSchema.parse(person);
}
