import { z } from "zod";
import { noticeElsewhere } from "../elsewhere";
import { takeInServed } from "./incoming";
import { plainOf } from "../mrkdwn";
import type { SlackDeps } from "../deps";
import { eventIdOf } from "./interaction";

export const commandName = "/mlegitymacja";
export const shortcutId = "legitka_open";

const command = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string().max(8_000).default(""),
  api_app_id: z.string().exactOptional(),
});

const shortcut = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  api_app_id: z.string().exactOptional(),
});

/**
 * Handles the command and the shortcut with which people reach the assistant from anywhere in Slack. The text after the
 * command is treated as if it had been said in the private conversation, and is answered there. Nobody else sees it.
 */
export function listenToCommands(deps: SlackDeps): void {
  const { app, api, dms, profiles, audience, tasks, options } = deps;

  app.command(commandName, async ({ body, context, ack }) => {
    const it = command.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = dms.addressOf({ team, user: it.user_id });
    if (!(await audience.serves(who))) {
      await ack({ response_type: "ephemeral", text: await audience.words(who) });
      return;
    }
    const text = plainOf(it.text);
    const content = text === "" ? ({ kind: "hello" } as const) : ({ kind: "text", text } as const);
    await takeInServed(deps, who, eventIdOf(team, it.trigger_id), content);
    // When the command was typed in the private conversation itself, the person sees the answer anyway.
    const dm = await dms.of(who);
    if (dm.ok && dm.channel === it.channel_id) {
      await ack();
      return;
    }
    const lang = await profiles.languageOf(who);
    const word = noticeElsewhere(options, "answeredPrivately", lang, { team, app: it.api_app_id });
    await ack({ response_type: "ephemeral", ...word });
  });

  app.shortcut(shortcutId, async ({ body, context, ack }) => {
    const it = shortcut.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = dms.addressOf({ team, user: it.user.id });
    if (!(await audience.serves(who))) {
      audience.refuse(who);
      await ack();
      return;
    }
    await takeInServed(deps, who, eventIdOf(team, it.trigger_id), { kind: "hello" });
    await ack();
    tasks.run("a word about the answer to a shortcut", async () => {
      const lang = await profiles.languageOf(who);
      // A shortcut's payload need not contain the app's id; the link then leads to the conversation itself.
      const dm = it.api_app_id === undefined ? await dms.of(who) : undefined;
      const at = { team, app: it.api_app_id, channel: dm?.ok ? dm.channel : undefined };
      const { blocks } = noticeElsewhere(options, "opened", lang, at);
      const words = (text: string) => ({ type: "plain_text", text, emoji: false });
      const view = {
        type: "modal",
        title: words(options.say("openedTitle", lang)),
        close: words(options.say("close", lang)),
        blocks,
      };
      await api.call(team, "views.open", { trigger_id: it.trigger_id, view });
    });
  });
}
