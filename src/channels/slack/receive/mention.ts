import { z } from "zod";
import { noticeElsewhere } from "../elsewhere";
import type { SlackDeps } from "../deps";

const mention = z.object({ user: z.string(), channel: z.string(), thread_ts: z.string().exactOptional() });
const withApp = z.object({ api_app_id: z.string() });

/** Answers mentions in places where others can read along. Only the author sees the answer, which links to the private conversation. */
export function listenToMentions({ app, api, audience, profiles, tasks, options }: SlackDeps): void {
  app.event("app_mention", ({ event, body, context }) => {
    const it = mention.safeParse(event).data;
    const { teamId: team } = context;
    if (!it || team === undefined || it.user === context.botUserId) return Promise.resolve();
    const { user, channel, thread_ts } = it;
    // Nobody has to wait for this message, and it may be lost when the process ends.
    tasks.run("an answer to a mention", async () => {
      const thread = thread_ts === undefined ? {} : { thread_ts };
      const at = { channel, user, ...thread };
      if (!(await audience.serves({ team, user }))) {
        await api.call(team, "chat.postEphemeral", {
          ...at,
          text: await audience.words({ team, user }),
          mrkdwn: false,
        });
        return;
      }
      const lang = await profiles.languageOf({ team, user });
      const word = noticeElsewhere(options, "onlyPrivate", lang, {
        team,
        app: withApp.safeParse(body).data?.api_app_id,
      });
      const called = await api.call(team, "chat.postEphemeral", { ...at, ...word });
      if (!called.ok) options.log.info({ code: called.code }, "slack: a mention could not be answered");
    });
    return Promise.resolve();
  });
}
