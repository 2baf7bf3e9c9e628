import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "undici";
import { compared, quantiles } from "./compared";
import { openLoad } from "./load";
import { openChat, pressing, signingSecret, typing } from "./slack/chat";
import { openWebApi, type WebApi } from "./slack/webApi";
import { startBot, type Bot } from "./teams/bot";
import { contender } from "./teams/contender";

const people = 96;
const atOnce = 32;
const slices = 6;
const sliceMs = 2_000;
const warmUpMs = 6_000;

/** Opens what a bench needs, and closes it again however the bench ends. */
async function withSlack<T>(
  bench: (deps: { readonly slack: WebApi; readonly product: Bot; start(file: string): Promise<Bot> }) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-bench-slack-"));
  const open: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })];
  try {
    const slack = await openWebApi();
    open.push(() => slack.close());
    const start = async (file: string): Promise<Bot> => {
      const bot = await startBot(file, {
        PORT: "0",
        DATA_DIR: dir,
        LOG_LEVEL: "silent",
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_BOT_TOKEN: "xoxb-bench",
        SLACK_API_URL: slack.url,
      });
      open.push(() => bot.end());
      return bot;
    };
    return await bench({ slack, product: await start("product.ts"), start });
  } finally {
    for (const close of open.reverse()) await close();
  }
}

/**
 * A whole turn in Slack, 32 of 96 people at once: from the signed request to `/slack/events` until that is acknowledged and
 * the app's message has arrived at the Web API. The product as `npm start` starts it, against a bare echo app on Bolt with
 * the same kind of receiver that hears the same words; each in a process of its own, in turns in one run, about forty
 * seconds. `cpu_ms` as for `teams.turn`.
 */
export const benchSlack = (): Promise<Record<string, string | number>> =>
  withSlack(async ({ slack, product, start }) => {
    const echo = await start("echoBolt.ts");
    const chats = (app: string) => ({
      people,
      atOnce,
      name: app,
      chatOf: (n: number) => openChat(app, n),
      listen: (chat: string, arrived: (card: unknown, at: number) => void) => slack.listen(chat, arrived),
    });
    const ours = openLoad({ ...chats("LEG"), address: product.address, next: pressing(people) });
    const theirs = openLoad({ ...chats("ECHO"), address: echo.address, next: typing(people) });
    try {
      // This slice is not counted: the code gets warm, and people get the history that comes with months of use.
      await ours.slice(warmUpMs);
      await theirs.slice(warmUpMs);
      const [mine, peer] = [contender(product, ours), contender(echo, theirs)];
      for (let round = 0; round < slices; round++) {
        await mine.measure(sliceMs);
        await peer.measure(sliceMs);
      }
      return { bench: "slack.turn", ...compared("Bolt echo", mine.measured(), peer.measured()) };
    } finally {
      await ours.close();
      await theirs.close();
    }
  });

const crowd = 1_000;
const rounds = 5;

/**
 * How long Slack waits for an acknowledgement when a thousand events come at once, each of another person and over a
 * connection of its own; five times. `first` is the very first round, when the app knows nobody and asks Slack who they are.
 * Slack's own limit is 3,000 ms.
 */
export const benchSlackAck = (): Promise<Record<string, string | number>> =>
  withSlack(async ({ product }) => {
    const chats = Array.from({ length: crowd }, (_, n) => openChat("ACK", n));
    const pool = new Pool(product.address, { connections: crowd, pipelining: 1, keepAliveTimeout: 60_000 });
    const once = async (text: string): Promise<number[]> => {
      const requests = chats.map((it) => it.request({ kind: "type", text }));
      return Promise.all(
        requests.map(async ({ path, headers, body }) => {
          const since = performance.now();
          const { statusCode, body: said } = await pool.request({
            method: "POST",
            path,
            headers: { ...headers },
            body,
          });
          await said.text();
          if (statusCode !== 200) throw new Error(`an event was answered with ${statusCode}`);
          return performance.now() - since;
        }),
      );
    };
    try {
      const first = quantiles(await once("menu"));
      const later: number[] = [];
      for (let round = 0; round < rounds; round++) later.push(...(await once("jak dodać legitymację do mObywatela?")));
      const at = quantiles(later);
      return {
        bench: "slack.ack",
        events: crowd,
        p50_ms: at(0.5),
        p99_ms: at(0.99),
        max_ms: at(1),
        first_p50_ms: first(0.5),
        first_p99_ms: first(0.99),
        first_max_ms: first(1),
      };
    } finally {
      await pool.destroy();
    }
  });
