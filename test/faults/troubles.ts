import { setTimeout as timer } from "node:timers/promises";
import { whenAborted } from "../support/whenAborted";
import type { Fault } from "../../sandbox";
import { between, noted, often, oneOf, repeatedly, rest } from "./pacing";
import type { Run } from "./scenario";

/** The lease is short, so that work is taken over while somebody waits for it, yet longer than a busy machine holds up a process. */
export const leaseMs = 10_000;
/** This lease is shorter than a suspension. */
export const shortLeaseMs = 3_000;
export const killing = (run: Run): Promise<number> =>
  repeatedly(often(run), [400, 1_200], async () => {
    const slot = oneOf(run, run.world.slots);
    await noted(run, { kind: "its process died", how: "died" }, () => slot.kill(), slot);
    await rest(between(often(run), 0, 500), run.calm);
    // A process may be killed even while it is starting, but not always, or none would ever start.
    await slot.start();
  });

export const stopping = (run: Run): Promise<number> =>
  repeatedly(often(run), [400, 1_200], async () => {
    const slot = oneOf(run, run.world.slots);
    await noted(
      run,
      { kind: "its process was suspended", how: "held" },
      async () => {
        slot.signal("SIGSTOP");
        await timer((1.5 + run.draw()) * shortLeaseMs);
        slot.signal("SIGCONT");
      },
      slot,
    );
  });

export const restartingRedis = (run: Run): Promise<number> =>
  repeatedly(run, [1_500, 3_000], () =>
    noted(run, { kind: "Redis was restarted", how: "store" }, async () => {
      await run.world.redis?.kill();
      await timer(between(run, 50, 800));
      await run.world.redis?.restart();
    }),
  );

export const cutting = (run: Run): Promise<number> =>
  repeatedly(often(run), [100, 600], () =>
    noted(run, { kind: "the connections to Redis were cut mid-commit", how: "store" }, () =>
      run.world.wire!.swallowReplies(),
    ),
  );

/** Takes Redis away once, in the middle of the run: at first it refuses connections, then it accepts them and does not answer. */
export async function losingRedis(run: Run): Promise<number> {
  const wire = run.world.wire!;
  await rest(between(run, 2_000, 3_000), run.calm);
  if (run.calm.aborted) return 0;
  const awayMs = 3_000 * run.pace;
  await noted(run, { kind: "Redis was away", how: "store" }, async () => {
    await wire.refuse();
    await timer(awayMs / 2);
    await wire.accept();
    wire.hang();
    await timer(awayMs / 2);
    wire.cut();
  });
  return 1;
}

/** Lets the clock of one process jump at a time: work that this process leaves undone while it doubts its clock is done by the others. */
export const jumping = (run: Run): Promise<number> =>
  repeatedly(often(run), [100, 500], async () => {
    const slot = oneOf(run, run.world.slots);
    // A process whose clock is more than a minute behind rightly refuses Slack's signatures as coming from the future, and one that is more than five
    // minutes ahead refuses them as too old.
    const ms = Math.round(-50_000 + run.draw() * 290_000);
    run.world.setClock(slot, ms);
    await Promise.resolve();
  }).finally(() => run.world.slots.forEach((it) => run.world.setClock(it, 0)));

const usosFaults: readonly ((run: Run) => Fault)[] = [
  () => ({ kind: "maintenance" }),
  (run) => ({ kind: "slow", ms: 500 + run.draw() * 9_000 }),
  () => ({ kind: "reset" }),
  () => ({ kind: "garbage" }),
  () => ({ kind: "spamLock" }),
  () => ({ kind: "silentAfterOrder" }),
];
/**
 * Makes USOS fail a few times for every student, and now and then for all of them. The product then does not ask about this student's order, or does
 * not ask USOS at all, for half a minute, which is too long for a short run.
 */
export async function troublingUsos(run: Run): Promise<number> {
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
  if (!isLong) await whenAborted(run.calm);
  count += await repeatedly(run, [4_000, 8_000], async () => {
    const end = usos.fault({ kind: "maintenance" });
    await rest(between(run, 100, 300), run.calm);
    end();
  });
  usos.clearFaults();
  return count;
}

const chatMethods = ["chat.postMessage", "chat.update", "files.completeUploadExternal", "files.getUploadURLExternal"];

/** The share of calls after which the next call fails. */
const failing = 0.07;

export async function failingChat({ world: { farEnds }, draw, calm }: Run): Promise<number> {
  let count = 0;
  const stop = farEnds.slack.watch((it) => {
    if (it.kind !== "called" || !chatMethods.includes(it.call.method) || draw() >= failing) return;
    farEnds.slack.answer(it.call.method, { status: 500, taken: true });
    count += 1;
  });
  await whenAborted(calm);
  stop();
  return count;
}
