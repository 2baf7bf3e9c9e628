import { z } from "zod";
import { chatIdOf } from "../address";
import { takeIn } from "./incoming";
import type { SlackDeps } from "../deps";

const opened = z.object({ user: z.string(), channel: z.string(), tab: z.string().nullish() });

/** Handles the opening of the app: renders the home tab, or greets somebody who opens the messages tab for the first time. */
export function listenToOpening(deps: SlackDeps): void {
  const { app, audience, agentView, dms, homes, tasks, options } = deps;
  app.event("app_home_opened", async ({ event, context }) => {
    const it = opened.safeParse(event).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = { team, user: it.user };
    dms.keep(who, it.channel);
    if (it.tab === "home") {
      tasks.run("a home page", async () =>
        (await audience.serves(who)) ? homes.publish(who) : audience.refuseHome(who),
      );
      return;
    }
    if (it.tab !== "messages") return;
    tasks.run("prompts for whoever is served", async () => {
      if (await audience.serves(who)) agentView.suggest(who, it.channel);
    });
    const chatId = chatIdOf(who);
    // Slack reports every opening, but only people not met yet are greeted. Because the event id is fixed, they are greeted
    // only once.
    if (await options.chats.get(chatId)) return;
    await takeIn(deps, { v: 1, ...who, channel: it.channel }, `slack:hello:${chatId}`, { kind: "hello" });
  });
}
