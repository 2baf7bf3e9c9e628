import { moment, type Lang } from "../../../../dialogs/kit/text";
import type { Namesake, Namesakes } from "../../../helpdesk/finding";
import { context, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { channelTitle } from "../../../helpdesk/chatTitle";
import { names, type Say } from "./deps";
import { button } from "./ticketCard";

/** Renders the people who have the name that was looked up, for staff to choose one. Their surnames are not told. */
export function namesakeBlocks({ namesakes, others }: Namesakes, name: string, say: Say, lang: Lang): Block[] {
  return [
    { type: "header", text: plain(cut(name, limits.header)) },
    section(say("lookup.namesakes", lang)),
    ...namesakes.map((it): Block => ({
      ...section(line(it, say, lang)),
      accessory: button(say("button.lookChat", lang), names.lookChat, it.chatId),
    })),
    ...(others > 0 ? [context(say("lookup.namesakesMore", lang, { count: others }))] : []),
  ];
}

function line({ channel, lastSeenAt, album }: Namesake, say: Say, lang: Lang): string {
  const chat = channelTitle(channel, say, lang);
  const seen = say("lookup.chat", lang, { chat, at: moment(new Date(lastSeenAt).toISOString()) });
  return album === null ? seen : `${say("lookup.heading", lang, { album })} · ${seen}`;
}
