import type { Lang } from "../../../../dialogs/kit/text";
import { section } from "../blocks";
import { cut, limits } from "../limits";
import type { Who } from "./members";
import { names, type ListenerDeps } from "./deps";
import { button } from "./ticketCard";

/** A message in a thread of the helpdesk's channel. */
export type MessageAt = Readonly<Record<"channel" | "thread" | "ts", string>>;

/**
 * Asks the author of a message which part of it the student should read; only the author sees the question. The buttons identify
 * the message and do not contain its text, so corrections that the author makes meanwhile count.
 */
export function askAbout(
  { slack: { api, tasks }, say, log }: ListenerDeps,
  { team, user }: Who,
  { channel, thread, ts }: MessageAt,
  words: string,
  lang: Lang,
): void {
  const text = say("doubt.ask", lang);
  const value = `${thread}:${ts}`;
  const blocks = [
    section(text),
    section(cut(words, limits.sectionText)),
    {
      type: "actions",
      elements: [
        button(say("doubt.send", lang), `${names.doubt}send`, value, { style: "primary" }),
        button(say("doubt.keep", lang), `${names.doubt}keep`, value),
      ],
    },
  ];
  tasks.run("a question to staff", async () => {
    const asked = await api.call(team, "chat.postEphemeral", { channel, user, thread_ts: thread, text, blocks });
    if (!asked.ok) log.warn({ code: asked.code }, "slack: staff could not be asked what a student is to read");
  });
}
