import { postSigned, type Raw } from "./rawRequest";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import type { SlackStudent } from "./slackStudent";
import { copy } from "../../support/copy";

const signingSecret = "0123456789abcdef";
let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld({ config: { signingSecret }, emulator: { signingSecret } });
  anna = world.slackStudent("anna");
});
afterEach(() => world.close());

const now = (): number => Math.floor(Date.now() / 1000);

/** An event in the form in which Slack delivers it. */
function event(it: Readonly<Record<string, unknown>>) {
  const { team } = anna.person;
  return {
    type: "event_callback",
    team_id: team,
    api_app_id: "A1",
    event_id: "Ev1",
    event_time: now(),
    authorizations: [{ enterprise_id: null, team_id: team, user_id: "U1", is_bot: true, is_enterprise_install: false }],
    event: { type: "message", channel_type: "im", channel: anna.dm, user: anna.user, text: "menu", ts: "5.1", ...it },
  };
}

/** A press in the form in which Slack delivers it. */
function press(it: Readonly<Record<string, unknown>>, action: Readonly<Record<string, unknown>>) {
  return {
    type: "block_actions",
    api_app_id: "A1",
    team: { id: anna.person.team, domain: "opole" },
    user: { id: anna.user, team_id: anna.person.team },
    trigger_id: "1.2.abc",
    container: { type: "message", channel_id: anna.dm, message_ts: "5.1" },
    channel: { id: anna.dm },
    actions: [{ type: "button", block_id: "b", ...action }],
    ...it,
  };
}

/** A window that was sent with metadata that no window of ours carries. */
const submitted = (private_metadata: string): string =>
  JSON.stringify({
    type: "view_submission",
    user: { id: "U1" },
    view: { id: "V1", callback_id: "helpdesk:reply", private_metadata, state: { values: {} } },
  });

const warnings = (words: string): string[] =>
  world.logLines.filter((it) => it.includes(words) && /"level":(40|50)/.test(it));

describe("a request", () => {
  test.each<[string, Parameters<SlackWorld["slack"]["bring"]>[1] & object, number]>([
    ["with a signature of somebody else", { secret: "not-the-secret" }, 401],
    ["that is too old", { at: now() - 6 * 60 }, 401],
    ["from the future", { at: now() + 5 * 60 }, 401],
    ["with a timestamp that is none", { headers: { "x-slack-request-timestamp": "soon" } }, 401],
    ["with a signature that is none", { headers: { "x-slack-signature": "v0=" } }, 401],
    ["with a signature of another version", { headers: { "x-slack-signature": "v1=abc" } }, 401],
  ])("%s is refused, has no effect, and gives one line in the log without its content", async (_, how, status) => {
    const brought = await world.slack.bring(event({ text: "a-very-special-word" }), how);
    expect(brought.status).toBe(status);
    await world.settle();
    expect(anna.screen).toEqual([]);
    const lines = world.logLines.filter((it) => /"level":(40|50)/.test(it));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("a-very-special-word");
  });

  test.each<Raw>([
    { body: "null" },
    { body: "5" },
    { body: '"text"' },
    { body: "[]" },
    { body: "[null]" },
    { body: "payload=null", form: true },
    { body: "payload=%5B%5D&payload=1", form: true },
    { body: "payload=%22text%22", form: true },
    { body: `payload=${encodeURIComponent(submitted("L-\u0000\ud800"))}`, form: true },
  ])("that is signed but not an event is refused, and the next one is handled: %j", async (raw) => {
    expect(await postSigned(world.publicUrl, signingSecret, raw)).toBe(400);
    expect(warnings("slack: ")).toHaveLength(1);
    await anna.says("menu");
    expect(anna.sees).toContain(copy("menu.link"));
  });

  test("whose time is slightly ahead of this machine's clock is handled", async () => {
    expect((await world.slack.bring(event({}), { at: now() + 30 })).status).toBe(200);
    await world.settle();
    expect(anna.seesAll).toContain(copy("menu.link"));
  });

  test("without any headers is refused, and so is one that is far too long", async () => {
    const url = `${world.publicUrl}/slack/events`;
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
    expect((await fetch(url, { method: "POST" })).status).toBe(401);
    const long = await fetch(url, { method: "POST", body: "x".repeat(600_000) }).catch(() => undefined);
    if (long) expect(long.status).toBe(413);
    expect((await fetch(url)).status).toBe(404);
    await world.slack.bring(event({}));
    await world.settle();
    expect(anna.seesAll).toContain(copy("menu.link"));
  });

  test("that lacks parts which Slack always sends does no harm", async () => {
    for (const body of [
      { type: "event_callback" },
      { type: "event_callback", event: {} },
      { type: "nobody knows" },
      {},
    ])
      expect([200, 400]).toContain((await world.slack.bring(body)).status);
    await anna.says("menu");
    expect(anna.seesAll).toContain(copy("menu.link"));
  });

  test("that verifies our address is answered", async () => {
    const brought = await world.slack.bring({ type: "url_verification", challenge: "a-challenge" });
    expect(JSON.parse(brought.body)).toEqual({ challenge: "a-challenge" });
  });
});

describe("a repeated request", () => {
  test("that is a retry or a replay is taken in once", async () => {
    await anna.says("menu");
    const before = anna.screen.length;
    expect((await world.slack.again("retry")).status).toBe(200);
    expect((await world.slack.again("replay")).status).toBe(200);
    await world.settle();
    expect(anna.screen).toHaveLength(before);
  });

  test("with the same press is taken in once", async () => {
    await anna.signsInAs("anna");
    await anna.presses("place");
    await world.slack.again("retry");
    await world.settle();
    expect(world.sandbox.control.log("anna").map(({ kind }) => kind)).toEqual(["ordered"]);
    expect(anna.seesAll.split(copy("order.placed"))).toHaveLength(2);
  });

  test("with the same form is taken in once", async () => {
    await anna.says("chcę rozmawiać z człowiekiem");
    await anna.submits("Nie mam przycisku.");
    const before = anna.screen.length;
    expect((await world.slack.again("retry")).status).toBe(200);
    await world.settle();
    expect(anna.screen).toHaveLength(before);
  });

  test("after a failure of the store is taken in when the store works again", async () => {
    const { commit } = world.store;
    let failures = 0;
    world.store.commit = () => Promise.reject(new Error(`the disk is full (${++failures})`));
    const brought = await anna.writes("menu");
    expect(brought.status).toBe(503);
    world.store.commit = commit;
    expect(failures).toBeGreaterThan(0);
    expect((await world.slack.again("retry")).status).toBe(200);
    await world.settle();
    expect(anna.seesAll).toContain(copy("menu.link"));
  });
});

describe("an interaction of an unknown kind", () => {
  test("is acknowledged at once, logged once for each name, and answered in a friendly way", async () => {
    await anna.says("menu");
    for (let time = 0; time < 3; time++) {
      const brought = await world.slack.bring(press({}, { action_id: "of-another-time", value: "x" }), { form: true });
      expect(brought).toMatchObject({ status: 200 });
      expect(brought.ms).toBeLessThan(3_000);
    }
    await world.settle();
    expect(warnings("nothing takes this")).toHaveLength(1);
    expect(anna.sees).toContain(copy("slack.oldButton"));
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["form", { type: "view_submission", view: { id: "V1", callback_id: "unknown", state: { values: {} } } }],
    ["form's end", { type: "view_closed", view: { id: "V1", callback_id: "unknown" } }],
    ["shortcut", { type: "shortcut", callback_id: "unknown", action_ts: "1.1" }],
    ["choice of options", { type: "block_suggestion", action_id: "unknown", block_id: "b", value: "" }],
  ])("is acknowledged at once: a %s", async (_, body) => {
    const { team, user } = press({}, {});
    const brought = await world.slack.bring({ team, user, trigger_id: "1.1", ...body }, { form: true });
    expect(brought).toMatchObject({ status: 200 });
    expect(brought.ms).toBeLessThan(3_000);
  });

  test("is answered with a short text: a command", async () => {
    const { team } = anna.person;
    const it = {
      command: "/other",
      team_id: team,
      user_id: anna.user,
      channel_id: anna.dm,
      trigger_id: "1.1",
      text: "",
    };
    const brought = await world.slack.bring(it, { form: true });
    expect(brought.body).toContain(copy("slack.otherCommand"));
  });

  test.each([
    ["an unknown dialog", "o/nothing?"],
    ["an old choice", "c/menu/1/main/order/old"],
    ["nonsense", "c/%%%"],
    ["too much", "x".repeat(900)],
  ])("does no harm: a button of ours that says %s", async (_, value) => {
    await anna.says("menu");
    const brought = await world.slack.bring(press({}, { action_id: "legitka:say:0", value }), { form: true });
    expect(brought.status).toBe(200);
    await world.settle();
    await anna.says("menu");
    expect(anna.sees).toContain(copy("menu.link"));
  });

  test("is closed and has no effect: a form whose hidden data was changed", async () => {
    const { team, user } = press({}, {});
    for (const private_metadata of ["", "null", "{}", '{"button":5}', "["]) {
      const view = { id: "V9", callback_id: "legitka:form", private_metadata, state: { values: {} } };
      const brought = await world.slack.bring(
        { type: "view_submission", team, user, trigger_id: "1.1", view },
        { form: true },
      );
      expect(brought.status).toBe(200);
    }
    await world.settle();
    expect(anna.screen).toEqual([]);
  });
});

describe("an event that is not a new message of a person", () => {
  test("is handled as a new message if it edits the words of the latest message", async () => {
    const { ts } = await anna.writes("menuu zzz");
    const before = anna.screen.length;
    await anna.does(world.slack.edits(anna.user, anna.dm, ts, "menu"));
    expect(anna.screen.length).toBe(before + 1);
    expect(anna.sees).toContain(copy("menu.link"));
    // Slack reports this change when it has added a preview of a link: the words are the same.
    const { team } = anna.person;
    const message = { type: "message", user: anna.user, text: "menu", ts, edited: { user: anna.user, ts: "9.9" } };
    const unfurled = {
      subtype: "message_changed",
      hidden: true,
      message,
      previous_message: { ...message, attachments: [] },
    };
    expect(
      (await world.slack.bring({ ...event({ ...unfurled, user: undefined, ts: "9.9" }), team_id: team })).status,
    ).toBe(200);
    await world.settle();
    expect(anna.screen.length).toBe(before + 1);
    await anna.says("status");
    const after = anna.screen.length;
    await anna.does(world.slack.edits(anna.user, anna.dm, ts, "pomoc"));
    expect(anna.screen.length).toBe(after);
  });

  test("is ignored if it is a deletion, our own message, or a message of another program", async () => {
    const { ts } = await anna.writes("menu");
    const before = anna.screen.length;
    await anna.does(world.slack.deletes(anna.user, anna.dm, ts));
    for (const it of [
      { subtype: "bot_message", bot_id: "B999", user: undefined, ts: "6.1" },
      { bot_id: "B999", ts: "6.2" },
      { subtype: "channel_topic", ts: "6.3" },
      { channel_type: "channel", channel: world.slack.general, ts: "6.4" },
      { channel_type: "mpim", ts: "6.5" },
    ])
      expect((await world.slack.bring({ ...event(it), event_id: `Ev${it.ts}` })).status).toBe(200);
    await world.settle();
    expect(anna.screen.length).toBeLessThanOrEqual(before);
    expect(world.slack.screen(world.slack.general, anna.user)).toEqual([]);
  });

  test("is answered in a friendly way if it is a file", async () => {
    await anna.does(world.slack.says(anna.user, anna.dm, "", { files: ["zdjecie.png"] }));
    expect(anna.screen.length).toBeGreaterThan(1);
    expect(anna.sees).not.toBe("");
  });
});
