import type { ListeningSlack } from "../../../sandbox";
import { call, slackAlone } from "./calling";
import { secrets } from "./connectedApp";

let slack: ListeningSlack;
let now = Date.parse("2026-11-24T10:00:00Z");
beforeEach(async () => {
  slack = await slackAlone({ clock: () => now });
});
afterEach(() => slack.close());

test("invalid tokens and unknown methods are refused as Slack refuses them", async () => {
  const { team } = slack.control.helpdesk;
  expect(await call(slack, "auth.test", {}, null)).toEqual({ ok: false, error: "not_authed" });
  expect(await call(slack, "auth.test", { token: secrets.botToken }, null)).toMatchObject({ error: "not_authed" });
  expect(await call(slack, "auth.test", {}, "xoxb-other")).toMatchObject({ error: "invalid_auth" });
  expect(await call(slack, "auth.tset")).toMatchObject({ error: "unknown_method" });
  expect(await call(slack, "auth.test")).toMatchObject({ ok: true, team_id: team, bot_id: "B0LEGITKA01" });
  slack.control.revoke(team);
  expect(await call(slack, "auth.test")).toMatchObject({ error: "token_revoked" });
  slack.control.revoke(team, false);
  expect(await call(slack, "auth.test")).toMatchObject({ ok: true });
  await slack.control.uninstall(team);
  expect(await call(slack, "auth.test")).toMatchObject({ error: "account_inactive" });
});

test("a method requires its scope, and one about a conversation requires the scope of that kind of conversation", async () => {
  const bare = await slackAlone({ scopes: ["channels:read"] });
  const { general, helpdesk } = bare.control;
  expect(await call(bare, "conversations.members", { channel: general })).toMatchObject({ ok: true });
  expect(await call(bare, "conversations.members", { channel: helpdesk.channel })).toMatchObject({
    error: "missing_scope",
    needed: "groups:read",
    provided: "channels:read",
  });
  expect(await call(bare, "chat.postMessage", { channel: general, text: "x" })).toMatchObject({ needed: "chat:write" });
  expect(await call(bare, "files.info", { file: "F1" })).toMatchObject({ needed: "files:read" });
  await bare.close();
});

test("messages can be sent only where the app may write, and changed only by their authors", async () => {
  const { control } = slack;
  const { id } = control.person("anna");
  const outside = control.person("zenon").id;
  const post = (channel: string) => call(slack, "chat.postMessage", { channel, text: "hello" });
  expect(await post("C0NOWHERE01")).toMatchObject({ error: "channel_not_found" });
  expect(await post("C0GDANSK001")).toMatchObject({ error: "channel_not_found" });
  expect(await post(outside)).toMatchObject({ error: "channel_not_found" });
  expect(await post("U0LEGITKA01")).toMatchObject({ error: "cannot_dm_bot" });
  const { channel, ts } = await post(id);
  expect(channel).toBe(control.dm(id));

  control.closesConversation(control.dm(id), "cannot_dm_bot");
  expect(await post(id)).toMatchObject({ error: "cannot_dm_bot" });
  control.closesConversation(control.dm(id), null);
  const theirs = await control.says(id, control.dm(id), "mine");
  const change = (it: unknown) => call(slack, "chat.update", { channel: control.dm(id), ts: it, text: "changed" });
  expect(await change(theirs.ts)).toMatchObject({ error: "cant_update_message" });
  expect(await change("1.000001")).toMatchObject({ error: "message_not_found" });
  expect(await change(ts)).toMatchObject({ ok: true });
  expect(control.screen(control.dm(id)).map((it) => it.text)).toEqual(["changed", "mine"]);
  expect(await call(slack, "chat.delete", { channel: control.dm(id), ts })).toMatchObject({ ok: true });
  expect(await change(ts)).toMatchObject({ error: "message_not_found" });
});

test("a picture that shows a file requires that file", async () => {
  const channel = slack.control.general;
  const blocks = [{ type: "image", alt_text: "a code", slack_file: { id: "F0NOWHERE01" } }];
  const post = () => call(slack, "chat.postMessage", { channel, text: "t", blocks });
  expect(await post()).toMatchObject({ error: "invalid_blocks" });
  const asked = await call(slack, "files.getUploadURLExternal", { filename: "code.png", length: 3 });
  blocks.forEach((it) => (it.slack_file.id = String(asked["file_id"])));
  expect(await post()).toMatchObject({ error: "invalid_blocks" });
  const upload = (body: string) => fetch(String(asked["upload_url"]), { method: "POST", body });
  expect((await upload("four")).status).toBe(400);
  expect((await upload("abc")).status).toBe(200);
  expect((await upload("abc")).status).toBe(404);
  expect(await post()).toMatchObject({ ok: true });
});

test("an ephemeral message is seen by one person and can be changed by nobody", async () => {
  const { control } = slack;
  const [anna, piotr] = [control.person("anna").id, control.person("piotr").id];
  const channel = control.general;
  const sent = await call(slack, "chat.postEphemeral", { channel, user: anna, text: "for you" });
  expect(control.screen(channel, anna)).toMatchObject([{ text: "for you", ephemeralTo: anna }]);
  expect(control.screen(channel, piotr)).toEqual([]);
  const change = { channel, ts: sent["message_ts"], text: "x" };
  expect(await call(slack, "chat.update", change)).toMatchObject({ error: "message_not_found" });
  const toHelpdesk = { channel: control.helpdesk.channel, user: anna, text: "x" };
  expect(await call(slack, "chat.postEphemeral", toHelpdesk)).toMatchObject({ error: "user_not_in_channel" });
});

test("a trigger opens one view within three seconds", async () => {
  const { control } = slack;
  const view = { type: "modal", title: { type: "plain_text", text: "t" }, blocks: [{ type: "divider" }] };
  const open = () => call(slack, "views.open", { trigger_id: control.lastTrigger(), view });
  await control.shortcut("anna", "any");
  expect(await open()).toMatchObject({ ok: true });
  expect(await open()).toMatchObject({ error: "exchanged_trigger_id" });
  await control.shortcut("anna", "any");
  now += 3_001;
  expect(await open()).toMatchObject({ error: "expired_trigger_id" });
  expect(await call(slack, "views.open", { trigger_id: "1.2.x", view })).toMatchObject({ error: "invalid_trigger_id" });
});

test("a view changed by an old hash is refused", async () => {
  const { id } = slack.control.person("anna");
  const publish = (more: object) =>
    call(slack, "views.publish", { user_id: id, view: { type: "home", blocks: [{ type: "divider" }] }, ...more });
  const { view } = (await publish({})) as unknown as { view: { hash: string } };
  expect(await publish({ hash: view.hash })).toMatchObject({ ok: true });
  expect(await publish({ hash: view.hash })).toMatchObject({ error: "hash_conflict" });
});

test("lists come in pages, and people with the data that the token may see", async () => {
  const { control } = slack;
  const list = (more: object) => call(slack, "conversations.members", { channel: control.general, limit: 3, ...more });
  const first = (await list({})) as unknown as { members: string[]; response_metadata: { next_cursor: string } };
  const second = await list({ cursor: first.response_metadata.next_cursor });
  expect(first.members).toHaveLength(3);
  expect(second["members"]).not.toEqual(expect.arrayContaining(first.members));
  expect(await list({ cursor: "!" })).toMatchObject({ error: "invalid_cursor" });

  const { id, email } = control.person("oksana");
  expect(await call(slack, "users.info", { user: id })).not.toHaveProperty("user.locale");
  expect(await call(slack, "users.info", { user: id, include_locale: true })).toMatchObject({
    user: { locale: "uk-UA", profile: { email } },
  });
  expect(await call(slack, "users.lookupByEmail", { email })).toMatchObject({ user: { id } });
  expect(await call(slack, "users.lookupByEmail", { email: "nobody@x.example" })).toMatchObject({
    error: "users_not_found",
  });
  const { group } = control.helpdesk;
  control.leaves("wojtek", "group");
  expect(await call(slack, "usergroups.users.list", { usergroup: group })).toMatchObject({
    users: [control.person("marta").id],
  });
});

test("a failure that a test asks for happens as asked, and only once", async () => {
  const { control } = slack;
  const channel = control.general;
  const post = () =>
    fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${secrets.botToken}` },
      body: new URLSearchParams({ channel, text: "hello" }),
    });
  control.answer("chat.postMessage", { retryAfter: 7 }, { status: 503, taken: true }, { error: "fatal_error" });
  const limited = await post();
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
  expect((await post()).status).toBe(503);
  expect(control.screen(channel)).toHaveLength(1);
  expect(await (await post()).json()).toEqual({ ok: false, error: "fatal_error" });
  expect(await (await post()).json()).toMatchObject({ ok: true });
  expect(control.calls().map(({ outcome }) => outcome)).toEqual(["ratelimited", "status 503", "fatal_error", "ok"]);
  expect(control.calls()[0]).toMatchObject({ method: "chat.postMessage", args: { channel, text: "hello" } });
  expect(JSON.stringify(control.calls())).not.toContain(secrets.botToken);
});

test("more than a message a second to a conversation is refused where that is asked for", async () => {
  const strict = await slackAlone({ clock: () => now, enforceRate: true });
  const post = () => call(strict, "chat.postMessage", { channel: strict.control.general, text: "x" });
  expect(await post()).toMatchObject({ ok: true });
  expect(await post()).toMatchObject({ error: "ratelimited" });
  now += 1_000;
  expect(await post()).toMatchObject({ ok: true });
  await strict.close();
});

test("an agent's prompts need their scope, are four at most, and are not set for a thread; its status goes with an answer in the thread", async () => {
  const { control } = slack;
  const { id } = control.person("anna");
  const channel = control.dm(id);
  const prompts = (count: number) =>
    JSON.stringify(Array.from({ length: count }, (_, at) => ({ title: `${at}`, message: `write ${at}` })));
  const suggest = (args: Record<string, string>, at = slack) =>
    call(at, "assistant.threads.setSuggestedPrompts", { channel_id: channel, ...args });
  expect(await suggest({ prompts: prompts(5) })).toMatchObject({ error: "invalid_arguments" });
  expect(await suggest({ prompts: prompts(2), thread_ts: "1700000000.000001" })).toMatchObject({ ok: true });
  expect(control.agent(id).prompts).toEqual([]);
  expect(await suggest({ prompts: prompts(4) })).toMatchObject({ ok: true });
  expect(control.agent(id).prompts).toHaveLength(4);

  const { ts } = await call(slack, "chat.postMessage", { channel, text: "hello" });
  const state = (thread: unknown, status: string) =>
    call(slack, "assistant.threads.setStatus", { channel_id: channel, thread_ts: thread, status });
  expect(await state("1700000000.000001", "thinks")).toMatchObject({ error: "invalid_thread_ts" });
  expect(await state(ts, "thinks")).toMatchObject({ ok: true });
  expect(control.agent(id).status).toBe("thinks");
  await call(slack, "chat.postMessage", { channel, text: "there", thread_ts: ts });
  expect(control.agent(id).status).toBeUndefined();

  const bare = await slackAlone({ scopes: ["chat:write"] });
  const inBare = { channel_id: bare.control.dm(id), prompts: prompts(1) };
  expect(await suggest(inBare, bare)).toMatchObject({ error: "missing_scope", needed: "assistant:write" });
  await bare.close();
});
