import type { ListeningSlack } from "../../../sandbox";
import { call, slackAlone } from "./calling";

let slack: ListeningSlack;
beforeAll(async () => {
  slack = await slackAlone();
});
afterAll(() => slack.close());

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const many = <T>(count: number, it: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => it(at));
const option = (at: number) => ({ text: plain(`o${at}`), value: `${at}` });
const image = { type: "image", alt_text: "a drawing", image_url: "https://legitka.example/a.png" };

/** Pairs of messages: one just within a limit and one just beyond it. */
const limits: readonly [what: string, within: object[], beyond: object[]][] = [
  ["50 blocks", many(50, () => ({ type: "divider" })), many(51, () => ({ type: "divider" }))],
  ["3000 characters a section", [section("x".repeat(3000))], [section("x".repeat(3001))]],
  ["a section with something in it", [section("x")], [{ type: "section" }]],
  [
    "10 fields of 2000 characters",
    [{ type: "section", fields: many(10, () => plain("x".repeat(2000))) }],
    [{ type: "section", fields: many(11, () => plain("x")) }],
  ],
  [
    "2000 characters a field",
    [{ type: "section", fields: [plain("x".repeat(2000))] }],
    [{ type: "section", fields: [plain("x".repeat(2001))] }],
  ],
  [
    "75 characters a button",
    [actions(button({ text: plain("x".repeat(75)) }))],
    [actions(button({ text: plain("x".repeat(76)) }))],
  ],
  ["plain text in a button", [actions(button())], [actions(button({ text: { type: "mrkdwn", text: "*Go*" } }))]],
  [
    "2000 characters in a button's value",
    [actions(button({ value: "x".repeat(2000) }))],
    [actions(button({ value: "x".repeat(2001) }))],
  ],
  [
    "255 characters in an action_id",
    [actions(button({ action_id: "x".repeat(255) }))],
    [actions(button({ action_id: "x".repeat(256) }))],
  ],
  [
    "255 characters in a block_id",
    [{ type: "divider", block_id: "x".repeat(255) }],
    [{ type: "divider", block_id: "x".repeat(256) }],
  ],
  ["two styles", [actions(button({ style: "danger" }))], [actions(button({ style: "default" }))]],
  [
    "each action_id once in a block",
    [actions(button({ action_id: "a" }), button({ action_id: "b" }))],
    [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
  ],
  [
    "each block_id once",
    [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "b" },
    ],
    [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ],
  ],
  ["25 elements a block", [actions(...many(25, () => button()))], [actions(...many(26, () => button()))]],
  [
    "10 elements of a context",
    [{ type: "context", elements: many(10, () => plain("x")) }],
    [{ type: "context", elements: many(11, () => plain("x")) }],
  ],
  [
    "150 characters a header",
    [{ type: "header", text: plain("x".repeat(150)) }],
    [{ type: "header", text: plain("x".repeat(151)) }],
  ],
  [
    "a header in plain text",
    [{ type: "header", text: plain("x") }],
    [{ type: "header", text: { type: "mrkdwn", text: "x" } }],
  ],
  ["an image's words", [image], [{ ...image, alt_text: undefined }]],
  ["one source of an image", [image], [{ ...image, slack_file: { id: "F1" } }]],
  [
    "100 options of a menu",
    [actions({ type: "static_select", options: many(100, option) })],
    [actions({ type: "static_select", options: many(101, option) })],
  ],
  [
    "150 characters in an option's value",
    [actions({ type: "static_select", options: [{ text: plain("x"), value: "x".repeat(150) }] })],
    [actions({ type: "static_select", options: [{ text: plain("x"), value: "x".repeat(151) }] })],
  ],
  [
    "300 characters of a question back",
    [actions(button({ confirm: { text: plain("x".repeat(300)) } }))],
    [actions(button({ confirm: { text: plain("x".repeat(301)) } }))],
  ],
  ["no empty text", [section("x")], [section("")]],
  ["known properties only", [section("x")], [{ ...section("x"), colour: "red" }]],
  ["known blocks only", [section("x")], [{ type: "paragraph", text: plain("x") }]],
  ["known elements only", [actions(button())], [actions({ type: "link_button", text: plain("x") })]],
];

test.each(limits)("a message is held to %s", async (_, within, beyond) => {
  const channel = slack.control.general;
  expect(await call(slack, "chat.postMessage", { channel, text: "t", blocks: within })).toMatchObject({ ok: true });
  const refused = await call(slack, "chat.postMessage", { channel, text: "t", blocks: beyond });
  expect(refused).toMatchObject({ ok: false, error: "invalid_blocks" });
  const { messages } = refused["response_metadata"] as { messages: string[] };
  expect(messages[0]).toMatch(/^(\[ERROR\] .*\[json-pointer:\/blocks|.* stands twice)/);
});

const modal = (more: object = {}) => ({
  type: "modal",
  title: plain("Ask"),
  submit: plain("Send"),
  blocks: [section("x")],
  ...more,
});
const input = (element: object, more: object = {}) => ({
  type: "input",
  label: plain("l"),
  element: { type: "plain_text_input", ...element },
  ...more,
});

test.each([
  ["100 blocks", { blocks: many(100, () => section("x")) }, { blocks: many(101, () => section("x")) }],
  ["24 characters in its title", { title: plain("x".repeat(24)) }, { title: plain("x".repeat(25)) }],
  ["24 characters on its button", { submit: plain("x".repeat(24)) }, { submit: plain("x".repeat(25)) }],
  ["24 characters on the other one", { close: plain("x".repeat(24)) }, { close: plain("x".repeat(25)) }],
  ["3000 characters of own data", { private_metadata: "x".repeat(3000) }, { private_metadata: "x".repeat(3001) }],
  ["255 characters in its name", { callback_id: "x".repeat(255) }, { callback_id: "x".repeat(256) }],
  ["3000 characters in a field", { blocks: [input({ max_length: 3000 })] }, { blocks: [input({ max_length: 3001 })] }],
  [
    "2000 characters over a field",
    { blocks: [input({}, { label: plain("x".repeat(2000)) })] },
    { blocks: [input({}, { label: plain("x".repeat(2001)) })] },
  ],
  [
    "150 characters of a hint in a field",
    { blocks: [input({ placeholder: plain("x".repeat(150)) })] },
    { blocks: [input({ placeholder: plain("x".repeat(151)) })] },
  ],
  ["a button to send its fields", { blocks: [input({})] }, { blocks: [input({})], submit: undefined }],
])("a modal is held to %s", async (_, within, beyond) => {
  const { id } = slack.control.person("anna");
  const open = async (view: object) => {
    // The app does not listen; the trigger is created all the same.
    await slack.control.shortcut(id, "any");
    return call(slack, "views.open", { trigger_id: slack.control.lastTrigger(), view });
  };
  expect(await open(modal(within))).toMatchObject({ ok: true });
  expect(await open(modal(beyond))).toMatchObject({ ok: false, error: "invalid_arguments" });
});

test("a text is held to Slack's lengths", async () => {
  const channel = slack.control.general;
  const { ts } = await call(slack, "chat.postMessage", { channel, text: "x".repeat(40_000) });
  expect(await call(slack, "chat.postMessage", { channel, text: "x".repeat(40_001) })).toMatchObject({
    error: "msg_too_long",
  });
  expect(await call(slack, "chat.postMessage", { channel })).toMatchObject({ error: "no_text" });
  expect(await call(slack, "chat.update", { channel, ts, text: "x".repeat(4_000) })).toMatchObject({ ok: true });
  expect(await call(slack, "chat.update", { channel, ts, text: "x".repeat(4_001) })).toMatchObject({
    error: "msg_too_long",
  });
});
