import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call, slackAlone } from "./calling";
import { eventually } from "./connectedApp";

/** An app that answers as it is told, and records what is delivered to it. */
interface Listener {
  readonly url: string;
  readonly heard: { readonly headers: Readonly<Record<string, unknown>>; readonly text: string }[];
  /** The statuses of the next answers; undefined means that the request is never answered. After these, every answer is 200. */
  answers: (number | undefined)[];
  close(): void;
}

let listener: Listener;
beforeEach(async () => {
  listener = await listen();
});
afterEach(() => listener.close());

test("an app that does not answer within Slack's patience is given up, and one that is not there as well", async () => {
  const slack = await slackAlone({ requestUrl: () => listener.url, withinMs: 50 });
  const { id } = slack.control.person("anna");
  listener.answers = [undefined];
  expect(await slack.control.says(id, slack.control.dm(id), "hello")).toMatchObject({ status: 0, body: "" });
  await slack.close();

  const alone = await slackAlone();
  expect(await alone.control.says(id, alone.control.dm(id), "hello")).toMatchObject({ status: 0 });
  await alone.close();
});

test("an event that is refused is brought again as Slack does, until it is taken; a press is not", async () => {
  const slack = await slackAlone({ requestUrl: () => listener.url, retryAfterMs: [0, 1, 1] });
  const { control } = slack;
  const { id } = control.person("anna");
  listener.answers = [503, 503, 200];
  expect(await control.says(id, control.dm(id), "hello")).toMatchObject({ status: 503 });
  await eventually(() => listener.heard.length === 3);
  const numbers = listener.heard.map(({ headers }) => headers["x-slack-retry-num"]);
  expect(numbers).toEqual([undefined, "1", "2"]);
  expect(listener.heard[1]?.headers).toMatchObject({ "x-slack-retry-reason": "http_error" });
  expect(new Set(listener.heard.map(({ text }) => text)).size).toBe(1);

  listener.answers = [503];
  expect(await control.shortcut(id, "any")).toMatchObject({ status: 503 });
  await control.says(id, control.dm(id), "and on");
  expect(listener.heard).toHaveLength(5);
  await slack.close();
});

test("what the app does in a conversation it hears of in that order, without being kept waiting for it", async () => {
  const slack = await slackAlone({ requestUrl: () => listener.url });
  const channel = slack.control.general;
  for (let at = 0; at < 20; at += 1) await call(slack, "chat.postMessage", { channel, text: `message ${at}` });
  await slack.control.idle();
  const said = listener.heard.map(({ text }) => (JSON.parse(text) as { event: { text: string } }).event.text);
  expect(said).toEqual(Array.from({ length: 20 }, (_, at) => `message ${at}`));
  await slack.close();
});

test("only what was subscribed to is brought", async () => {
  const slack = await slackAlone({ requestUrl: () => listener.url, events: ["message.im"] });
  const { control } = slack;
  const { id } = control.person("marta");
  await control.says(id, control.general, "to all");
  await control.says(id, control.dm(id), "to the app");
  control.leaves("wojtek", "group");
  await control.idle();
  expect(listener.heard.map(({ text }) => (JSON.parse(text) as { event: { text: string } }).event.text)).toEqual([
    "to the app",
  ]);
  await slack.close();
});

test("conversations outlive a restart; the oldest messages do not pile up", async () => {
  const dir = mkdtempSync(join(tmpdir(), "slack-"));
  const options = { stateFile: join(dir, "slack.json") };
  const first = await slackAlone(options);
  const channel = first.control.general;
  for (let at = 0; at < 2_010; at += 1) first.control.says("marta", channel, `m${at}`).catch(() => undefined);
  const { ts } = await call(first, "chat.postMessage", { channel, text: "kept" });
  await first.close();
  expect(statSync(options.stateFile).mode & 0o777).toBe(0o600);

  const second = await slackAlone(options);
  const screen = second.control.screen(channel);
  expect(screen).toHaveLength(2_000);
  expect(screen.at(-1)).toMatchObject({ ts, text: "kept" });
  expect(await call(second, "chat.update", { channel, ts, text: "changed" })).toMatchObject({ ok: true });
  const later = await call(second, "chat.postMessage", { channel, text: "later" });
  expect(Number(later["ts"])).toBeGreaterThan(Number(ts));
  await second.close();
  rmSync(dir, { recursive: true });
});

async function listen(): Promise<Listener> {
  const heard: Listener["heard"] = [];
  const server: Server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      heard.push({ headers: request.headers, text });
      const isNext = it.answers.length > 0;
      const status = it.answers.shift() ?? (isNext ? undefined : 200);
      if (status !== undefined) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const it: Listener = {
    url,
    heard,
    answers: [],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return it;
}
