import { scopes } from "../../src/channels/slack/scopes";
import { appTokenTrouble } from "../../src/channels/slack/trouble";
import { createChecks, usosKeyTrouble } from "../../src/compose/checks";
import type { UsosClient } from "../../src/usos";
import { createCheckUp } from "../../src/ops/checkUp";
import { createLog } from "../../src/ops/log";
import type { SlackConfig } from "../../src/config/slack";
import { openSlackWorld, type SlackWorld } from "../channels/slack/slackWorld";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

/** Runs every check of the start once with this helpdesk and this client of USOS; returns what is wrong. */
async function found(
  helpdesk: Partial<NonNullable<SlackConfig["helpdesk"]>> = {},
  usos: UsosClient = world.usos,
): Promise<string[]> {
  const { troubles } = world.app;
  const { channel, team } = world.slack.helpdesk;
  const config: Pick<SlackConfig, "from" | "helpdesk"> = {
    from: { kind: "token", botToken: "xoxb-…" },
    helpdesk: { channel, team, group: undefined, ...helpdesk },
  };
  const checks = createChecks({
    troubles,
    usos,
    mail: { verify: (() => Promise.resolve(true)) as never },
    publicUrl: () => world.publicUrl,
    teams: undefined,
    slack: { channel: world.chat, config },
  });
  await createCheckUp({ checks, troubles, log: createLog("silent") }).run();
  return troubles.standing().map(({ code }) => code);
}

const told = (words: string): string[] => world.logLines.filter((it) => it.includes(words));

test("a correct installation causes no warning", async () => {
  const { group } = world.slack.helpdesk;
  expect(await found({ group })).toEqual([]);
});

test("a missing helpdesk channel is found at the start, in one line that names it and the remedy", async () => {
  expect(await found({ channel: "C000WRONG" })).toEqual(["helpdesk.channel_not_found"]);
  await found({ channel: "C000WRONG" });
  expect(told("C000WRONG")).toHaveLength(1);
  expect(told("C000WRONG")[0]).toContain("SLACK_HELPDESK_CHANNEL");
  expect(told("C000WRONG")[0]).toContain("/invite @Legitka");
  expect(await found()).toEqual([]);
});

test("a missing group is found, and so is an archived channel", async () => {
  expect(await found({ group: "S000WRONG" })).toEqual(["helpdesk.no_such_subteam"]);
  world.slack.closesConversation(world.slack.helpdesk.channel, "is_archived");
  expect(await found()).toEqual(["helpdesk.is_archived"]);
});

test("a workspace without the app is found", async () => {
  expect(await found({ team: "T000WRONG" })).toEqual(["helpdesk.not_installed"]);
});

test("a token that is refused is found at the start, or at the first message, in one line", async () => {
  world.slack.revoke(world.slack.helpdesk.team);
  expect(await found()).toContain("slack.token");
  await world.slackStudent("anna").says("menu");
  await found();
  expect(told("token is refused")).toHaveLength(1);
  expect(told("token is refused")[0]).toContain("SLACK_BOT_TOKEN");
  world.slack.revoke(world.slack.helpdesk.team, false);
  expect(await found()).toEqual([]);
});

test("scopes that the app does not have are found at the start, in one line that names them; an optional one is not missed", async () => {
  await world.close();
  world = await openSlackWorld({
    emulator: { scopes: scopes.filter((it) => it !== "im:write" && it !== "users:read") },
  });
  expect(await found()).toEqual(["slack.scopes"]);
  await found();
  expect(told("lacks permissions")).toHaveLength(1);
  expect(told("lacks permissions")[0]).toContain("im:write, users:read");
  expect(told("lacks permissions")[0]).toContain("manifest.yaml");
});

test("a helpdesk channel without the bot, and one that it may not read, are found", async () => {
  world.slack.answer("conversations.info", { error: "missing_scope" });
  expect(await found()).toEqual(["helpdesk.refused"]);
  expect(told("missing_scope")).toHaveLength(1);
  // A private channel that the bot is not in is as if it were not there.
  world.slack.leaves("legitka", "channel");
  expect(await found()).toEqual(["helpdesk.channel_not_found"]);
  expect(told("channel_not_found")[0]).toContain("/invite @Legitka");
});

test("Socket Mode that is not connected still counts as a trouble when the bot's token is accepted", async () => {
  world.app.troubles.report("slack", appTokenTrouble);
  expect(await found()).toEqual(["slack.appToken"]);
});

test("a consumer key that USOS does not accept is found before the first student notices", async () => {
  const refused = { requestToken: () => Promise.resolve({ ok: false, refusal: { code: "signedOut" } }) } as never;
  expect(await found({}, refused)).toEqual([usosKeyTrouble.code]);
  expect(await found()).toEqual([]);
});

test("a request signed with a different secret is reported once, with the remedy", async () => {
  const body = { type: "event_callback", team_id: "T1", event: { type: "message" } };
  for (let times = 0; times < 3; times++) await world.slack.bring(body, { secret: "another" });
  const lines = told("SLACK_SIGNING_SECRET").filter((it) => (JSON.parse(it) as { level: number }).level >= 40);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("Basic Information");
});
