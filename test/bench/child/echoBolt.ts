/**
 * The peer: an app that only echoes, as Slack's own samples write it (bolt-js, «Getting started»): Bolt's own HTTP receiver,
 * signatures verified, and one `say`.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App } from "@slack/bolt";
import { serveBench } from "../teams/child";

void serveBench(async () => {
  // Bolt does not say which port it took.
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const app = new App({
    token: process.env["SLACK_BOT_TOKEN"]!,
    signingSecret: process.env["SLACK_SIGNING_SECRET"]!,
    clientOptions: { slackApiUrl: process.env["SLACK_API_URL"]! },
  });
  app.message(async ({ message, say }) => {
    await say(`echo ${"text" in message ? (message.text ?? "") : ""}`);
  });
  await app.start(port);
  return { address: `http://127.0.0.1:${port}`, stop: () => app.stop().then(() => undefined) };
});
