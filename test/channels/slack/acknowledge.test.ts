import { App } from "@slack/bolt";
import { acknowledgeWhenDone, TooSlow } from "../../../src/channels/slack/bolt/acknowledge";
import { createSlackLogger } from "../../../src/channels/slack/logger";
import { createTasks } from "../../../src/channels/slack/tasks";
import { silentLog } from "../../../src/ops/log";

/** Starts Bolt with a receiver that a test feeds with events, and collects everything that Bolt acknowledges. */
function open(withinMs = 5_000) {
  const acknowledged: unknown[] = [];
  const untaken: unknown[] = [];
  const late: unknown[] = [];
  const counted: string[] = [];
  const app = new App({
    receiver: { init: () => undefined, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    logger: createSlackLogger(silentLog),
    authorize: () => Promise.resolve({ botToken: "xoxb-1", botId: "B1", botUserId: "U1" }),
    convoStore: false,
  });
  app.error((error) => Promise.reject(error));
  const tasks = createTasks(silentLog);
  acknowledgeWhenDone(app, {
    noteLate: (channel) => void counted.push(channel),
    tasks,
    withinMs,
    onUnknownAction: (body) => {
      untaken.push(body["type"]);
      return Promise.resolve("nobody took it");
    },
    onFailed: () => Promise.resolve("try again"),
    onLate: (_, answer) => Promise.resolve(late.push(answer)),
  });
  const hear = (body: Record<string, unknown>) => {
    const ack = (response?: unknown) => Promise.resolve(void acknowledged.push(response));
    return app.processEvent({ body, ack });
  };
  return { app, tasks, acknowledged, untaken, late, counted, hear };
}

const message = {
  type: "event_callback",
  team_id: "T1",
  event: { type: "message", channel: "D1", channel_type: "im", user: "U2", text: "hej", ts: "1.1" },
};
const press = {
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U2" },
  actions: [{ type: "button", action_id: "a", block_id: "b" }],
};

/** A gate that holds something up until a test opens it. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => (pass = resolve));
  return { passed, open: () => pass() };
}

test("an event is acknowledged when its listener has finished, not before", async () => {
  const { app, acknowledged, hear } = open();
  const commit = gate();
  app.message(() => commit.passed);
  const heard = hear(message);
  await new Promise(setImmediate);
  expect(acknowledged).toEqual([]);
  commit.open();
  await heard;
  expect(acknowledged).toEqual([undefined]);
});

test("an event whose listener fails is not acknowledged", async () => {
  const { app, acknowledged, hear } = open();
  app.message(() => Promise.reject(new Error("the store is full")));
  await expect(hear(message)).rejects.toThrow("the store is full");
  expect(acknowledged).toEqual([]);
});

test("an event that takes longer than Slack waits is refused and counted, and its work goes on", async () => {
  const { app, tasks, acknowledged, counted, hear } = open(5);
  const commit = gate();
  const done: string[] = [];
  app.message(async () => {
    await commit.passed;
    done.push("committed");
  });
  await expect(hear(message)).rejects.toThrow(TooSlow);
  expect(acknowledged).toEqual([]);
  expect(counted).toEqual(["slack"]);
  commit.open();
  await tasks.idle();
  expect(done).toEqual(["committed"]);
});

test("a press that takes longer than Slack waits is not acknowledged, because it may still fail, and its work goes on", async () => {
  const { app, tasks, acknowledged, hear } = open(5);
  const commit = gate();
  const done: string[] = [];
  app.action("a", async ({ ack }) => {
    await commit.passed;
    await ack();
    done.push("committed");
  });
  await expect(hear(press)).rejects.toThrow(TooSlow);
  expect(acknowledged).toEqual([]);
  commit.open();
  await tasks.idle();
  expect(done).toEqual(["committed"]);
  expect(acknowledged).toEqual([]);
});

test("a form that takes longer than Slack waits stays open, and its work goes on", async () => {
  const { app, tasks, acknowledged, hear } = open(5);
  const commit = gate();
  const done: string[] = [];
  app.view("f", async ({ ack }) => {
    await commit.passed;
    await ack({ response_action: "errors", errors: { a: "no" } });
    done.push("committed");
  });
  const form = { type: "view_submission", team: { id: "T1" }, user: { id: "U2" }, view: { callback_id: "f" } };
  await expect(hear(form)).rejects.toThrow(TooSlow);
  expect(acknowledged).toEqual([]);
  commit.open();
  await tasks.idle();
  expect(done).toEqual(["committed"]);
  expect(acknowledged).toEqual([]);
});

const command = { command: "/a", team_id: "T1", user_id: "U2", channel_id: "D1", text: "" };

test("a command that takes longer than Slack waits is acknowledged, and answered later", async () => {
  const { app, tasks, acknowledged, untaken, late, hear } = open(5);
  const commit = gate();
  app.command("/a", async ({ ack }) => {
    await commit.passed;
    await ack("at last");
  });
  await hear(command);
  expect([acknowledged, late]).toEqual([[undefined], []]);
  commit.open();
  await tasks.idle();
  expect([acknowledged, late, untaken]).toEqual([[undefined], ["at last"], []]);
});

test("a command that takes longer than Slack waits and then fails is answered with the failure", async () => {
  const { app, tasks, acknowledged, late, hear } = open(5);
  const commit = gate();
  app.command("/a", async () => {
    await commit.passed;
    throw new Error("the store is full");
  });
  await hear(command);
  commit.open();
  await tasks.idle();
  expect([acknowledged, late]).toEqual([[undefined], ["try again"]]);
});

test("a command that was answered in time is not answered again when the rest of its work takes long", async () => {
  const { app, tasks, acknowledged, late, hear } = open(5);
  const commit = gate();
  app.command("/a", async ({ ack }) => {
    await ack("first");
    await commit.passed;
  });
  await hear(command);
  commit.open();
  await tasks.idle();
  expect([acknowledged, late]).toEqual([["first"], []]);
});

test("a press is acknowledged with the answer of the first of its listeners", async () => {
  const { app, acknowledged, hear } = open();
  app.command("/a", ({ ack }) => ack("first"));
  app.command(/./, ({ ack }) => ack("second"));
  await hear(command);
  expect(acknowledged).toEqual(["first"]);
});

test("a request without a listener is acknowledged with a text that says so", async () => {
  const { acknowledged, untaken, hear } = open();
  await hear(press);
  expect(acknowledged).toEqual(["nobody took it"]);
  expect(untaken).toEqual(["block_actions"]);
});
