import { createWorkspaces } from "../../../src/channels/slack/oauth/workspaces";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { copy } from "../../support/copy";

let world: SlackWorld;
afterEach(() => world.close());

const client = { clientId: "1.1", clientSecret: "the-secret-of-the-app" };

/** Opens a product that no workspace has installed yet. */
async function open(teams?: readonly string[]): Promise<void> {
  world = await openSlackWorld({ emulator: client, config: { from: { kind: "oauth", ...client, teams } } });
}

/** Opens the install page as a person, allows or denies the installation at Slack, and comes back. */
async function installs(handle: string, how: "allow" | "deny" = "allow", meddle = (url: URL) => url) {
  const first = await fetch(`${world.publicUrl}/slack/install`, { redirect: "manual" });
  expect(first.status).toBe(302);
  const asked = new URL(first.headers.get("location")!);
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const form = new URLSearchParams([...asked.searchParams, ["user", world.slack.person(handle).id], ["decision", how]]);
  const decided = await fetch(`${asked.origin}${asked.pathname}`, {
    method: "POST",
    headers: { origin: asked.origin },
    body: form,
    redirect: "manual",
  });
  const back = meddle(new URL(decided.headers.get("location")!));
  const url = `${world.publicUrl}${back.pathname}${back.search}`;
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  return { status: answer.status, html: await answer.text(), url, cookie };
}

test("several workspaces install the app, and their people talk to it, each under its own token", async () => {
  await open();
  expect((await installs("marta")).html).toContain(copy("slack.installedTitle"));
  expect((await installs("zenon")).status).toBe(200);
  for (const handle of ["anna", "zenon"]) {
    const student = world.slackStudent(handle);
    await student.says("menu");
    expect(student.seesAll).toContain(copy("menu.link"));
  }
  const anna = world.slack.person("anna");
  const zenon = world.slack.person("zenon");
  expect(anna.team).not.toBe(zenon.team);
  const posted = world.slack.calls().filter(({ method }) => method === "chat.postMessage");
  expect(new Set(posted.map(({ team }) => team))).toEqual(new Set([anna.team, zenon.team]));
});

test("with a list of workspaces no others can install the app, and one that is removed from the list is not served", async () => {
  await open();
  const { team: opole } = world.slack.person("anna");
  await world.close();
  await open([opole]);
  expect((await installs("marta")).status).toBe(200);
  const refused = await installs("zenon");
  expect(refused.status).toBe(400);
  expect(refused.html).toContain(copy("slack.notInstalledTitle"));
  const { team } = world.slack.person("zenon");
  const all = createWorkspaces(world.store, world.app.vault, world.now);
  expect(await all.of(team)).toBeUndefined();

  // This workspace was installed before the list of allowed workspaces existed.
  await all.installed({ team, botToken: "xoxb-earlier", botUser: "U1", botId: "B1" });
  expect(await world.chat.installations.tokenOf(team)).toMatchObject({ ok: false, refusal: "gone" });
  const before = world.slack.calls().length;
  const zenon = world.slackStudent("zenon");
  const event = { type: "message", channel_type: "im", channel: "D1", user: zenon.user, text: "hej", ts: "1.1" };
  const body = { type: "event_callback", team_id: team, api_app_id: "A1", event_id: "Ev1", event_time: 1, event };
  expect((await world.slack.bring(body)).status).toBe(200);
  await world.settle();
  expect(world.slack.calls()).toHaveLength(before);
  const anna = world.slackStudent("anna");
  await anna.says("menu");
  expect(anna.seesAll).toContain(copy("menu.link"));
});

test("tokens are sealed, each for its workspace, and stay out of the log", async () => {
  await open();
  await installs("marta");
  const { team } = world.slack.person("marta");
  const token = await world.chat.installations.tokenOf(team);
  expect(token).toMatchObject({ ok: true });
  const { token: open_ } = token as { token: string };
  const records: unknown[] = [];
  for await (const it of world.store.scan("slackWorkspace")) records.push(it);
  expect(records).toHaveLength(1);
  expect(JSON.stringify(records)).not.toContain(open_);
  expect(world.logLines.join()).not.toContain(open_);
  expect(world.logLines.join()).not.toContain(client.clientSecret);
});

test("an installation that somebody else began, or that was changed, expired or refused, is not completed", async () => {
  await open();
  const changed = await installs("marta", "allow", (url) => {
    url.searchParams.set("state", `${url.searchParams.get("state")!}x`);
    return url;
  });
  expect(changed).toMatchObject({ status: 400 });
  expect(changed.html).toContain(copy("slack.notInstalledTitle"));
  expect((await installs("marta", "deny")).status).toBe(400);
  const good = await installs("marta", "deny");
  expect((await fetch(good.url, { redirect: "manual" })).status).toBe(400);
  const { team } = world.slack.person("marta");
  const { of } = createWorkspaces(world.store, world.app.vault, world.now);
  expect(await of(team)).toBeUndefined();
});

test("an installation that took too long is not completed", async () => {
  await open();
  const first = await fetch(`${world.publicUrl}/slack/install`, { redirect: "manual" });
  const asked = new URL(first.headers.get("location")!);
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const form = new URLSearchParams([
    ...asked.searchParams,
    ["user", world.slack.person("marta").id],
    ["decision", "allow"],
  ]);
  await world.pass(11 * 60_000, 11 * 60_000);
  const decided = await fetch(`${asked.origin}${asked.pathname}`, {
    method: "POST",
    headers: { origin: asked.origin },
    body: form,
    redirect: "manual",
  });
  const back = new URL(decided.headers.get("location")!);
  const answer = await fetch(`${world.publicUrl}${back.pathname}${back.search}`, {
    headers: { cookie },
    redirect: "manual",
  });
  expect(answer.status).toBe(400);
});

test("messages that a removed app could not send wait for three days, and are sent when the app is back", async () => {
  await open();
  await installs("marta");
  const anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
  await world.slack.uninstall(anna.person.team);
  await world.settle();
  await world.pass(5 * 60_000, 60_000);
  expect(anna.seesAll).not.toContain(copy("push.readyTitle"));

  await world.pass(24 * 60 * 60_000, 6 * 60 * 60_000);
  await installs("marta");
  await world.pass(11 * 60_000, 60_000);
  expect(anna.seesAll).toContain(copy("push.readyTitle"));
  expect(anna.seesAll).toContain(
    world.sandbox.control.secrets(world.sandbox.control.orders("anna")[0]!.id)!.distributionPass,
  );
});

test.each(["app_uninstalled", "tokens_revoked"])(
  "a late event about an earlier removal (%s) does not affect a new installation",
  async (type) => {
    await open();
    await installs("marta");
    const { team } = world.slack.person("marta");
    const now = Math.floor(Date.now() / 1_000);
    const word = (event_time: number) => ({
      type: "event_callback",
      team_id: team,
      api_app_id: "A1",
      event_id: `Ev${event_time}`,
      event_time,
      event: {
        type,
        tokens: { bot: ["U1"] },
      },
    });
    expect((await world.slack.bring(word(now - 60))).status).toBe(200);
    expect(await world.chat.installations.tokenOf(team)).toMatchObject({ ok: true });
    expect((await world.slack.bring(word(now + 1))).status).toBe(200);
    expect(await world.chat.installations.tokenOf(team)).toMatchObject({ ok: false, refusal: "later" });
  },
);

test("after three days, messages no longer wait for an app that was removed", async () => {
  await open();
  await installs("marta");
  const { team } = world.slack.person("anna");
  await world.slack.uninstall(team);
  await world.settle();
  expect(await world.chat.installations.tokenOf(team)).toMatchObject({ ok: false, refusal: "later" });
  await world.pass(73 * 60 * 60_000, 24 * 60 * 60_000);
  expect(await world.chat.installations.tokenOf(team)).toMatchObject({ ok: false, refusal: "gone" });
});

test("an event from a workspace that has not installed the app is acknowledged, so that Slack does not deliver it again", async () => {
  await open();
  const anna = world.slackStudent("anna");
  const { team, user, dm } = { ...anna.person, user: anna.user, dm: "D0STRANGER1" };
  const event = { type: "message", channel_type: "im", channel: dm, user, text: "hej", ts: "1.1", event_ts: "1.1" };
  const body = { type: "event_callback", team_id: team, api_app_id: "A1", event, event_id: "Ev1", event_time: 1 };
  expect((await world.slack.bring(body)).status).toBe(200);
  expect(world.logLines.filter((it) => it.includes("not installed"))).toHaveLength(1);
});
