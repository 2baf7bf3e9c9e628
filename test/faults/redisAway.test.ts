import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { createSlackSandbox, type SlackSandbox } from "../../sandbox";
import { startRedisProxy, type RedisProxy } from "../support/redis/redisProxy";
import { startRedis, type RedisServer } from "../support/redis/redisServer";
import { bundleProduct, type Bundle } from "./bundle";
import { startProcess, type ProductProcess } from "./productProcess";
import { until } from "../support/waiting";

const slackWaitsMs = 3_000;

/** A real process, as chat systems and load balancers see it while its Redis is out of reach. */
describe("a process whose Redis is away", () => {
  const dir = mkdtempSync(join(tmpdir(), "legitka-away-"));
  let bundle: Bundle;
  let server: RedisServer;
  let proxy: RedisProxy;
  let product: ProductProcess;
  let address = "";
  let slackServer: FastifyInstance;
  let emulated: SlackSandbox;
  beforeAll(async () => {
    [bundle, server] = await Promise.all([bundleProduct(), startRedis()]);
    proxy = await startRedisProxy(server.url);
    const secrets = { signingSecret: "slack-signing-secret", botToken: "xoxb-away" };
    let slackAt = "";
    emulated = createSlackSandbox({
      ...secrets,
      clientId: "away",
      clientSecret: "slack-client-secret",
      retryAfterMs: [],
      requestUrl: () => `${address}/slack/events`,
      ownUrl: () => slackAt,
    });
    slackServer = Fastify({ forceCloseConnections: true });
    slackServer.register(emulated.plugin, { prefix: "/sandbox/slack" });
    await slackServer.listen({ host: "127.0.0.1", port: 0 });
    slackAt = `http://127.0.0.1:${(slackServer.server.address() as AddressInfo).port}/sandbox/slack`;
    product = startProcess(bundle, {
      PORT: "0",
      DATA_DIR: dir,
      REDIS_URL: proxy.url,
      LOG_LEVEL: "info",
      TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_API_URL: `${slackAt}/api/`,
    });
    await product.ready;
    address = /Legitka is ready at (\S+)/.exec(product.said())?.[1] ?? product.said();
  });
  afterAll(async () => {
    await product.kill();
    await emulated.close();
    await slackServer.close();
    await proxy.close();
    await server.destroy();
    rmSync(dir, { recursive: true, force: true });
  });

  const untilReady = (isReady: boolean): Promise<void> =>
    until(`/readyz to say ${isReady}`, async () => ((await asks("/readyz")) === 200) === isReady);
  const asks = async (path: string): Promise<number> => (await fetch(`${address}${path}`)).status;
  const teams = async (id: string): Promise<number> => {
    const body = JSON.stringify({
      type: "message",
      id,
      text: "hej",
      channelId: "msteams",
      serviceUrl: "http://127.0.0.1:1/",
      from: {
        id: "29:ola",
        name: "Ola",
      },
      recipient: { id: "28:bot" },
      conversation: {
        id: "a:ola",
        conversationType: "personal",
        tenantId: "t",
      },
    });
    return (await fetch(`${address}/api/messages`, { method: "POST", headers: json, body })).status;
  };
  const slack = async (): Promise<number> => {
    const { control } = emulated;
    const { id } = control.person("anna");
    return (await control.says(id, control.dm(id), "hej")).status;
  };

  test("says so at /readyz, stays alive, and asks chats to send again within the time that Slack waits", async () => {
    expect([await asks("/readyz"), await slack(), await teams("0")]).toEqual([200, 200, 200]);
    await proxy.refuse();
    await untilReady(false);
    expect(await asks("/healthz")).toBe(200);
    const answers = Promise.all([slack(), teams("1")]);
    // Slack waits this long for an answer. The limit is three times as high, because this machine is busy with several processes.
    const late = new AbortController();
    const tooLate = rest(3 * slackWaitsMs, "late", { signal: late.signal }).catch(() => "not late");
    expect(await Promise.race([answers, tooLate])).toEqual([503, 503]);
    late.abort();
    expect(await asks("/metrics")).toBe(200);
  });

  test("becomes ready by itself when Redis is back, and takes in what is sent again", async () => {
    await proxy.accept();
    await untilReady(true);
    expect([await slack(), await teams("1")]).toEqual([200, 200]);
  });

  test("ends cleanly and soon when it is asked to while Redis is away", async () => {
    await proxy.refuse();
    await untilReady(false);
    expect(await product.stop()).toBe(0);
  });
});

const json = { "content-type": "application/json" };
