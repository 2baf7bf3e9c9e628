import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Pool } from "undici";
import { quantiles, round } from "../bench/compared";
import { createMeter } from "../bench/fleet/cores";
import { installation } from "../bench/fleet/environment";
import { openRedisInfo } from "../bench/fleet/redisInfo";
import { openLoad } from "../bench/load";
import { openChat, pressing } from "../bench/slack/chat";
import { openWebApi } from "../bench/slack/webApi";
import { type Bot, startBot } from "../bench/teams/bot";
import { startRedis } from "../support/redis/redisServer";
import { live } from "./journey";
import { slope } from "./slope";
import { bringing, SoakStudent } from "./student";
import { startUsos } from "./usos";

export interface SoakLimits {
  readonly minutes: number;
  /** How long the top load is measured. */
  readonly topMs: number;
  /** The number of people who chat all the time. */
  readonly chatting: number;
  /** The number of students at a time who arrive, order, get their code and leave; each is then replaced by a new one. */
  readonly travelling: number;
}

interface Minute {
  readonly minute: number;
  readonly rss_mb: readonly number[];
  readonly heap_mb: readonly number[];
  readonly redis_mb: number;
  readonly redis_keys: number;
}

const megabytes = (bytes: number): number => round(bytes / 2 ** 20);

/**
 * Two processes of the product over one Redis, for as long as is told, at half the turns a second they managed at most just
 * before: people who chat, and students who come, order, are written to, and have themselves erased. Memory of all of them
 * each minute; at the end how it grew in the second half, and what went wrong.
 */
export async function soak(limits: SoakLimits, print: (line: object) => void): Promise<void> {
  const closing: (() => unknown)[] = [];
  try {
    const dir = mkdtempSync(join(tmpdir(), "legitka-soak-"));
    closing.push(() => rmSync(dir, { recursive: true, force: true }));
    const redis = await startRedis({ appendfsync: "everysec" });
    closing.push(() => redis.destroy());
    const info = await openRedisInfo(redis.url);
    closing.push(() => info.close());
    const slack = await openWebApi();
    closing.push(() => slack.close());
    // A student who has left is not used again for a while, because tokens are revoked some time after the student has left.
    const usos = await startUsos(limits.travelling * 10);
    closing.push(() => usos.close());
    const env = {
      ...installation({ slackUrl: slack.url, usos: usos.installation, redisUrl: redis.url }),
      USOS_PER_SECOND: "200",
    };
    const bots: Bot[] = [];
    closing.push(() => Promise.all(bots.map((it) => it.end())));
    for (const name of ["one", "two"])
      bots.push(await startBot("product.ts", { ...env, DATA_DIR: join(dir, name) }, ["--expose-gc"]));

    let broughtAgain = 0;
    const again = (): void => {
      broughtAgain++;
    };
    const { chatting } = limits;
    const chat = openLoad({
      name: "chat",
      people: chatting,
      atOnce: 32,
      next: pressing(chatting),
      timeoutMs: 6e4,
      bringsAgain: again,
      address: bots.map((it) => it.address),
      chatOf: (n) => openChat("CHAT", n),
      listen: (to, arrived) => slack.listen(to, arrived),
    });
    closing.push(() => chat.close());
    await chat.slice(5_000);
    const top = await chat.slice(limits.topMs);
    const topRate = (top.latencies.length / top.ms) * 1_000;
    const rate = topRate / 2;
    print({ soak: "top load", processes: 2, turns_per_second: Math.round(topRate), soaked_at: Math.round(rate) });

    const pools = bots.map((it) => new Pool(it.address, { connections: 32 }));
    closing.push(() => Promise.all(pools.map((it) => it.destroy())));
    let turn = 0;
    const next = <T>(all: readonly T[]): T => all[turn++ % all.length]!;
    const bring = bringing(() => next(pools), again);
    const errors: string[] = [];
    const state = { isOver: false, journeys: 0, students: 0, askedAgain: 0 };
    const askedAgain = (): void => {
      state.askedAgain++;
    };
    const travels = async (): Promise<void> => {
      while (!state.isOver) {
        const n = state.students++;
        const handle = `student${(n % (limits.travelling * 10)) + 1}`;
        const student = new SoakStudent(slack, n, bring);
        try {
          await usos.reset(handle);
          await live({ student, handle, usos, address: () => next(bots).address, askedAgain });
          state.journeys++;
        } catch (cause) {
          errors.push(String(cause));
        }
        student.leaves();
      }
    };
    const travelling = Array.from({ length: limits.travelling }, travels);
    closing.push(() => {
      state.isOver = true;
      return Promise.all(travelling);
    });

    const minutes: Minute[] = [];
    const latencies: number[] = [];
    const meter = createMeter(bots, info);
    for (let minute = 1; minute <= limits.minutes; minute++) {
      const until = performance.now() + 60_000;
      await meter.during(async () => {
        const { latencies: some } = await chat.slice(60_000, rate);
        latencies.push(...some);
      });
      await setTimeout(Math.max(0, until - performance.now()));
      const memory = await Promise.all(bots.map((it) => it.memory()));
      const line = {
        minute,
        rss_mb: memory.map((it) => megabytes(it.rss)),
        heap_mb: memory.map((it) => megabytes(it.heapUsed)),
        redis_mb: megabytes(await info.figure("used_memory")),
        redis_keys: await info.keys(),
      };
      minutes.push(line);
      print({
        ...line,
        turns: latencies.length,
        journeys: state.journeys,
        brought_again: broughtAgain,
        asked_again: state.askedAgain,
        errors: errors.length,
      });
    }
    const seconds = meter.read();
    state.isOver = true;
    await Promise.all(travelling);

    const second = minutes.slice(Math.floor(minutes.length / 2));
    const grows = (of: (it: Minute) => number): number =>
      round(slope(second.map((it) => ({ at: it.minute, value: of(it) }))));
    const at = quantiles(latencies);
    print({
      soak: "end",
      minutes: limits.minutes,
      turns_per_second: Math.round((latencies.length / seconds.ms) * 1e3),
      p50_ms: at(0.5),
      p99_ms: at(0.99),
      max_ms: at(1),
      journeys: state.journeys,
      rss_mb_per_minute: bots.map((_, n) => grows((it) => it.rss_mb[n] ?? 0)),
      heap_mb_per_minute: bots.map((_, n) => grows((it) => it.heap_mb[n] ?? 0)),
      redis_mb_per_minute: grows((it) => it.redis_mb),
      redis_keys_per_minute: grows((it) => it.redis_keys),
      redis_keys_left: await info.kinds("bench"),
      cores: seconds.cores,
      brought_again: broughtAgain,
      asked_again: state.askedAgain,
      errors: errors.length,
      first_errors: errors.slice(0, 5),
    });
    if (errors.length > 0) process.exitCode = 1;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
