import { LRUCache } from "lru-cache";
import { parseMessage, messageSchema, type MessageEvent } from "../parse";
import { readWords } from "../read";
import { takeIn } from "./incoming";
import type { SlackDeps } from "../deps";
import type { Direct } from "./direct";

/**
 * The threads in which people were told where to find the answer. They are told once per thread, as far as this process
 * remembers.
 */
const remembered = { max: 2_000 };

/** Handles messages written to the app in private. In channels, the app reacts to mentions only. */
export function takingMessages(deps: SlackDeps): Direct["message"] {
  const told = new LRUCache<string, true>(remembered);
  return async (message, { teamId: team, botUserId }) => {
    const event = messageSchema.safeParse(message).data;
    if (!event || team === undefined) return;
    const words = await readWords(deps.profiles, team, event.message ?? event, botUserId);
    const parsed = parseMessage(team, event, words);
    if (!parsed || parsed.user === botUserId) return;
    const { user, eventId, content, ts } = parsed;
    deps.dms.keep({ team, user }, event.channel);
    deps.agentView.note({ team, user }, event.ts);
    await takeIn(deps, { v: 1, team, user, channel: event.channel }, eventId, content, ts);
    if (content.kind !== "edit") leadBelow(team, user, event);
  };

  /** Says in a thread that the answer is in the conversation itself, because a person reading the thread does not see it. */
  function leadBelow(team: string, user: string, { channel, ts, thread_ts, subtype }: MessageEvent): void {
    if (!thread_ts || thread_ts === ts || subtype === "thread_broadcast") return;
    const thread = `${team}:${channel}:${thread_ts}`;
    if (told.has(thread)) return;
    told.set(thread, true);
    const { api, options, profiles, tasks } = deps;
    tasks.run("a word in a thread", async () => {
      const text = options.say("answeredBelow", await profiles.languageOf({ team, user }));
      await api.call(team, "chat.postMessage", { channel, thread_ts, text, mrkdwn: false });
    });
  }
}
