import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listenSandbox, startInbox, type Inbox, type ListeningSandbox } from "../../sandbox";
import { randomBytes } from "node:crypto";
import { manyStudents } from "../support/manyStudents";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { sixDigits } from "../support/signInPages";
import { until } from "../support/waiting";
import { bundleProduct } from "./bundle";
import { ChatPage } from "./chatPage";
import { startProcess, type ProductProcess } from "./productProcess";
import { saying } from "./sentences";

const students = manyStudents(10);
/** How many connections open the one link over and over. */
const connections = 30;

describe("two processes over one Redis, while one sign-in link is opened in a loop at both of them", () => {
  const over = new AbortController();
  let redis: RedisForTest;
  let inbox: Inbox;
  let sandbox: ListeningSandbox;
  let dir: string;
  let processes: readonly { readonly origin: string; readonly process: ProductProcess }[] = [];

  beforeAll(async () => {
    const bundle = await bundleProduct();
    redis = await openRedisForTest();
    inbox = await startInbox();
    dir = mkdtempSync(join(tmpdir(), "legitka-flood-"));
    const consumers = { key: { secret: "sandbox-consumer-secret" } };
    sandbox = await listenSandbox({ consumers, students: () => students });
    const env = {
      TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      PORT: "0",
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      USOS_BASE_URL: sandbox.usosUrl,
      USOS_CONSUMER_KEY: "key",
      USOS_CONSUMER_SECRET: "sandbox-consumer-secret",
      // So that one address may open a few hundred pages a minute.
      USOS_PER_SECOND: "20",
      SMTP_URL: inbox.url,
    };
    processes = await Promise.all(
      ["one", "other"].map(async (name) => {
        const process = startProcess(bundle, { ...env, DATA_DIR: join(dir, name) });
        await process.ready;
        const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(process.said())?.[0] ?? "";
        return { origin, process };
      }),
    );
  });
  afterAll(async () => {
    over.abort();
    await Promise.all(processes.map(({ process }) => process.stop()));
    await sandbox.close();
    await inbox.close();
    await redis.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Asks for a sign-in link at a process. */
  async function linkAt(origin: string): Promise<{ readonly page: ChatPage; readonly link: string }> {
    const page = new ChatPage(origin, over.signal);
    await page.open();
    await page.posts({ hello: true });
    const since = await page.presses("link");
    const offer = await page.sees(({ urls }) => urls.some((it) => it.includes("/link/")), since);
    return { page, link: offer.urls.find((it) => it.includes("/link/")) ?? "" };
  }

  test("ten others sign in, each at the first attempt, and USOS is asked for hardly more than their tokens", async () => {
    const [one, other] = processes.map(({ origin }) => origin);
    const { link } = await linkAt(one ?? "");
    const statuses = new Map<number, number>();
    let isGoing = true;
    const attack = Array.from({ length: connections }, async (_, n) => {
      const at = new URL(new URL(link).pathname, n % 2 === 0 ? one : other);
      while (isGoing && !over.signal.aborted) {
        const { status, body } = await fetch(at, { redirect: "manual" });
        await body?.cancel();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    await until("the loop to be refused", () => (statuses.get(429) ?? 0) > 1_000);
    const signedIn = await Promise.all(
      students.map(async ({ handle }, n) => {
        const { page, link: own } = await linkAt((n % 2 === 0 ? one : other) ?? "");
        await page.says(await sixDigits(own, handle));
        await page.sees(saying("link.done"));
        return handle;
      }),
    );
    isGoing = false;
    await Promise.all(attack);
    expect(signedIn).toEqual(students.map(({ handle }) => handle));
    // One for each link; on a busy machine some calls are repeated, because their answers come too late.
    expect(sandbox.control.calls("oauth/request_token")).toBeLessThanOrEqual(2 * (students.length + 1));
    const [served = 0, refused = 0] = [303, 429].map((it) => statuses.get(it) ?? 0);
    // A long test reaches into the next windows of a minute each.
    expect(refused).toBeGreaterThan(served * 10);
  });
});
