/** Makes one commit as a turn makes it, again and again; no partition is used by two commits at a time. */
export interface Contender {
  commit(partition: string): Promise<void>;
  close(): Promise<unknown>;
}

/**
 * A person's record after months of use: 60 events remembered, a conversation, the way back, an order's dialog put aside.
 * 2.5 kB as JSON, which is what the product's are (deploy/sizes.md).
 */
export function personSized(n: number): object {
  const frame = (step: string) => ({
    dialog: "activate",
    version: 1,
    step,
    data: { orderId: `${60_000 + n}`, phone: "android", since: 1_800_000_000_000 },
    at: `aB3dE6gH9jK2m${n}`,
    offered: ["next", "back", "stuck", "older", "menu"],
    waiting: false,
  });
  return {
    address: { v: 1, team: "T0BENCH0001", user: `U${String(n).padStart(10, "0")}`, channel: `D${n}` },
    name: "Student",
    lang: "pl",
    langChosen: true,
    account: `opole:${n}`,
    signedIn: true,
    firstName: "Ala",
    frame: frame("scan"),
    trail: ["openApp", "scan"].map(frame),
    paused: { order: frame("confirm") },
    seen: Array.from({ length: 60 }, (_, at) => `Ev${1_800_000_000 + at}.${String(n).padStart(5, "0")}`),
    lastHeard: "Ev1800000059.00001",
    reachable: true,
    lastSeenAt: 1_800_000_000_000,
  };
}

export interface Run {
  readonly latencies: readonly number[];
  readonly ms: number;
}

/** Keeps this many commits in progress for this long. */
export async function keepBusy({ commit }: Pick<Contender, "commit">, inFlight: number, forMs: number): Promise<Run> {
  const latencies: number[] = [];
  const idle = Array.from({ length: 1_000 }, (_, n) => `bench:${n}`);
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let now = start; now - start < forMs;) {
      const partition = idle.shift()!;
      await commit(partition);
      idle.push(partition);
      const after = performance.now();
      latencies.push(after - now);
      now = after;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { latencies, ms: performance.now() - start };
}
