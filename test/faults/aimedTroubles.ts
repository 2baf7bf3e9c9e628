import { setTimeout as timer } from "node:timers/promises";
import { whenAborted } from "../support/whenAborted";
import { copy } from "../support/copy";
import type { Slot } from "./fleet";
import { noted, repeatedly } from "./pacing";
import type { Run } from "./scenario";
import { shortLeaseMs } from "./troubles";

/** Waits until the run is calm; returns how often something went wrong until then. */
async function untilCalm({ calm }: Run, stop: () => void, count: () => number): Promise<number> {
  await whenAborted(calm);
  stop();
  return count();
}

const eventsPath = "/slack/events";
/** The share of the accepted requests that Slack nevertheless delivers once more, which it is allowed to do. */
const broughtAgain = 0.15;

/** Slack delivers some requests again although they were accepted. */
export function bringingAgain(run: Run): Promise<number> {
  const { farEnds, door } = run.world;
  let count = 0;
  const stop = door.onAnswer((_, path, status) => {
    if (path !== eventsPath || status !== 200 || run.calm.aborted || run.draw() >= broughtAgain) return;
    count += 1;
    void farEnds.slack.again("retry");
  });
  return untilCalm(run, stop, () => count);
}

/** Kills a process at the moment it has acknowledged something, before anybody receives that acknowledgement; one process at a time. */
export async function dyingAcknowledged(run: Run): Promise<number> {
  const { farEnds, door, slots } = run.world;
  let count = 0;
  let back: Promise<void> | undefined;
  const stop = door.onAnswer((place, path, status) => {
    const slot = slots[place];
    if (!slot || path !== eventsPath || status !== 200 || back || run.calm.aborted || run.draw() >= 0.2) return;
    count += 1;
    const from = Date.now();
    const dead = slot.kill();
    farEnds.note({ kind: "its process died right after taking in", how: "died", from, to: from, slot: slot.name });
    back = dead.then(() => slot.start()).finally(() => (back = undefined));
  });
  await untilCalm(run, stop, () => count);
  await back;
  return count;
}

interface Overtaken {
  readonly slot: Slot;
  readonly channel: unknown;
  /** Called when the process that took over is suspended as well. */
  readonly isInTheMiddle: () => void;
  hasSecond: boolean;
}

/**
 * Suspends a process that announces codes before it can show them, until another process has taken over and is in the middle of showing them. Then
 * that second process is suspended for longer than its lease, so that the first one wakes while the second one sleeps. This happens to one student at
 * a time.
 */
export async function overtakenShowing(run: Run): Promise<number> {
  const { farEnds, slots } = run.world;
  const arriving = copy("code.arriving");
  let count = 0;
  let now: Overtaken | undefined;
  const sleeps = new Set<Promise<void>>();
  const suspend = (slot: Slot, until: Promise<unknown>): void => {
    slot.signal("SIGSTOP");
    count += 1;
    const about = { kind: "its process was suspended while it showed codes", how: "held" } as const;
    const sleep = noted(run, about, () => until.then(() => undefined), slot).then(() => {
      slot.signal("SIGCONT");
      sleeps.delete(sleep);
      if (sleeps.size === 0) now = undefined;
    });
    sleeps.add(sleep);
  };
  const stop = farEnds.slack.watch((it) => {
    if (it.kind !== "called" || run.calm.aborted) return;
    const { method, args } = it.call;
    const slot = slots.find(({ name }) => name === farEnds.slotOf(it.call));
    if (!slot) return;
    if (!now && method === "chat.postMessage" && String(args["text"]).includes(arriving)) {
      let isInTheMiddle = (): void => undefined;
      const overtaken = new Promise<void>((resolve) => (isInTheMiddle = resolve));
      now = { slot, channel: args["channel"], isInTheMiddle, hasSecond: false };
      suspend(slot, Promise.race([overtaken.then(() => timer(inTheMiddleMs)), timer(5 * shortLeaseMs)]));
    } else if (now?.hasSecond === false && method === "chat.update" && args["channel"] === now.channel) {
      if (slot === now.slot) return;
      now.hasSecond = true;
      suspend(slot, timer(1.7 * shortLeaseMs));
      now.isInTheMiddle();
    }
  });
  await untilCalm(run, stop, () => count);
  await Promise.all(sleeps);
  return count;
}

/** How long the second process has been asleep when the first one wakes. */
const inTheMiddleMs = 300;

/** USOS accepts every student's order and never answers the call. */
export async function silentUsos(run: Run): Promise<number> {
  const { usos, people } = run.world.farEnds;
  for (const { handle } of people) usos.fault({ kind: "silentAfterOrder", student: handle, times: 1 });
  return untilCalm(run, usos.clearFaults, () => people.length);
}

/** Now and then the mail server refuses letters for a moment. */
export const refusingLetters = (run: Run): Promise<number> =>
  repeatedly(run, [100, 400], () => {
    run.world.farEnds.refusesLetters(2);
    return Promise.resolve();
  });
