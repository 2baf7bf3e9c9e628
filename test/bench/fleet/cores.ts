import { readFileSync } from "node:fs";
import type { Bot } from "../teams/bot";
import { round } from "../compared";
import type { RedisInfo } from "./redisInfo";

/** How many cores each part kept busy, and how many everything else on the machine, which slows all parts down. */
export interface Cores {
  readonly product: number;
  readonly redis: number;
  /** The cores of this process: the people, and the far ends that run in it. */
  readonly load: number;
  /** The cores of everything else on this machine; missing where /proc does not tell. */
  readonly others?: number;
}

export interface Metered {
  readonly ms: number;
  readonly productMs: number;
  readonly cores: Cores;
}

export interface Meter {
  /** Adds the cores that the work uses. */
  during(work: () => Promise<unknown>): Promise<void>;
  read(): Metered;
}

export function createMeter(products: readonly Bot[], redis?: RedisInfo): Meter {
  const spent = { ms: 0, product: 0, redis: 0, load: 0, machine: 0 };
  const look = async () => ({
    ms: performance.now(),
    product: (await Promise.all(products.map((it) => it.cpuMs()))).reduce((sum, it) => sum + it, 0),
    redis: (await redis?.cpuMs()) ?? 0,
    load: ownMs(),
    machine: machineMs(),
  });
  return {
    async during(work) {
      const before = await look();
      await work();
      const after = await look();
      for (const part of ["ms", "product", "redis", "load", "machine"] as const)
        spent[part] += after[part] - before[part];
    },
    read() {
      const { ms, product, redis: server, load, machine } = spent;
      const others = machine - product - server - load;
      const cores = { product: round(product / ms), redis: round(server / ms), load: round(load / ms) };
      return {
        ms,
        productMs: product,
        cores: Number.isNaN(others) ? cores : { ...cores, others: round(Math.max(0, others) / ms) },
      };
    },
  };
}

function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The CPU milliseconds of the whole machine, without idle time (proc(5), /proc/stat, in hundredths of a second). */
function machineMs(): number {
  try {
    const [, user, nice, system, , , irq, soft] = readFileSync("/proc/stat", "utf8").split(/\s+/).map(Number);
    return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (soft ?? 0)) * 10;
  } catch {
    return NaN;
  }
}
