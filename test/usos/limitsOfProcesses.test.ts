import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { waitingFor } from "../support/waiting";

/** A far end that records which calls arrived when, and from which process. */
interface FarEnd {
  readonly baseUrl: string;
  readonly arrivals: { at: number; from: string }[];
  busiest: number;
  until(done: () => boolean): Promise<void>;
  close(): void;
}

async function startFarEnd(answerMs: (from: string) => number): Promise<FarEnd> {
  let underWay = 0;
  let look = (): void => undefined;
  const server: Server = createServer((request, response) => {
    const from = /oauth_consumer_key="(\d+)"/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    far.arrivals.push({ at: performance.now(), from });
    far.busiest = Math.max(far.busiest, ++underWay);
    look();
    request.resume();
    const timer = setTimeout(() => response.end('{"orders":[]}'), answerMs(from));
    response.on("close", () => {
      clearTimeout(timer);
      underWay--;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const far: FarEnd = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrivals: [],
    busiest: 0,
    until: (done) =>
      new Promise((resolve) => {
        look = () => (done() ? resolve() : undefined);
        look();
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return far;
}

let redis: RedisForTest;
let far: FarEnd;
let processes: ChildProcess[];
beforeAll(async () => (redis = await openRedisForTest()));
afterAll(() => redis.close());
beforeEach(() => (processes = []));
afterEach(async () => {
  await Promise.all(processes.map(end));
  far.close();
});

function start(limits: { concurrent: number; perSecond: number; deadlineMs: number }, prefix: string): ChildProcess {
  const args = JSON.stringify({ redisUrl: redis.url, prefix: redis.prefix + prefix, baseUrl: far.baseUrl, limits });
  const child = spawn(process.execPath, ["--import", "tsx", join(__dirname, "limitedProcess.ts"), args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  processes.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** The greatest number of arrivals in any window of one second. */
function mostInASecond(arrivals: FarEnd["arrivals"]): number {
  return Math.max(...arrivals.map(({ at }) => arrivals.filter((it) => it.at >= at && it.at < at + 1_000).length));
}

const from = (child: ChildProcess): number => far.arrivals.filter((it) => it.from === String(child.pid)).length;

test("two processes together keep to the limits and nearly use them up, in equal shares", async () => {
  const limits = { concurrent: 6, perSecond: 60, deadlineMs: 8_000 };
  far = await startFarEnd(() => 20);
  const both = [start(limits, ":pace"), start(limits, ":pace")];
  await far.until(() => both.every((it) => from(it) > 0));
  const before = far.arrivals.length;
  /** The last 150 calls: how much of the allowed pace they used, and the smaller of the two processes' shares. */
  const last = (): { pace: number; share: number } => {
    const since = far.arrivals.slice(before).slice(-150);
    const seconds = (since.at(-1)!.at - since[0]!.at) / 1_000;
    const shares = both.map((it) => since.filter((one) => one.from === String(it.pid)).length / since.length);
    return { pace: since.length / seconds / limits.perSecond, share: Math.min(...shares) };
  };
  // On a machine that is also doing other work, not every stretch of calls is good enough; if none ever is, the failure says so.
  await waitingFor(
    "150 calls in a row, in equal shares, that use the pace up",
    far.until(() => far.arrivals.length >= before + 150 && last().pace > 0.9 && last().share > 0.4),
  );

  expect(far.busiest).toBeLessThanOrEqual(limits.concurrent);
  // The turns themselves keep exactly to the limit (see sharedAllowance.test.ts); here some requests take a while to arrive.
  expect(mostInASecond(far.arrivals)).toBeLessThanOrEqual(1.1 * limits.perSecond + limits.concurrent);
});

test("what a killed process had under way comes free, and not before its lease ends", async () => {
  const limits = { concurrent: 3, perSecond: 1_000, deadlineMs: 700 };
  let hanging = "";
  far = await startFarEnd((it) => (it === hanging ? 60_000 : 100));
  const dying = start(limits, ":death");
  hanging = String(dying.pid);
  await far.until(() => from(dying) === limits.concurrent);
  await end(dying);
  const died = performance.now();
  const heir = start(limits, ":death");
  await waitingFor(
    "the slots to come free",
    far.until(() => from(heir) >= limits.concurrent),
  );
  expect(far.busiest).toBeLessThanOrEqual(limits.concurrent);
  const tookOver = far.arrivals.find((it) => it.from === String(heir.pid))!.at - died;
  expect(tookOver).toBeGreaterThan(1_500);
});
