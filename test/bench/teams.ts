import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBot } from "./teams/bot";
import { openConnector } from "./teams/connector";
import { contender, type Measured } from "./teams/contender";
import { openLoad } from "./teams/load";
import { pressing, typing } from "./teams/people";

const people = 96;
const atOnce = 32;
const slices = 6;
const sliceMs = 2_000;
const warmUpMs = 6_000;

/**
 * A whole turn in Teams, 32 of 96 people at once: from the activity POSTed to `/api/messages` until that is answered with
 * 200 and the bot's message has arrived at the connector. The product as `npm start` starts it, against a bare echo bot on
 * Microsoft's SDK that hears the same words; each in a process of its own, in turns in one run, about forty seconds.
 * Neither asks who calls: without a registration there are no tokens. `cpu_ms` is what a bot's process takes for one turn,
 * user and system, all threads; unlike the rates it hardly feels what else the machine does.
 */
export async function benchTeams(): Promise<Record<string, string | number>> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-bench-teams-"));
  const open: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })];
  try {
    const connector = await openConnector();
    open.push(() => connector.close());
    const product = await startBot("product.ts", { PORT: "0", DATA_DIR: dir, LOG_LEVEL: "silent" });
    open.push(() => product.end());
    const echo = await startBot("echoBot.ts");
    open.push(() => echo.end());
    const chats = { connector, people, atOnce };
    const ours = openLoad({ ...chats, name: "legitka", address: product.address, next: pressing(people) });
    open.push(() => ours.close());
    const theirs = openLoad({ ...chats, name: "echo", address: echo.address, next: typing(people) });
    open.push(() => theirs.close());

    // Not counted: the code gets warm, and people get the history that comes with months of use.
    await ours.slice(warmUpMs);
    await theirs.slice(warmUpMs);
    const [mine, peer] = [contender(product, ours), contender(echo, theirs)];
    for (let round = 0; round < slices; round++) {
      await mine.measure(sliceMs);
      await peer.measure(sliceMs);
    }
    return { bench: "teams.turn", ...compared(mine.measured(), peer.measured()) };
  } finally {
    for (const close of open.reverse()) await close();
  }
}

function compared(ours: Measured, peer: Measured): Record<string, string | number> {
  const [mine, theirs] = [figures(ours), figures(peer)];
  return {
    ...mine,
    peer: "botbuilder echo",
    ...Object.fromEntries(Object.entries(theirs).map(([name, value]) => [`peer_${name}`, value])),
    ratio: round(mine.rps / theirs.rps),
  };
}

function figures({ latencies, ms, cpuMs }: Measured) {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return {
    rps: Math.round((latencies.length / ms) * 1_000),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    cpu_ms: round(cpuMs / latencies.length),
  };
}

const round = (value: number): number => Number(value.toFixed(2));
