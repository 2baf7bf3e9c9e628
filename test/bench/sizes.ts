import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Pool } from "undici";
import { collects, erases, type JourneyDeps, orders, signsIn } from "../soak/journey";
import { bringing, SoakStudent } from "../soak/student";
import { startUsos } from "../soak/usos";
import { startRedis } from "../support/redis/redisServer";
import { installation } from "./fleet/environment";
import { openRedisInfo, type RedisInfo } from "./fleet/redisInfo";
import { openWebApi } from "./slack/webApi";
import { startBot } from "./teams/bot";

/** The kinds of keys that expire: those that a commit leaves for a minute, and those that a deletion leaves for ten. */
const passing = ["c", "g"];
const atOnce = 16;

/**
 * Measures the size of a student in Redis, stage by stage, in bytes for each: real journeys through the product, which signs in,
 * orders, gets a card and is erased, in Slack, with a USOS whose orders get ready when told. Without what is gone after some
 * minutes by itself (`passing`), and without the 16 bytes or so that each key takes in Redis' own table. `by_kind` says where it
 * lies (keys of src/store/redis/keys.ts). About a minute and a half.
 */
export async function* benchSizes(students = 200): AsyncGenerator<Record<string, unknown>> {
  const closing: (() => unknown)[] = [];
  try {
    const dir = mkdtempSync(join(tmpdir(), "legitka-bench-sizes-"));
    closing.push(() => rmSync(dir, { recursive: true, force: true }));
    const redis = await startRedis();
    closing.push(() => redis.destroy());
    const info = await openRedisInfo(redis.url);
    closing.push(() => info.close());
    const slack = await openWebApi();
    closing.push(() => slack.close());
    const usos = await startUsos(students, 24 * 3_600_000);
    closing.push(() => usos.close());
    const env = installation({ slackUrl: slack.url, usos: usos.installation, redisUrl: redis.url });
    const paced = { USOS_PER_SECOND: "300", FOLLOW_SOONEST_MS: "1000", FOLLOW_LATEST_MS: "5000" };
    const bot = await startBot("product.ts", { ...env, ...paced, DATA_DIR: dir });
    closing.push(() => bot.end());
    const pool = new Pool(bot.address, { connections: atOnce });
    closing.push(() => pool.destroy());
    const all = Array.from({ length: students }, (_, n): JourneyDeps => {
      const student = new SoakStudent(
        slack,
        n,
        bringing(() => pool),
      );
      return { student, handle: `student${n + 1}`, usos, address: () => bot.address };
    });
    const empty = await weigh(info);
    const stages = {
      "signed in, quiet": signsIn,
      "an order followed": orders,
      "card collected, reminded before it expires": async (it: JourneyDeps): Promise<void> => {
        await usos.advance(it.handle);
        await collects(it);
      },
      erased: erases,
    };
    for (const [stage, goes] of Object.entries(stages)) {
      await some(all, goes);
      // The leases and answers of the last turns expire in this time.
      await setTimeout(3_000);
      const kinds = await weigh(info);
      const byKind = Object.entries(kinds).flatMap(([kind, sum]): [string, number][] => {
        const each = Math.round((sum - (empty[kind] ?? 0)) / students);
        return each === 0 ? [] : [[kind, each]];
      });
      const bytes = byKind.reduce((sum, [, each]) => sum + each, 0);
      yield { bench: "sizes", students, stage, bytes_per_student: bytes, by_kind: Object.fromEntries(byKind) };
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function weigh(info: RedisInfo): Promise<Readonly<Record<string, number>>> {
  for (const kind of passing) await info.remove(`bench:{*}:${kind}:*`);
  return info.bytes("bench");
}

async function some<T>(all: readonly T[], act: (it: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let it = left.shift(); it; it = left.shift()) await act(it);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
