import { setTimeout } from "node:timers/promises";
import type { Bot } from "./bot";
import type { Load } from "../load";

/** The figures of a bot in all its counted slices. */
export interface Measured {
  readonly latencies: readonly number[];
  /** How long the bot was kept busy. */
  readonly ms: number;
  readonly cpuMs: number;
}

export interface Contender {
  /** Measures one more slice of this many milliseconds. */
  measure(ms: number): Promise<void>;
  measured(): Measured;
}

/** After its last answers a bot still does something, such as the commit that removes their jobs; this time counts as well. */
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
