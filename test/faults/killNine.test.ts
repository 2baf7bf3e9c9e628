import { setMaxListeners } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { listenSandbox, startInbox, type Inbox, type ListeningSandbox } from "../../sandbox";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { manyStudents } from "../support/manyStudents";
import { until } from "../support/waiting";
import type { OnPage } from "../channels/web/onPage";
import { ChatPage } from "./chatPage";
import { drawFrom } from "../../src/understanding/training/draw";
import { travel } from "./journey";
import { bundleProduct, type Bundle } from "./bundle";
import { freePort } from "../support/freePort";
import { startProcess, type ProductProcess } from "./productProcess";
import { saying } from "./sentences";

const kills = 50;
const students = manyStudents(12);
/** The share of the kills that come while the product is still starting. */
const early = 0.2;
/** The longest time that the test may take: twelve times what it takes on a quick machine. */
const mostMs = 1_200_000;

const seed = Number(process.env["KILL_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
// The seed decides when the kills come; how far the processes have got by then depends on the machine.
describe(`a product killed ${kills} times at random moments (KILL_SEED=${seed})`, () => {
  const over = new AbortController();
  const logs: string[] = [];
  const pages: ChatPage[] = [];
  const travels: Promise<string>[] = [];
  let bundle: Bundle;
  let sandbox: ListeningSandbox;
  let inbox: Inbox;
  let dir: string;
  let env: Record<string, string>;
  let running: ProductProcess | undefined;
  let tickets: string[];
  let transcripts: OnPage[][];

  beforeAll(async () => {
    setMaxListeners(0, over.signal);
    bundle = await bundleProduct();
    dir = mkdtempSync(join(tmpdir(), "legitka-kill-"));
    inbox = await startInbox();
    const consumers = { key: { secret: "sandbox-consumer-secret" } };
    sandbox = await listenSandbox({ consumers, readyAfterMs: 3_000, students: () => students });
    const tooLate = setTimeout(() => over.abort(), mostMs - 10_000);
    await killAgainAndAgain();
    running = startProcess(bundle, env);
    // All students may have finished before the last kill, so their transcripts are read from a process that is still running.
    await running.ready;
    tickets = await Promise.all(travels);
    // A code leaves the screen a moment after its owner was told that the card is there; on a busy machine that moment is long.
    await until("every code to be gone from the screen", async () => {
      transcripts = await Promise.all(pages.map((it) => it.afresh()));
      return transcripts.every((it) => counted(it, "code.shownTitle") === 0);
    });
    expect(await running.stop()).toBe(0);
    logs.push(running.said());
    clearTimeout(tooLate);
  }, mostMs);

  afterAll(async () => {
    over.abort();
    await running?.kill();
    await sandbox.close();
    await inbox.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function killAgainAndAgain(): Promise<void> {
    const draw = drawFrom(seed);
    const port = await freePort();
    env = {
      DATA_DIR: dir,
      PORT: String(port),
      USOS_BASE_URL: sandbox.usosUrl,
      USOS_CONSUMER_KEY: "key",
      USOS_CONSUMER_SECRET: "sandbox-consumer-secret",
      USOS_PER_SECOND: "200",
      USOS_CONCURRENCY: "32",
      SMTP_URL: inbox.url,
      FOLLOW_SOONEST_MS: "200",
      FOLLOW_LATEST_MS: "1000",
      LOG_LEVEL: "trace",
    };
    const failed: unknown[] = [];
    const setOff = (handle: string): void => {
      const page = new ChatPage(`http://127.0.0.1:${port}`, over.signal);
      const journey = travel({ page, handle, control: sandbox.control, signal: over.signal });
      journey.catch((cause: unknown) => failed.push(cause));
      pages.push(page);
      travels.push(journey);
    };
    for (let kill = 0; kill < kills; kill++) {
      // The students start one after another, so that the kills hit journeys at all their stages.
      const next = kill % Math.floor(kills / students.length) === 0 ? students[pages.length] : undefined;
      if (next) setOff(next.handle);
      running = startProcess(bundle, env);
      if (draw() < early) await rest(draw() * 700);
      else {
        await running.ready;
        await rest(draw() * 900);
      }
      if (running.hasEnded()) throw new Error(`The product ended by itself: ${running.said()}`);
      await running.kill();
      logs.push(running.said());
      if (failed.length > 0) throw failed[0];
    }
  }

  const counted = (transcript: readonly OnPage[], key: string): number => transcript.filter(saying(key)).length;

  test("has placed one order for every student, no less and no more", () => {
    for (const { handle } of students) {
      expect(sandbox.control.log(handle).map(({ kind }) => kind)).toEqual(["ordered"]);
    }
    // No student was told of their own order as if it were a different one.
    expect(transcripts.map((it) => counted(it, "order.exists"))).toEqual(students.map(() => 0));
  });

  test("has told every student once that the code is ready and once that the card is there, and hidden the code", () => {
    const count = (key: string) => transcripts.map((it) => counted(it, key));
    expect(count("push.readyTitle")).toEqual(students.map(() => 1));
    expect(count("push.collectedTitle")).toEqual(students.map(() => 1));
    expect(count("code.shownTitle")).toEqual(students.map(() => 0));
    expect(count("problem.fault")).toEqual(students.map(() => 0));
  });

  test("has shown every message of a student once, however often it was posted", () => {
    expect(transcripts.map((it) => it.filter(({ from }) => from === "person").length)).toEqual(
      pages.map((it) => it.said),
    );
  });

  test("has mailed every ticket, and a repeated letter has the same Message-ID", () => {
    const letters = inbox.messages();
    const ids = tickets.map((ticket) =>
      letters.filter(({ subject }) => subject.includes(ticket)).map((it) => it.messageId),
    );
    expect(ids.map((it) => new Set(it).size)).toEqual(students.map(() => 1));
    expect(letters).toHaveLength(ids.flat().length);
    const posts = pages.reduce((sum, it) => sum + it.repeatedPosts, 0);
    process.stdout.write(`${letters.length - tickets.length} letters and ${posts} posts were repeated\n`);
  });

  test("has neither stored nor logged a code, and has no work left", async () => {
    const kept = filesIn(join(dir, "store")).map((it) => readFileSync(it, "latin1"));
    for (const { handle } of students) {
      const [order] = sandbox.control.orders(handle);
      const { token, distributionPass } = sandbox.control.secrets(order!.id)!;
      for (const text of [...kept, ...logs]) {
        expect(text.includes(token) || text.includes(distributionPass)).toBe(false);
      }
    }
    const store = await openLmdbStore({ dir: join(dir, "store"), durability: "process" });
    expect(await Promise.all(["outbox", "tell", "mail", "hide"].map((it) => store.depth(it)))).toEqual([0, 0, 0, 0]);
    await store.close();
  });
});

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name));
