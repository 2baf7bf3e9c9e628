import { z } from "zod";
import { chatKey } from "../../../conversation/chat";
import { chatIdOf } from "../address";
import { takeIn } from "./incoming";
import type { Parts } from "../parts";

const opened = z.object({ user: z.string(), channel: z.string(), tab: z.string().nullish() });

/** The app was opened: its home is drawn, or somebody who comes to its messages for the first time is greeted. */
export function listenToOpening(parts: Parts): void {
  const { app, dms, homes, tasks, options } = parts;
  app.event("app_home_opened", async ({ event, context }) => {
    const it = opened.safeParse(event).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = { team, user: it.user };
    dms.keep(who, it.channel);
    if (it.tab === "home") {
      tasks.run("a home page", () => homes.publish(who));
      return;
    }
    if (it.tab !== "messages") return;
    const chatId = chatIdOf(who);
    // Slack tells of every opening; a greeting is for those not met yet. The name makes it one, however often this comes.
    if (await options.store.get(chatKey(chatId))) return;
    await takeIn(parts, { v: 1, ...who, channel: it.channel }, `slack:hello:${chatId}`, { kind: "hello" });
  });
}
