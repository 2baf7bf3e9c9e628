import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { scopes } from "../../src/channels/slack/scopes";

const root = resolve(__dirname, "../..");
const yaml = readFileSync(join(root, "deploy/slack/manifest.yaml"), "utf8");
const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string(), url: z.string() })),
      shortcuts: z.array(z.object({ callback_id: z.string() })),
    }),
    oauth_config: z.object({
      redirect_urls: z.array(z.string()),
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.string(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ request_url: z.string() }),
    }),
  })
  .parse(parse(yaml));
const { bot } = manifest.oauth_config.scopes;

/** The source code of the folder that talks to Slack. */
const sources = readdirSync(join(root, "src/channels/slack"), { recursive: true, withFileTypes: true })
  .filter((it) => it.isFile())
  .map((it) => readFileSync(join(it.parentPath, it.name), "utf8"))
  .join("\n");
const found = (pattern: RegExp): string[] =>
  [...new Set([...sources.matchAll(pattern)].map(([, it = ""]) => it))].sort();

/** The scopes that each method needs, by https://docs.slack.dev/reference/methods; several where it depends on the conversation. */
const methodScopes: Readonly<Record<string, readonly string[]>> = {
  "assistant.threads.setStatus": ["chat:write"],
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.getPermalink": [],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history"],
  "files.completeUploadExternal": ["files:write"],
  "files.delete": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "usergroups.users.list": ["usergroups:read"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};
/** Methods of which nothing depends on whether they are allowed. */
const optionalScopes: Readonly<Record<string, readonly string[]>> = {
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
};
/** The scopes that each event needs, by https://docs.slack.dev/reference/events. */
const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  app_uninstalled: [],
  member_left_channel: ["channels:read", "groups:read"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  subteam_members_changed: ["usergroups:read"],
  tokens_revoked: [],
};

/** `chat.web` is the key of a text, and no method. */
const methods = found(/"((?:assistant|auth|chat|conversations|files|usergroups|users|views)\.[a-zA-Z.]+)"/g).filter(
  (it) => it !== "chat.web",
);
const events = manifest.settings.event_subscriptions.bot_events;

describe("Slack's manifest", () => {
  test("asks for exactly what the calls, events and commands need", () => {
    expect(methods.filter((it) => !(it in methodScopes) && !(it in optionalScopes))).toEqual([]);
    const needed = new Set([
      ...methods.flatMap((it) => methodScopes[it] ?? []),
      ...events.flatMap((it) => eventScopes[it] ?? []),
      "commands",
      // The private addresses of files are no methods, but need the scope (https://docs.slack.dev/reference/objects/file-object).
      "files:read",
    ]);
    expect([...bot].sort()).toEqual([...needed].sort());
    const optional = methods.flatMap((it) => optionalScopes[it] ?? []);
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(optional);
    expect([...scopes].sort()).toEqual([...bot].sort());
  });

  test("gives the reason for each scope beside it", () => {
    for (const scope of bot) expect(yaml).toMatch(new RegExp(`^ +- ${scope} # \\S.{20,}$`, "m"));
  });

  test("subscribes to exactly the events that Legitka handles", () => {
    const heard = found(/\.event\("([a-z_]+)"/g);
    expect([...new Set(events.map((it) => it.split(".")[0]))].sort()).toEqual(
      [...new Set([...heard, "message"])].sort(),
    );
    expect(events.filter((it) => !(it in eventScopes))).toEqual([]);
  });

  test("names every command and shortcut that Legitka answers, and the addresses at which it listens", () => {
    const answered = [...found(/"(\/mlegitymacja[a-z-]*)"/g), ...found(/"(legitka_[a-z]+)"/g)];
    const named = [
      ...manifest.features.slash_commands.map((it) => it.command),
      ...manifest.features.shortcuts.map((it) => it.callback_id),
    ];
    expect(named.sort()).toEqual(answered.sort());
    const addresses = [
      ...manifest.features.slash_commands.map((it) => it.url),
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
    ];
    expect(new Set(addresses)).toEqual(new Set(["https://HOST/slack/events"]));
    expect(manifest.oauth_config.redirect_urls).toEqual(["https://HOST/slack/oauth_redirect"]);
  });
});
