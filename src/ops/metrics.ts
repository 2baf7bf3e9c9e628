import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  readonly turn: (kind: string, seconds: number) => void;
  readonly usosCall: (method: string, outcome: string, ms: number) => void;
  readonly jobFailed: (queue: string) => void;
  /** What became of a letter that came in. */
  readonly letter: (outcome: string) => void;
}

/** What is looked up when the metrics are asked for. */
export interface Gauges {
  readonly depths: () => Promise<Readonly<Record<string, number>>>;
  /** Open tickets that no way to the staff has taken. */
  readonly stuckTickets: () => Promise<number>;
}

/** What the operator's dashboard reads at `/metrics`. Labels hold kinds and codes only, never a person. */
export function createMetrics({ depths, stuckTickets }: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turns = new Histogram({
    name: "legitka_turn_seconds",
    help: "From an event's arrival to its commit",
    labelNames: ["kind"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2],
    registers,
  });
  const usos = new Histogram({
    name: "legitka_usos_call_seconds",
    help: "Calls to USOS API by method and outcome",
    labelNames: ["method", "outcome"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8],
    registers,
  });
  const failures = new Counter({
    name: "legitka_job_failures_total",
    help: "Jobs that failed and were put off",
    labelNames: ["queue"],
    registers,
  });
  const letters = new Counter({
    name: "legitka_letters_total",
    help: "Letters in the bot's mailbox by what became of them",
    labelNames: ["outcome"],
    registers,
  });
  new Gauge({
    name: "legitka_queue_depth",
    help: "Jobs in a queue, due or not",
    labelNames: ["queue"],
    registers,
    async collect() {
      for (const [queue, depth] of Object.entries(await depths())) this.set({ queue }, depth);
    },
  });
  new Gauge({
    name: "legitka_tickets_undelivered",
    help: "Open tickets that reached neither the mailbox nor the helpdesk; above 0 somebody must look",
    registers,
    async collect() {
      this.set(await stuckTickets());
    },
  });
  return {
    registry,
    turn: (kind, seconds) => turns.observe({ kind }, seconds),
    usosCall: (method, outcome, ms) => usos.observe({ method, outcome }, ms / 1000),
    jobFailed: (queue) => failures.inc({ queue }),
    letter: (outcome) => letters.inc({ outcome }),
  };
}
