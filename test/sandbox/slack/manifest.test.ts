import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { defaultEvents, defaultScopes, defaultShortcuts } from "../../../sandbox/slack/seed";

const manifest = z
  .object({
    features: z.object({ shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string() })) }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(parse(readFileSync("deploy/slack/manifest.yaml", "utf8")));

test("the emulated Slack lets the app do and hear what the manifest asks for, and no more", () => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  expect(defaultScopes).toEqual([...bot, ...optional]);
  expect(defaultEvents).toEqual(manifest.settings.event_subscriptions.bot_events);
  expect(defaultShortcuts).toEqual(
    manifest.features.shortcuts.map((it) => ({ callbackId: it.callback_id, name: it.name })),
  );
});
