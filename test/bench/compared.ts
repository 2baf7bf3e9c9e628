import type { Measured } from "./teams/contender";

/** The figures of both, and how many requests a second ours takes for each of the peer's. */
export function compared(peerName: string, ours: Measured, peer: Measured): Record<string, string | number> {
  const [mine, theirs] = [figures(ours), figures(peer)];
  return {
    ...mine,
    peer: peerName,
    ...Object.fromEntries(Object.entries(theirs).map(([name, value]) => [`peer_${name}`, value])),
    ratio: round(mine.rps / theirs.rps),
  };
}

function figures({ latencies, ms, cpuMs }: Measured) {
  const at = quantiles(latencies);
  return {
    rps: Math.round((latencies.length / ms) * 1_000),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    cpu_ms: round(cpuMs / latencies.length),
  };
}

export const round = (value: number): number => Number(value.toFixed(2));

/** The latency that a share of all of them stays within. */
export function quantiles(latencies: readonly number[]): (share: number) => number {
  const sorted = [...latencies].sort((a, b) => a - b);
  return (share) => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}
