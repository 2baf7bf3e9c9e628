import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { version } from "../../package.json";
import { lookedUp } from "./lookedUp";

export interface Metrics {
  readonly registry: Registry;
  readonly turn: (kind: string, seconds: number) => void;
  readonly usosCall: (method: string, outcome: string, ms: number) => void;
  /** Anything but `closed` means that this process leaves USOS alone, but for a trial now and then. */
  readonly usosCircuit: (state: "closed" | "open" | "halfOpen") => void;
  readonly jobFailed: (queue: string) => void;
  /** What became of a letter that came in. */
  readonly letter: (outcome: string) => void;
  /** A message that was not understood: what was done (`unsure` asked back), in which language, how many words it had. */
  readonly missed: (kind: "unsure" | "nothing", lang: string, words: number) => void;
  /** What became of a look for a second opinion on one. */
  readonly opinion: (outcome: string) => void;
}

/** What is looked up when the metrics are asked for. */
export interface Gauges {
  readonly depths: () => Promise<Readonly<Record<string, number>>>;
  /** By queue, `untilDue` of the store: milliseconds until its next job is due; undefined for an empty queue. */
  readonly untilDue: () => Promise<Readonly<Record<string, number | undefined>>>;
  /** Open tickets that no way to the staff has taken. */
  readonly stuckTickets: () => Promise<number>;
  /** Where else metrics are kept; left out, a registry of its own. */
  readonly registry?: Registry;
}

/** What the operator's dashboard reads at `/metrics`. Labels hold kinds and codes only, never a person. */
export function createMetrics({ depths, untilDue, stuckTickets, registry = new Registry() }: Gauges): Metrics {
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const build = new Gauge({
    name: "legitka_build_info",
    help: "Always 1; the versions are in the labels",
    labelNames: ["version", "node"],
    registers,
  });
  build.set({ version, node: process.versions.node }, 1);
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
  const circuit = new Gauge({
    name: "legitka_usos_circuit_open",
    help: "Whether this process leaves USOS alone after failures (1)",
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
  const missed = new Counter({
    name: "legitka_missed_total",
    help: "Messages that were not understood, by what was answered, language and number of words",
    labelNames: ["kind", "lang", "words"],
    registers,
  });
  const opinions = new Counter({
    name: "legitka_second_opinions_total",
    help: "Messages that were not understood and put to UNDERSTANDING_URL, by what became of it",
    labelNames: ["outcome"],
    registers,
  });
  lookedUp(registry, {
    name: "legitka_queue_depth",
    help: "Jobs in a queue, due or not; all processes over one store say the same",
    label: "queue",
    look: depths,
  });
  lookedUp(registry, {
    name: "legitka_queue_lag_seconds",
    help: "How long the most overdue job of a queue has been due and nobody took it; all processes say the same",
    label: "queue",
    look: async () => lags(await untilDue()),
  });
  lookedUp(registry, {
    name: "legitka_tickets_undelivered",
    help: "Open tickets that reached neither the mailbox nor the helpdesk; above 0 somebody must look",
    look: stuckTickets,
  });
  return {
    registry,
    turn: (kind, seconds) => turns.observe({ kind }, seconds),
    usosCall: (method, outcome, ms) => usos.observe({ method, outcome }, ms / 1000),
    usosCircuit: (state) => circuit.set(state === "closed" ? 0 : 1),
    jobFailed: (queue) => failures.inc({ queue }),
    letter: (outcome) => letters.inc({ outcome }),
    missed: (kind, lang, words) => missed.inc({ kind, lang, words: lengthOf(words) }),
    opinion: (outcome) => opinions.inc({ outcome }),
  };
}

/** Few values, so that the metrics stay small. */
const lengthOf = (words: number): string => (words <= 1 ? "1" : words <= 5 ? "2-5" : words <= 20 ? "6-20" : "21+");

const lags = (untilDue: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(untilDue).map(([queue, ms = 0]) => [queue, Math.max(0, -ms) / 1_000]));
