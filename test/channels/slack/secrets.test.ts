import { chatKey, chatRecord } from "../../../src/conversation/chat";
import { openSlackWorld, type SlackWorld, type SlackWorldOptions } from "./slackWorld";
import type { SlackStudent } from "./slackStudent";
import { copy } from "../../support/copy";

let world: SlackWorld;
let anna: SlackStudent;
afterEach(() => world.close());

/** A student who has ordered and whose code will be ready soon. */
async function withOrder(options: SlackWorldOptions = {}): Promise<void> {
  world = await openSlackWorld(options);
  anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
}

const secrets = () => {
  const { control } = world.sandbox;
  return control.secrets(control.orders("anna").at(-1)!.id)!;
};
const shows = (): boolean => anna.seesAll.includes(secrets().distributionPass);

/** Every file that was ever uploaded and that can still be seen. */
const files = (): string[] =>
  world.slack
    .calls()
    .filter(({ method, outcome }) => method === "files.completeUploadExternal" && outcome === "ok")
    .flatMap(({ args }) => fileIds(args["files"]))
    .filter((id) => world.slack.file(id) !== undefined);

function fileIds(given: unknown): string[] {
  const list = typeof given === "string" ? (JSON.parse(given) as unknown) : given;
  return (list as { id: string }[]).map(({ id }) => id);
}

describe("the code and the file with the QR", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["when the card was collected", () => Promise.resolve(world.sandbox.control.collect("anna"))],
    ["when they were on the screen long enough", () => world.pass(16 * 60_000, 60_000)],
    ["when the student signed out", () => anna.says("wyloguj mnie").then(() => anna.presses("confirm"))],
  ])("disappear %s", async (_, ends) => {
    await withOrder();
    await world.pass(3 * 60_000);
    expect(shows()).toBe(true);
    expect(files()).toHaveLength(1);
    const { distributionPass } = secrets();
    await ends();
    await world.pass(60_000);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(anna.seesAll).not.toContain(copy("code.qrTextLabel"));
    expect(files()).toEqual([]);
  });

  test("disappear even if somebody has deleted the message", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    const message = anna.screen.find((it) => JSON.stringify(it).includes(secrets().distributionPass))!;
    world.slack.removesMessage(anna.dm, message.ts);
    expect(files()).toHaveLength(1);
    await world.pass(20 * 60_000, 60_000);
    expect(files()).toEqual([]);
    expect(world.logLines.join()).not.toContain("a job failed");
  });

  test("of an earlier showing disappear when they are shown again", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    await anna.says("pokaż kod");
    await anna.presses("show");
    expect(shows()).toBe(true);
    expect(files()).toHaveLength(1);
    expect(anna.seesAll.split(secrets().distributionPass)).toHaveLength(2);
  });
});

describe("while Slack has failures", () => {
  test.each(["chat.update", "files.getUploadURLExternal", "files.completeUploadExternal"])(
    "a code whose %s failed, or was done without an answer, is shown with one file and disappears when its time is over",
    async (method) => {
      await withOrder();
      await world.pass(50_000);
      world.slack.answer(method, { status: 500, taken: true }, { retryAfter: 3 }, { error: "internal_error" });
      await world.pass(5 * 60_000);
      expect(shows()).toBe(true);
      expect(files()).toHaveLength(1);
      expect(anna.seesAll).not.toContain(copy("problem.fault"));
      const { distributionPass } = secrets();
      await world.pass(20 * 60_000, 60_000);
      expect(anna.seesAll).not.toContain(distributionPass);
      expect(files()).toEqual([]);
    },
  );

  test.each(["files.getUploadURLExternal", "files.completeUploadExternal"])(
    "a code whose QR is refused as a file (%s) is shown as text, and disappears when its time is over",
    async (method) => {
      await withOrder();
      await world.pass(50_000);
      world.slack.answer(method, { error: "invalid_arguments" });
      await world.pass(3 * 60_000);
      expect(shows()).toBe(true);
      expect(anna.seesAll).toContain(secrets().token);
      expect(files()).toEqual([]);
      const { distributionPass } = secrets();
      await world.pass(20 * 60_000, 60_000);
      expect(anna.seesAll).not.toContain(distributionPass);
    },
  );

  test("a code disappears even if the text that replaces it is refused as a card", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    const { distributionPass } = secrets();
    expect(shows()).toBe(true);
    await world.pass(10 * 60_000, 60_000);
    world.slack.answer("chat.update", { error: "invalid_blocks" });
    await world.pass(10 * 60_000, 60_000);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(JSON.stringify(anna.screen)).not.toContain(distributionPass);
  });

  test("a file that cannot be deleted yet is deleted later", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    world.slack.answer("files.delete", { status: 503 }, { retryAfter: 40 });
    world.sandbox.control.collect("anna");
    await world.pass(4 * 60_000);
    expect(files()).toEqual([]);
  });

  test.each<[string, Parameters<SlackWorld["slack"]["answer"]>[1]]>([
    ["is limited", { retryAfter: 40 }],
    ["is down", { status: 503 }],
    ["takes the right away", { error: "missing_scope" }],
  ])("the code disappears at once, although the file has to wait, when Slack %s", async (_, refusal) => {
    await withOrder();
    await world.pass(3 * 60_000);
    const { distributionPass } = secrets();
    world.slack.answer("files.delete", ...Array.from({ length: 200 }, () => refusal));
    world.sandbox.control.collect("anna");
    await world.pass(90_000);
    expect(files()).toHaveLength(1);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(anna.seesAll).not.toContain(copy("code.qrTextLabel"));
  });

  test("a file is deleted although the text has to wait, each in its own time", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    const { distributionPass } = secrets();
    world.slack.answer("files.delete", { error: "missing_scope" }, { error: "missing_scope" });
    world.slack.answer("chat.update", ...Array.from({ length: 10 }, () => ({ retryAfter: 20 })));
    world.sandbox.control.collect("anna");
    await world.pass(130_000);
    expect(anna.seesAll).toContain(distributionPass);
    expect(files()).toEqual([]);
    await world.pass(5 * 60_000);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(world.logLines.join()).not.toContain("a job failed");
  });

  test("a file that somebody has deleted does not keep the code on the screen", async () => {
    await withOrder();
    await world.pass(3 * 60_000);
    world.slack.answer("files.delete", { error: "file_not_found" });
    const { distributionPass } = secrets();
    world.sandbox.control.collect("anna");
    await world.pass(2 * 60_000);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(anna.sees).toContain(copy("push.collectedTitle"));
  });

  test("a code whose message was deleted before it came is shown in another one", async () => {
    await withOrder();
    await world.pass(50_000);
    world.slack.answer("chat.update", { error: "message_not_found" });
    await world.pass(5 * 60_000);
    expect(shows()).toBe(true);
    expect(files()).toHaveLength(1);
  });
});

test.each<[string, number]>([
  ["send", 1],
  ["update", 1],
  ["chat.postMessage", 1],
  ["chat.update", 1],
  ["files.getUploadURLExternal", 1],
  ["upload", 1],
  ["files.completeUploadExternal", 1],
  ...[1, 2, 3, 4, 5, 6].map((nth): [string, number] => ["commit", nth]),
])(
  "a process that dies at its %s no. %i while showing the code shows it later and leaves neither code nor file behind",
  async (name, nth) => {
    await withOrder();
    await world.pass(50_000);
    const dying = world.process;
    let seen = 0;
    dying.dieAt((step) => {
      const pushed = anna.seesAll.includes(copy("push.readyTitle"));
      return pushed && step.name === name && ++seen === nth;
    });
    await world.pass(120_000);
    expect(dying.isDead).toBe(true);
    // Another process takes over the outbox of the dead process when its lease ends.
    await world.pass(180_000);
    expect(shows()).toBe(true);
    expect(files()).toHaveLength(1);
    const { distributionPass } = secrets();
    world.sandbox.control.collect("anna");
    await world.pass(20 * 60_000, 60_000);
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(files()).toEqual([]);
  },
);

test("a process held up for so long that another one shows the code shows no second QR", async () => {
  await withOrder();
  await world.pass(3 * 60_000);
  const person = chatRecord.read((await world.store.get(chatKey(anna.key)))!);
  const begun = files().length;
  // The lease of this job has been lost: another process has taken the job over and finished it.
  const job = { queue: "outbox", id: "taken", partition: anna.key, payload: {}, claim: 1 };
  expect(await world.app.codes.show({ job, chatId: anna.key, chat: person, orderId: "" })).toBe("shown");
  await world.settle();
  expect(files()).toHaveLength(begun);
  expect(anna.screen.filter((it) => JSON.stringify(it).includes(secrets().distributionPass))).toHaveLength(1);
});

test("a process that wakes after another one has shown the code leaves that code alone", async () => {
  await withOrder();
  await world.pass(3 * 60_000);
  const person = chatRecord.read((await world.store.get(chatKey(anna.key)))!);
  let id = "";
  for await (const { key } of world.store.scan("shown", anna.key)) id = key.id ?? "";
  const before = files();
  const job = { queue: "outbox", id, partition: anna.key, payload: {}, claim: 2 };
  expect(await world.app.codes.show({ job, chatId: anna.key, chat: person, orderId: "" })).toBe("shown");
  await world.settle();
  expect(before).toHaveLength(1);
  expect(files()).toEqual(before);
});
