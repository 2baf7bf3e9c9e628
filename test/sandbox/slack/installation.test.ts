import type { ListeningSlack } from "../../../sandbox";
import { call, slackAlone } from "./calling";
import { secrets } from "./connectedApp";

let slack: ListeningSlack;
beforeEach(async () => {
  slack = await slackAlone({ redirectUris: ["https://legitka.example/slack"] });
});
afterEach(() => slack.close());

const redirectUri = "https://legitka.example/slack/oauth_redirect";
const address = (more: Record<string, string> = {}) => {
  const url = new URL("oauth/v2/authorize", slack.url);
  const fields = { client_id: secrets.clientId, scope: "chat:write,im:write", state: "s1", redirect_uri: redirectUri };
  for (const [key, value] of Object.entries({ ...fields, ...more })) url.searchParams.set(key, value);
  return url;
};
const access = (args: Record<string, string>) =>
  call(slack, "oauth.v2.access", { client_id: secrets.clientId, client_secret: secrets.clientSecret, ...args }, null);

test("another workspace installs the app on the page, and its token is valid only there", async () => {
  const page = await (await fetch(address())).text();
  expect(page).toContain("chat:write");
  const { id, team } = slack.control.person("zenon");
  const back = await fetch(`${slack.url}oauth/v2/authorize`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: new URL(slack.url).origin },
    body: new URLSearchParams({ ...Object.fromEntries(address().searchParams), user: id, decision: "allow" }),
  });
  const there = new URL(back.headers.get("location") ?? "");
  expect([there.origin + there.pathname, there.searchParams.get("state")]).toEqual([redirectUri, "s1"]);

  const code = there.searchParams.get("code") ?? "";
  const installed = await access({ code, redirect_uri: redirectUri });
  expect(installed).toMatchObject({ ok: true, token_type: "bot", scope: "chat:write,im:write", team: { id: team } });
  expect(await access({ code, redirect_uri: redirectUri })).toMatchObject({ error: "code_already_used" });

  const token = String(installed["access_token"]);
  expect(await call(slack, "auth.test", {}, token)).toMatchObject({ team_id: team });
  expect(await call(slack, "chat.postMessage", { channel: id, text: "hello" }, token)).toMatchObject({ ok: true });
  const { general } = slack.control;
  const elsewhere = await call(slack, "chat.postMessage", { channel: general, text: "hello" }, token);
  expect(elsewhere).toMatchObject({ error: "channel_not_found" });

  await slack.control.uninstall(team);
  expect(await call(slack, "auth.test", {}, token)).toMatchObject({ error: "account_inactive" });
});

test("an installation that is refused, redirected or invented gives no token", async () => {
  const denied = new URL(slack.control.authorizes("zenon", address().href, "deny"));
  expect(denied.search).toBe("?error=access_denied&state=s1");
  expect((await fetch(address({ redirect_uri: "https://thief.example/" }))).status).toBe(400);
  expect((await fetch(address({ client_id: "9.9" }))).status).toBe(400);
  expect(() => slack.control.authorizes("zenon", address({ client_id: "9.9" }).href)).toThrow("client_id");

  const back = new URL(slack.control.authorizes("zenon", address().href));
  const code = back.searchParams.get("code") ?? "";
  expect(await access({ code: "made-up" })).toMatchObject({ error: "invalid_code" });
  expect(await access({ code, client_secret: "wrong" })).toMatchObject({ error: "bad_client_secret" });
  expect(await access({ code, client_id: "wrong" })).toMatchObject({ error: "invalid_client_id" });
  expect(await access({ code, redirect_uri: "https://thief.example/" })).toMatchObject({ error: "bad_redirect_uri" });
});
