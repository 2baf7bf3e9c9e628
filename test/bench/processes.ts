import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRedis } from "../support/redis/redisServer";
import { round } from "./compared";
import { type Figures, openFleet } from "./fleet/fleet";
import { openRedisInfo } from "./fleet/redisInfo";
import { openWebApi } from "./slack/webApi";

export interface ProcessesLimits {
  readonly people: number;
  readonly atOnce: number;
  readonly warmUpMs: number;
  readonly sliceMs: number;
  readonly slices: number;
  /** How many processes, and whether each person's events all reach the same one. */
  readonly fleets: readonly { readonly processes: number; readonly sticks: boolean }[];
}

const standard: ProcessesLimits = {
  people: 256,
  atOnce: 64,
  warmUpMs: 5_000,
  sliceMs: 2_000,
  slices: 4,
  fleets: [
    { processes: 1, sticks: false },
    { processes: 2, sticks: false },
    { processes: 2, sticks: true },
    { processes: 4, sticks: false },
  ],
};

/**
 * Whole turns in Slack over one Redis (appendfsync everysec), 64 of 256 people at once: from the signed request to
 * `/slack/events` until that is acknowledged and the answer has arrived at the Web API. One, two and four processes of the
 * product; any of them takes any event, as behind a load balancer, and once for comparison everybody has theirs
 * (`spread`). The peer in the same run, in turns, is one process on the embedded store. `…_cores` says what kept how much
 * of the machine busy, and with it where the limit is: of the product, redis-server, the people with their Slack, and
 * everything else that ran here. About two minutes.
 */
export async function* benchProcesses(
  limits: ProcessesLimits = standard,
): AsyncGenerator<Record<string, string | number>> {
  const { warmUpMs, sliceMs, slices } = limits;
  const closing: (() => unknown)[] = [];
  try {
    const dir = mkdtempSync(join(tmpdir(), "legitka-bench-processes-"));
    closing.push(() => rmSync(dir, { recursive: true, force: true }));
    const slack = await openWebApi();
    closing.push(() => slack.close());
    const common = { slack, limits };
    const peer = await openFleet({ ...common, dir: join(dir, "peer"), name: "LMDB", processes: 1, sticks: false });
    closing.push(() => peer.close());
    await peer.warmUp(warmUpMs);
    for (const [n, how] of limits.fleets.entries()) {
      const name = `R${n}`;
      const redis = await openServer();
      const inFleet = closing.push(() => redis.close());
      const fleet = await openFleet({ ...common, ...how, dir: join(dir, name), name, redis });
      closing.push(() => fleet.close());
      await fleet.warmUp(warmUpMs);
      let commands = 0;
      for (let slice = 0; slice < slices; slice++) {
        const before = await redis.info.figure("total_commands_processed");
        await fleet.measure(sliceMs);
        commands += (await redis.info.figure("total_commands_processed")) - before;
        await peer.measure(sliceMs);
      }
      yield line(how, limits, fleet.figures(), peer.figures(), commands);
      for (const close of closing.splice(inFleet - 1).reverse()) await close();
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function openServer() {
  const server = await startRedis({ appendfsync: "everysec" });
  const info = await openRedisInfo(server.url);
  return {
    url: server.url,
    info,
    async close() {
      await info.close();
      await server.destroy();
    },
  };
}

function line(
  { processes, sticks }: ProcessesLimits["fleets"][number],
  { atOnce }: ProcessesLimits,
  ours: Figures,
  peer: Figures,
  commands: number,
): Record<string, string | number> {
  return {
    bench: "processes",
    processes,
    spread: sticks ? "each person to one process" : "any event to any process",
    appendfsync: "everysec",
    at_once: atOnce,
    ...ours,
    redis_commands_per_turn: round(commands / ours.turns),
    peer: "one process on lmdb",
    ...Object.fromEntries(Object.entries(peer).map(([name, value]) => [`peer_${name}`, value as number])),
    ratio: round(ours.rps / peer.rps),
    ratio_per_core: round(ours.rps_per_core / peer.rps_per_core),
  };
}
