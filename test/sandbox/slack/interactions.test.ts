import type { KnownBlock, ModalView } from "@slack/types";
import { type ConnectedApp, connectApp, eventually } from "./connectedApp";

let world: ConnectedApp;
beforeEach(async () => {
  world = await connectApp();
});
afterEach(() => world.stop());

const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

/** A modal with one field, and a name by which the app recognises its submission. */
const modal = (callback_id: string, more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id,
  title: plain(callback_id),
  submit: plain("Next"),
  blocks: [
    {
      type: "input",
      block_id: "b",
      optional: true,
      label: plain("Words"),
      element: { type: "plain_text_input", action_id: "t" },
    },
  ],
  ...more,
});

async function opened(view: ModalView): Promise<string> {
  const { app, slack } = world;
  const { id } = slack.control.person("anna");
  app.shortcut("open", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view });
  });
  await slack.control.shortcut(id, "open");
  await eventually(() => slack.control.modal(id) !== undefined);
  return id;
}

test("an entry of a menu is chosen by its value or its words, and comes with the state of the fields", async () => {
  const { app, slack } = world;
  const { control } = slack;
  const pressed: unknown[] = [];
  app.action(/.*/, async ({ ack, action, body }) => {
    pressed.push({ action, state: "state" in body ? body.state : undefined });
    await ack();
  });
  const { id } = control.person("marta");
  const blocks: KnownBlock[] = [
    {
      type: "section",
      block_id: "menu",
      text: plain("Priority"),
      accessory: {
        type: "static_select",
        action_id: "priority",
        placeholder: plain("Choose"),
        options: [option("High", "high"), option("Usual", "usual")],
      },
    },
    { type: "actions", elements: [{ type: "overflow", action_id: "more", options: [option("Close", "close")] }] },
  ];
  const { channel } = control.helpdesk;
  const { ts = "" } = await app.client.chat.postMessage({ channel, text: "t", blocks });
  await control.presses(id, { channel, ts }, "priority", "High");
  await control.presses(id, { channel, ts }, "more", "close");
  expect(pressed).toMatchObject([
    {
      action: { type: "static_select", block_id: "menu", selected_option: { value: "high" } },
      state: { values: { menu: { priority: { selected_option: { value: "high" } } } } },
    },
    { action: { type: "overflow", selected_option: { value: "close" } } },
  ]);
  expect(() => control.presses(id, { channel, ts }, "nothing")).toThrow("Nothing there is called «nothing»");
});

test("of an ephemeral message the app is told where it was and not what it said", async () => {
  const { app, slack } = world;
  const { control } = slack;
  const bodies: object[] = [];
  app.action("go", async ({ ack, body, respond }) => {
    bodies.push(body);
    await ack();
    await respond({ delete_original: true });
  });
  const { id } = control.person("anna");
  const channel = control.general;
  const blocks: KnownBlock[] = [
    { type: "actions", elements: [{ type: "button", action_id: "go", text: plain("Go") }] },
  ];
  const { message_ts: ts = "" } = await app.client.chat.postEphemeral({ channel, user: id, text: "secret", blocks });
  await expect(async () => control.presses("piotr", { channel, ts }, "go")).rejects.toThrow("no message");
  await control.presses(id, { channel, ts }, "go");
  expect(bodies).toMatchObject([{ container: { is_ephemeral: true, message_ts: ts }, channel: { id: channel } }]);
  expect(bodies[0]).not.toHaveProperty("message");
  await eventually(() => control.screen(channel, id).length === 0);
});

test("modals lie over one another, are changed, and all go at once", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.view("one", ({ ack }) => ack({ response_action: "push", view: modal("two") }));
  app.view("two", ({ ack }) => ack({ response_action: "update", view: modal("three") }));
  app.view("three", ({ ack }) => ack({ response_action: "clear" }));
  const id = await opened(modal("one"));
  const root = control.modal(id)?.["id"];
  await control.submits(id, {});
  expect(control.modal(id)).toMatchObject({ callback_id: "two", previous_view_id: root, root_view_id: root });
  await control.submits(id, {});
  expect(control.modal(id)).toMatchObject({ callback_id: "three", previous_view_id: root });
  await control.submits(id, {});
  expect(control.modal(id)).toBeUndefined();
});

test("an answer to a modal that Slack would not take shows as a fault, and leaves it open", async () => {
  const { app, slack } = world;
  const { control } = slack;
  app.view("one", ({ ack }) => ack({ response_action: "errors", errors: { elsewhere: "Wrong." } }));
  const id = await opened(modal("one"));
  await expect(control.submits(id, {})).rejects.toThrow("elsewhere");
  expect(control.modal(id)).toMatchObject({ callback_id: "one" });
});

test("the app hears of a closed modal only when it asked to", async () => {
  const { app, slack } = world;
  const { control } = slack;
  const closed: string[] = [];
  app.view({ callback_id: /.*/, type: "view_closed" }, async ({ ack, view }) => {
    closed.push(view.callback_id);
    await ack();
  });
  const id = await opened(modal("quiet"));
  expect(await control.closes(id)).toBeUndefined();
  await control.shortcut(id, "open");
  await eventually(() => control.modal(id) !== undefined);
  await app.client.views.update({
    view_id: String(control.modal(id)?.["id"]),
    view: modal("told", { notify_on_close: true }),
  });
  expect(await control.closes(id)).toMatchObject({ status: 200 });
  expect(closed).toEqual(["told"]);
});

test("who joins and leaves the helpdesk is told, and that the app was removed", async () => {
  await world.stop();
  world = await connectApp({
    events: ["member_joined_channel", "member_left_channel", "subteam_members_changed"],
  });
  const { slack, events } = world;
  const { control } = slack;
  const { channel, group, team } = control.helpdesk;
  const { id } = control.person("karol");
  control.joins(id, "channel");
  control.joins(id, "group");
  control.leaves(id, "channel");
  control.leaves(id, "group");
  await control.idle();
  await control.uninstall(team);
  expect(events).toHaveLength(6);
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: "member_joined_channel", user: id, channel, channel_type: "G" }),
      expect.objectContaining({ type: "member_left_channel", user: id, channel }),
      expect.objectContaining({ type: "subteam_members_changed", subteam_id: group, added_users: [id] }),
      expect.objectContaining({ type: "subteam_members_changed", subteam_id: group, removed_users: [id] }),
      expect.objectContaining({ type: "tokens_revoked", tokens: { oauth: [], bot: ["U0LEGITKA01"] } }),
      expect.objectContaining({ type: "app_uninstalled" }),
    ]),
  );
});
