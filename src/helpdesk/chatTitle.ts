import type { Lang } from "../../dialogs/kit/text";
import { channelIn, type ChatId } from "../foundation/ids";
import type { Say } from "./say";

const titles: Readonly<Record<string, string>> = { teams: "Teams", slack: "Slack" };

/** The display name of a kind of chat (`teams`, `slack`, `web`). */
export const channelTitle = (channel: string, say: Say, lang: Lang): string => titles[channel] ?? say("chat.web", lang);

/** The display name of the chat system that a chat is in. */
export const chatTitle = (chatId: ChatId, say: Say, lang: Lang): string => channelTitle(channelIn(chatId), say, lang);
