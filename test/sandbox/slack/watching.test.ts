import { type ListeningSlack, type SlackHappening } from "../../../sandbox";
import { call, slackAlone } from "./calling";

let slack: ListeningSlack;
beforeEach(async () => {
  slack = await slackAlone();
});
afterEach(() => slack.close());

const inShort = (it: SlackHappening): string =>
  it.kind === "called"
    ? `called ${it.call.method}: ${it.call.outcome}`
    : it.kind === "removed"
      ? "removed"
      : `${it.kind} ${it.message.text}`;

test("a watcher is told about everything in conversations and about every call, in that order, until it stops watching", async () => {
  const { control } = slack;
  const seen: string[] = [];
  const lookAway = control.watch((it) => seen.push(inShort(it)));
  const channel = control.general;
  const { ts } = await control.says(control.person("anna").id, channel, "a person's");
  const posted = await call(slack, "chat.postMessage", { channel, text: "one" });
  await call(slack, "chat.update", { channel, ts: posted["ts"], text: "two" });
  await call(slack, "chat.update", { channel, ts, text: "not its own" });
  await call(slack, "chat.delete", { channel, ts: posted["ts"] });
  lookAway();
  await call(slack, "chat.postMessage", { channel, text: "unseen" });
  expect(seen).toEqual([
    "posted a person's",
    "posted one",
    "called chat.postMessage: ok",
    "changed two",
    "called chat.update: ok",
    "called chat.update: cant_update_message",
    "removed",
    "called chat.delete: ok",
  ]);
});

test("a recorded call contains the address it was sent to", async () => {
  await call(slack, "auth.test", {});
  expect(slack.control.calls().map(({ host }) => host)).toEqual([new URL(slack.apiUrl).host]);
});
