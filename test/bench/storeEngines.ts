import { type Contender, keepBusy, type Run } from "./engines/contender";
import { type Engine, openLmdb, openRedisEngine } from "./engines/engines";
import { quantiles, round } from "./compared";

export interface EngineLimits {
  /** How long each contender is kept busy at a time. */
  readonly sliceMs: number;
  readonly slices: number;
}

/**
 * Commits as a turn makes them (a person's record of 2.5 kB at its revision, a job finished, a job scheduled), one at a time
 * and with 64 under way: the embedded engine in both durabilities, and a redis-server of the bench's own that appends to its
 * file every second or always. Each against the least one could write with the same package, in turns in one run, about
 * thirty seconds for all. The peer does less: no job, nothing tried again.
 */
export async function* benchEngines(
  limits: EngineLimits = { sliceMs: 500, slices: 3 },
): AsyncGenerator<Record<string, string | number>> {
  const engines = [
    () => openLmdb("process"),
    () => openLmdb("power"),
    () => openRedisEngine("everysec"),
    () => openRedisEngine("always"),
  ];
  for (const open of engines) {
    const engine = await open();
    try {
      yield { bench: "store.engines", ...engine.about, ...(await measured(engine, limits)) };
    } finally {
      await engine.close();
    }
  }
}

async function measured({ ours, peer }: Engine, { sliceMs, slices }: EngineLimits): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, inFlight] of Object.entries({ alone: 1, busy: 64 })) {
    const run = (it: Contender): Promise<Run> => keepBusy(it, inFlight, sliceMs);
    // This run is not counted: the code gets warm.
    await run(ours);
    await run(peer);
    const [mine, theirs]: [Run[], Run[]] = [[], []];
    for (let slice = 0; slice < slices; slice++) {
      mine.push(await run(ours));
      theirs.push(await run(peer));
    }
    const at = quantiles(mine.flatMap(({ latencies }) => latencies));
    const [our, raw] = [rate(mine), rate(theirs)];
    figures[`${name}_rps`] = Math.round(our);
    figures[`${name}_p50_ms`] = at(0.5);
    figures[`${name}_p99_ms`] = at(0.99);
    figures[`${name}_peer_rps`] = Math.round(raw);
    figures[`${name}_ratio`] = round(our / raw);
  }
  return figures;
}

const rate = (runs: readonly Run[]): number => {
  const [count, ms] = runs.reduce(([c, m], it) => [c + it.latencies.length, m + it.ms], [0, 0]);
  return (count / ms) * 1_000;
};
