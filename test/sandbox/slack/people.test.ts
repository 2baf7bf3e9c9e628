import type { KnownBlock } from "@slack/types";
import { type ConnectedApp, connectApp, eventually } from "./connectedApp";

let world: ConnectedApp;
beforeEach(async () => {
  world = await connectApp();
});
afterEach(() => world.stop());

const yes: KnownBlock[] = [
  { type: "section", text: { type: "mrkdwn", text: "*Ready?*" } },
  {
    type: "actions",
    block_id: "choices",
    elements: [
      {
        type: "button",
        action_id: "yes",
        text: { type: "plain_text", text: "Yes, please" },
        value: "v1",
        style: "primary",
      },
      { type: "button", action_id: "no", text: { type: "plain_text", text: "No" } },
    ],
  },
];

test("a direct message reaches the app, and the answer appears in the conversation", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.message(async ({ say, message }) => {
    await say({ text: "Hello", blocks: yes, metadata: { event_type: "card", event_payload: { of: message.channel } } });
  });
  const { id } = control.person("anna");
  const dm = control.dm(id);

  const brought = await control.says(id, dm, "hi <b> anna@student.example");
  expect(brought.status).toBe(200);
  await eventually(() => world.events.length === 2);
  const screen = control.screen(dm);
  expect(screen.map(({ text }) => text)).toEqual([
    "hi &lt;b&gt; <mailto:anna@student.example|anna@student.example>",
    "Hello",
  ]);
  expect(world.events[0]).toMatchObject({ type: "message", channel_type: "im", user: id, channel: dm });
  expect(world.events[1]).toMatchObject({ type: "message", bot_id: "B0LEGITKA01", channel: dm, text: "Hello" });
});

test("a button is pressed by its name or its words, and the app answers over the response_url", async () => {
  const { app, slack } = world;
  const { control } = slack;
  const pressed: unknown[] = [];
  app.action(/.*/, async ({ ack, body, respond, action }) => {
    await ack();
    pressed.push(action);
    await respond({ replace_original: true, text: `pressed by ${body.user.id}` });
  });
  const { id } = control.person("anna");
  const dm = control.dm(id);
  const { ts } = await app.client.chat.postMessage({ channel: id, text: "Ready?", blocks: yes });

  await control.presses(id, { channel: dm, ts: ts ?? "" }, "Yes, please");
  expect(pressed).toMatchObject([
    { action_id: "yes", block_id: "choices", value: "v1", type: "button", style: "primary" },
  ]);
  await eventually(() => control.screen(dm)[0]?.text === `pressed by ${id}`);
  expect(control.screen(dm)[0]?.blocks).toBeUndefined();
  await control.idle();
  expect(world.events.at(-1)).toMatchObject({ subtype: "message_changed", message: { text: `pressed by ${id}` } });
});

test("a modal is opened, refused with errors, and closed by an empty answer", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.shortcut("legitka_open", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: "modal",
        callback_id: "ask",
        title: { type: "plain_text", text: "Ask" },
        submit: { type: "plain_text", text: "Send" },
        blocks: [
          {
            type: "input",
            block_id: "words",
            label: { type: "plain_text", text: "What is it?" },
            element: { type: "plain_text_input", action_id: "text", multiline: true, max_length: 20 },
          },
        ],
      },
    });
  });
  app.view("ask", async ({ ack, view }) => {
    const said = view.state.values["words"]?.["text"]?.value;
    await (said === "bad" ? ack({ response_action: "errors", errors: { words: "Not this." } }) : ack());
  });
  const { id } = control.person("oksana");

  await control.shortcut(id, "legitka_open");
  await eventually(() => control.modal(id) !== undefined);
  expect(control.modal(id)).toMatchObject({ callback_id: "ask", title: { text: "Ask" } });
  await expect(control.submits(id, {})).rejects.toThrow("required");
  await expect(control.submits(id, { words: "x".repeat(21) })).rejects.toThrow("too long");
  const refused = await control.submits(id, { "What is it?": "bad" });
  expect(JSON.parse(refused.body)).toEqual({ response_action: "errors", errors: { words: "Not this." } });
  expect(control.modal(id)).toBeDefined();
  await control.submits(id, { words: "good" });
  expect(control.modal(id)).toBeUndefined();
});

test("only the person who typed a command sees the app's answer to it", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.command("/mlegitymacja", async ({ ack, command }) => {
    await ack({ response_type: "ephemeral", text: `you said ${command.text} in ${command.channel_name}` });
  });
  const anna = control.person("anna").id;
  const piotr = control.person("piotr").id;

  const { status } = await control.command(anna, control.general, "/mlegitymacja", "hej");
  expect(status).toBe(200);
  expect(control.screen(control.general, anna)).toMatchObject([{ text: "you said hej in ogólny", ephemeralTo: anna }]);
  expect(control.screen(control.general, piotr)).toEqual([]);
});

test("opening the Home tab is reported to the app, and the tab shows what the app published", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: yes } });
  });
  const pressed: unknown[] = [];
  app.action("no", async ({ ack, body }) => {
    pressed.push(body);
    await ack();
  });
  const { id } = control.person("marta");

  await control.opensHome(id);
  await eventually(() => control.home(id) !== undefined);
  await control.presses(id, "home", "no");
  expect(pressed).toMatchObject([{ type: "block_actions", container: { type: "view" }, view: { type: "home" } }]);
});

test("a request is repeated exactly, as Slack retries it, or with a wrong signature or an old one", async () => {
  const { app, slack } = world;
  const { control } = slack;
  const heard: (string | undefined)[] = [];
  app.message(({ context, message }) => {
    heard.push(`${message.ts} ${context.retryNum ?? "first"}`);
    return Promise.resolve();
  });
  const { id } = control.person("anna");
  const { ts } = await control.says(id, control.dm(id), "once");
  await control.again("retry");
  await control.again("replay");
  expect(heard).toEqual([`${ts} first`, `${ts} 1`, `${ts} first`]);

  const body = { type: "event_callback", team_id: "T1", event: { type: "message" } };
  expect((await control.bring(body, { secret: "wrong" })).status).toBe(401);
  expect((await control.bring(body, { at: 1_000_000 })).status).toBe(401);
  expect((await control.bring(body)).status).toBe(200);
});

test("a mention, a message in a thread, an edited and a deleted message are reported as Slack reports them", async () => {
  const { slack, events } = world;
  const { control } = slack;
  const marta = control.person("marta").id;
  const anna = control.person("anna").id;
  const { channel } = control.helpdesk;

  await control.says(anna, control.general, "<@U0LEGITKA01> hello");
  const root = await control.says(marta, channel, "look");
  const reply = await control.says(marta, channel, "here", { thread: root.ts });
  await control.edits(marta, channel, reply.ts, "there");
  await control.deletes(marta, channel, reply.ts);
  expect(events).toMatchObject([
    { type: "message", channel_type: "channel" },
    { type: "app_mention", user: anna },
    { type: "message", channel_type: "group", ts: root.ts },
    { type: "message", thread_ts: root.ts, parent_user_id: marta },
    {
      subtype: "message_changed",
      message: { text: "there" },
      previous_message: { text: "here" },
      channel_type: "group",
    },
    { subtype: "message_deleted", deleted_ts: reply.ts, previous_message: { text: "there" } },
  ]);
  await expect(control.says(anna, channel, "let me in")).rejects.toThrow("not in the conversation");
});

test("a file is uploaded into a conversation, and is gone when deleted", async () => {
  const { app, slack, events } = world;
  const { control } = slack;
  const { id } = control.person("anna");
  const dm = control.dm(id);
  const content = Buffer.from("a picture");
  await app.client.filesUploadV2({
    channel_id: dm,
    file: content,
    filename: "code.png",
    title: "Code",
    alt_text: "QR",
  });
  const [shared] = control.screen(dm);
  const fileId = shared?.files?.[0]?.id ?? "";
  expect(shared?.files).toMatchObject([{ name: "code.png", mimetype: "image/png" }]);
  expect(control.file(fileId)).toEqual(content);
  await control.idle();
  expect(events.at(-1)).toMatchObject({ subtype: "file_share", files: [{ id: fileId }], channel: dm, ts: shared?.ts });

  await app.client.files.delete({ file: fileId });
  expect(control.file(fileId)).toBeUndefined();
  expect(control.screen(dm)).toEqual([]);
  await expect(app.client.files.delete({ file: fileId })).rejects.toThrow("file_deleted");
});
