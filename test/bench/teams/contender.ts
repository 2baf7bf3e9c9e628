import { setTimeout } from "node:timers/promises";
import type { Bot } from "./bot";
import type { Load } from "../load";

/** What a bot did in all its counted slices. */
export interface Measured {
  readonly latencies: readonly number[];
  /** How long it was kept busy. */
  readonly ms: number;
  readonly cpuMs: number;
}

export interface Contender {
  /** One more counted slice of so many milliseconds. */
  measure(ms: number): Promise<void>;
  measured(): Measured;
}

/** A bot still does something after its last answers (a commit that strikes them off, say): it counts as well. */
const settleMs = 100;

export function contender(bot: Bot, load: Load): Contender {
  const latencies: number[] = [];
  let [ms, cpuMs] = [0, 0];
  return {
    async measure(sliceMs) {
      const before = await bot.cpuMs();
      const slice = await load.slice(sliceMs);
      await setTimeout(settleMs);
      cpuMs += (await bot.cpuMs()) - before;
      latencies.push(...slice.latencies);
      ms += slice.ms;
    },
    measured: () => ({ latencies, ms, cpuMs }),
  };
}
