import { setTimeout as timer } from "node:timers/promises";
import { whenAborted } from "../support/whenAborted";
import type { Slot } from "./fleet";
import type { Trouble } from "./records";
import { isApps } from "./slack/recordSlack";
import type { Run } from "./scenario";

/** Waits for this time, or until the run is calm. */
export const rest = (ms: number, calm: AbortSignal): Promise<void> =>
  timer(ms, undefined, { signal: calm }).catch(() => undefined);
export const between = ({ draw, pace }: Run, least: number, most: number): number =>
  (least + draw() * (most - least)) * pace;
export const oneOf = <T>({ draw }: Run, all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;

/**
 * Causes a trouble again and again until the run is calm. Before each time it pauses and waits until the students have made some progress. Otherwise
 * the troubles would follow so closely on a slow machine that nobody could get on, and the run would never end.
 */
export async function repeatedly(
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

/** The number of messages that must reach students between two troubles. A quick machine sends about as many without waiting for them. */
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
      const arrives = new Promise<void>((resolve) => (enough = resolve));
      if (arrived < someMessages) await Promise.race([arrives, whenAborted(calm)]);
      arrived = 0;
    },
  };
}

/** Records a trouble with its beginning and its end. */
export async function noted(
  run: Run,
  { kind, how }: Pick<Trouble, "kind" | "how">,
  during: () => Promise<void>,
  slot?: Slot,
): Promise<void> {
  const from = Date.now();
  await during();
  run.world.farEnds.note({ kind, how, from, to: Date.now(), ...(slot && { slot: slot.name }) });
}

/** A run whose pauses stay short, however large the run is, because processes come back soon. */
export const often = (run: Run): Run => ({ ...run, pace: Math.min(run.pace, 3) });
