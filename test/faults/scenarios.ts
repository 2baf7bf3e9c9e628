import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as timer } from "node:timers/promises";
import type { Fault } from "../../sandbox";
import type { Slot } from "./fleet";
import { isApps } from "./recorder";
import type { Run, Scenario } from "./scenario";

/** Short, so that work is taken over while somebody waits for it; yet longer than a busy machine holds up a process. */
const leaseMs = 10_000;
/** Shorter than a suspension. */
const shortLeaseMs = 3_000;
const overRedis = { processes: 3, appendfsync: "everysec" } as const;
const plain = {
  store: overRedis,
  hasWire: false,
  clocksJump: false,
  env: { LEASE_MS: String(leaseMs) },
} as const;

/** Waits; at once when it is calm. */
const rest = (ms: number, calm: AbortSignal): Promise<void> =>
  timer(ms, undefined, { signal: calm }).catch(() => undefined);
const between = ({ draw, pace }: Run, least: number, most: number): number => (least + draw() * (most - least)) * pace;
const oneOf = <T>({ draw }: Run, all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;

/**
 * Does it again and again until it is calm. Before each time there is a rest, and people have got on a little: else, on a machine slow
 * enough, the troubles would come faster than anything can be done between them, and nobody would ever arrive.
 */
async function repeatedly(
  run: Run,
  [least, most]: readonly [number, number],
  once: () => Promise<void>,
): Promise<number> {
  const progress = watchProgress(run);
  for (let count = 0; ; count++) {
    await rest(between(run, least, most), run.calm);
    await progress.made();
    if (run.calm.aborted) {
      progress.stop();
      return count;
    }
    await once();
  }
}

/** So many messages reach students between two troubles, about as many as on a quick machine without waiting for them. */
const someMessages = 20;

function watchProgress({ world, calm }: Run): { made(): Promise<void>; stop(): void } {
  let arrived = 0;
  let enough: () => void = () => undefined;
  const stop = world.farEnds.slack.watch((it) => {
    if (it.kind !== "posted" || !isApps(it.message)) return;
    arrived += 1;
    if (arrived >= someMessages) enough();
  });
  return {
    stop,
    async made() {
      if (arrived < someMessages && !calm.aborted)
        await new Promise<void>((resolve) => {
          enough = resolve;
          calm.addEventListener("abort", () => resolve(), { once: true });
        });
      arrived = 0;
    },
  };
}

/** Notes a trouble with its beginning and its end. */
async function noted(run: Run, kind: string, during: () => Promise<void>, slot?: Slot): Promise<void> {
  const from = Date.now();
  await during();
  run.world.farEnds.note({ kind, from, to: Date.now(), ...(slot && { slot: slot.name }) });
}

/** Processes are back soon, however long the run is. */
const often = (run: Run): Run => ({ ...run, pace: Math.min(run.pace, 3) });

const killing = (run: Run): Promise<number> =>
  repeatedly(often(run), [400, 1_200], async () => {
    const slot = oneOf(run, run.world.slots);
    await noted(run, "its process died", () => slot.kill(), slot);
    await rest(between(often(run), 0, 500), run.calm);
    // One that is still starting may be killed as well, but not for ever.
    await slot.start();
  });

const stopping = (run: Run): Promise<number> =>
  repeatedly(often(run), [400, 1_200], async () => {
    const slot = oneOf(run, run.world.slots);
    await noted(
      run,
      "its process was suspended",
      async () => {
        slot.signal("SIGSTOP");
        await timer((1.5 + run.draw()) * shortLeaseMs);
        slot.signal("SIGCONT");
      },
      slot,
    );
  });

const restartingRedis = (run: Run): Promise<number> =>
  repeatedly(run, [1_500, 3_000], () =>
    noted(run, "Redis was restarted", async () => {
      await run.world.redis?.kill();
      await timer(between(run, 50, 800));
      await run.world.redis?.restart();
    }),
  );

const cutting = (run: Run): Promise<number> =>
  repeatedly(often(run), [100, 600], () =>
    noted(run, "the connections to Redis were cut mid-commit", () => run.world.wire!.swallowReplies()),
  );

/** Away once, in the middle: refused at first, then taken and not answered. */
async function losingRedis(run: Run): Promise<number> {
  const wire = run.world.wire!;
  await rest(between(run, 2_000, 3_000), run.calm);
  if (run.calm.aborted) return 0;
  const awayMs = 3_000 * run.pace;
  await noted(run, "Redis was away", async () => {
    await wire.refuse();
    await timer(awayMs / 2);
    await wire.accept();
    wire.hang();
    await timer(awayMs / 2);
    wire.cut();
  });
  return 1;
}

const jumping = (run: Run): Promise<number> =>
  repeatedly(often(run), [100, 500], async () => {
    const slot = oneOf(run, run.world.slots);
    // Back by more than a minute, the process rightly takes what Slack signs for a message from the future; on by more
    // than five, for an old one.
    const ms = Math.round(-50_000 + run.draw() * 290_000);
    writeFileSync(run.world.clockFile(slot), String(ms));
    slot.signal("SIGUSR2");
    await Promise.resolve();
  }).finally(() => run.world.slots.forEach((it) => rmSync(run.world.clockFile(it), { force: true })));

const usosFaults: readonly ((run: Run) => Fault)[] = [
  () => ({ kind: "maintenance" }),
  (run) => ({ kind: "slow", ms: 500 + run.draw() * 9_000 }),
  () => ({ kind: "reset" }),
  () => ({ kind: "garbage" }),
  () => ({ kind: "spamLock" }),
  () => ({ kind: "silentAfterOrder" }),
];
/**
 * Strikes every student a few times, and now and then all of them. The product then leaves the student's order, or all of USOS,
 * alone for half a minute: too long for a short run.
 */
async function troublingUsos(run: Run): Promise<number> {
  const { usos, people } = run.world.farEnds;
  const isLong = run.pace > 1;
  const methods = ["users/user", "cards/mcard", "cards/make_mcard_order", ...(isLong ? ["cards/mcard_order"] : [])];
  let count = 0;
  for (const { handle } of people)
    for (const method of methods) {
      if (run.draw() < 0.5) continue;
      usos.fault({ ...oneOf(run, usosFaults)(run), method, student: handle, times: 1 });
      count += 1;
    }
  if (!isLong) await new Promise((resolve) => run.calm.addEventListener("abort", resolve));
  count += await repeatedly(run, [4_000, 8_000], async () => {
    const end = usos.fault({ kind: "maintenance" });
    await rest(between(run, 100, 300), run.calm);
    end();
  });
  usos.clearFaults();
  return count;
}

const chatMethods = ["chat.postMessage", "chat.update", "files.completeUploadExternal", "files.getUploadURLExternal"];

/** Of so many calls the next one fails. */
const failing = 0.07;

async function failingChat({ world: { farEnds }, draw, calm }: Run): Promise<number> {
  let count = 0;
  const stop = farEnds.slack.watch((it) => {
    if (it.kind !== "called" || !chatMethods.includes(it.call.method) || draw() >= failing) return;
    farEnds.slack.answer(it.call.method, { status: 500, taken: true });
    count += 1;
  });
  await new Promise((resolve) => calm.addEventListener("abort", resolve));
  stop();
  return count;
}

export const scenarios: readonly Scenario[] = [
  { ...plain, name: "kill", fault: "kill -9", mayRepeat: true, trouble: killing },
  {
    ...plain,
    name: "stop",
    fault: "SIGSTOP for longer than a lease",
    env: { LEASE_MS: String(shortLeaseMs) },
    mayRepeat: true,
    trouble: stopping,
  },
  {
    ...plain,
    name: "redis-everysec",
    fault: "Redis restarted, AOF everysec",
    mayRepeat: true,
    trouble: restartingRedis,
  },
  {
    ...plain,
    name: "redis-always",
    fault: "Redis restarted, AOF always",
    store: { ...overRedis, appendfsync: "always" },
    mayRepeat: true,
    trouble: restartingRedis,
  },
  { ...plain, name: "redis-away", fault: "Redis unreachable", hasWire: true, mayRepeat: true, trouble: losingRedis },
  { ...plain, name: "cut", fault: "connections cut mid-commit", hasWire: true, mayRepeat: true, trouble: cutting },
  { ...plain, name: "clock", fault: "clock jumps", clocksJump: true, mayRepeat: false, trouble: jumping },
  { ...plain, name: "usos", fault: "USOS fails in every way", mayRepeat: false, trouble: troublingUsos },
  { ...plain, name: "chat", fault: "chat answers 500 after having accepted", mayRepeat: true, trouble: failingChat },
];
