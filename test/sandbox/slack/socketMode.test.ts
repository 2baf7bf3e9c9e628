import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { ListeningSlack } from "../../../sandbox";
import { WebSocket } from "ws";
import { call, slackAlone } from "./calling";
import { eventually, secrets } from "./connectedApp";

const appToken = "xapp-1-A-1";
let slack: ListeningSlack;
let app: App;
let receiver: SocketModeReceiver;
beforeEach(async () => {
  slack = await slackAlone({ appToken });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  receiver = new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    // The client also waits this long before it connects again.
    clientPingTimeout: 500,
    installerOptions: { clientOptions },
  });
  app = new App({ token: secrets.botToken, receiver, logLevel: LogLevel.ERROR, clientOptions });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

test("events, interactions and commands go over the app's own connection, and answers come back over it", async () => {
  const { control } = slack;
  const heard: string[] = [];
  app.message(({ message }) => {
    heard.push("text" in message ? (message.text ?? "") : "");
    return Promise.resolve();
  });
  app.command("/mlegitymacja", ({ ack, command }) => ack({ text: `over a socket: ${command.text}` }));
  app.view("ask", ({ ack }) => ack({ response_action: "errors", errors: { words: "Not this." } }));
  app.shortcut("open", async ({ ack, shortcut, client }) => {
    await ack();
    const plain = (text: string) => ({ type: "plain_text" as const, text });
    const element = { type: "plain_text_input" as const, action_id: "t" };
    const blocks = [{ type: "input" as const, block_id: "words", label: plain("Words"), element }];
    const view = { type: "modal" as const, callback_id: "ask", title: plain("Ask"), submit: plain("Send"), blocks };
    await client.views.open({ trigger_id: shortcut.trigger_id, view });
  });
  await app.start();
  await eventually(() => control.sockets() === 1);
  const { id } = control.person("anna");
  const dm = control.dm(id);

  expect(await control.says(id, dm, "hello")).toMatchObject({ status: 200 });
  await control.again("retry");
  expect(heard).toEqual(["hello", "hello"]);
  const commanded = await control.command(id, dm, "/mlegitymacja", "hej");
  expect(JSON.parse(commanded.body)).toEqual({ text: "over a socket: hej" });
  expect(control.screen(dm, id).at(-1)).toMatchObject({ text: "over a socket: hej", ephemeralTo: id });
  await control.shortcut(id, "open");
  await eventually(() => control.modal(id) !== undefined);
  expect(JSON.parse((await control.submits(id, { words: "x" })).body)).toMatchObject({ response_action: "errors" });
  expect(control.modal(id)).toBeDefined();
});

test("an app that is asked to connects anew, with a new address each time", async () => {
  const { control } = slack;
  await app.start();
  await eventually(() => control.sockets() === 1);
  const connected = new Promise((resolve) => receiver.client.once("connected", resolve));
  control.disconnects();
  await connected;
  expect(control.sockets()).toBe(1);
  const opened = control.calls().filter(({ method }) => method === "apps.connections.open");
  expect(opened.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
});

test("a connection needs the app's token, and its address works once", async () => {
  expect(await call(slack, "apps.connections.open")).toMatchObject({ error: "not_allowed_token_type" });
  expect(await call(slack, "apps.connections.open", {}, "xapp-other")).toMatchObject({ error: "invalid_auth" });
  const { url } = await call(slack, "apps.connections.open", {}, appToken);
  const connects = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(String(url));
      socket.onmessage = () => {
        socket.close();
        resolve(true);
      };
      socket.onerror = () => resolve(false);
    });
  expect(await connects()).toBe(true);
  expect(await connects()).toBe(false);
});
