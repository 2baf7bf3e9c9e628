import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { version } from "../../package.json";
import { countInSteps } from "./inSteps";

export interface Metrics {
  readonly registry: Registry;
  readonly turn: (kind: string, seconds: number) => void;
  readonly usosCall: (method: string, outcome: string, ms: number) => void;
  /** Any state except `closed` means that this process sends no requests to USOS, except for an occasional trial. */
  readonly usosCircuit: (state: "closed" | "open" | "halfOpen") => void;
  /**
   * Whether USOS answers 401 for a reason that is not one student's fault: then no student is signed out, and the operator must
   * act.
   */
  readonly usosRefuses: (isRefused: boolean) => void;
  readonly clockDoubted: (isDoubted: boolean) => void;
  readonly jobFailed: (queue: string) => void;
  /** Counts an event that was acknowledged later than its chat system waits. */
  readonly acknowledgedLate: (channel: string) => void;
  /** Counts an event whose chat system was told to bring it again later, because too many were waiting. */
  readonly turnedAway: (channel: string) => void;
  /** Counts a failure that belongs to no request and no job. */
  readonly strayFailure: () => void;
  /** Counts a check that found hardly any file descriptors left. */
  readonly descriptorsShort: () => void;
  /** Counts the keys or jobs that Redis has lost. */
  readonly storeLost: (what: "keys" | "jobs", count: number) => void;
  /** Counts incoming mails by outcome. */
  readonly letter: (outcome: string) => void;
  /**
   * Counts a message that was not understood: how it was answered (`unsure` means we asked back), its language, and its number
   * of words.
   */
  readonly missed: (kind: "unsure" | "nothing", lang: string, words: number) => void;
  /** Counts requests for a second opinion by outcome. */
  readonly opinion: (outcome: string) => void;
}

/** The metrics that the operator's dashboard reads at `/metrics`. Labels contain only kinds and codes, never anything about a person. */
export function createMetrics(registry = new Registry()): Metrics {
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
  const refused = new Gauge({
    name: "legitka_usos_refuses_us",
    help: "Whether USOS answers this process 401 for no fault of a student's (1): clock, consumer key, or USOS itself",
    registers,
  });
  const doubted = new Gauge({
    name: "legitka_clock_doubted",
    help: "Whether this process doubts the time (1): nothing is deleted, revoked or reminded of until the clocks agree",
    registers,
  });
  const failures = new Counter({
    name: "legitka_job_failures_total",
    help: "Jobs that failed and were put off",
    labelNames: ["queue"],
    registers,
  });
  const late = new Counter({
    name: "legitka_acknowledged_late_total",
    help: "Events acknowledged later than the chat system waits; it brings them again, and they are taken once",
    labelNames: ["channel"],
    registers,
  });
  const turnedAway = new Counter({
    name: "legitka_turned_away_total",
    help: "Events that came while too many waited: the chat system was told at once to bring them again later",
    labelNames: ["channel"],
    registers,
  });
  const strays = new Counter({
    name: "legitka_stray_failures_total",
    help: "Failures that no request and no job was waiting for; each is in the log",
    registers,
  });
  const short = new Counter({
    name: "legitka_descriptors_short_total",
    help: "Looks, one every five seconds, at which this process had hardly any file descriptors left",
    registers,
  });
  const lost = new Counter({
    name: "legitka_store_lost_total",
    help: "Keys that Redis evicted while this process looked, and jobs of which it no longer had what they were",
    labelNames: ["what"],
    registers,
  });
  for (const what of ["keys", "jobs"]) lost.inc({ what }, 0);
  const letters = new Counter({
    name: "legitka_letters_total",
    help: "Letters in the bot's mailbox by what became of them",
    labelNames: ["outcome"],
    registers,
  });
  // If a series begins at 1, Prometheus sees no increase, so the first letter that is set aside, or that begins a loop, would raise no alert.
  for (const outcome of ["setAside", "givenUp", "loop"]) letters.inc({ outcome }, 0);
  const missed = countInSteps(
    new Counter({
      name: "legitka_missed_total",
      help: "Messages that were not understood, by what was answered, language and number of words",
      labelNames: ["kind", "lang", "words"],
      registers,
    }),
  );
  const opinions = new Counter({
    name: "legitka_second_opinions_total",
    help: "Messages that were not understood and put to UNDERSTANDING_URL, by what became of it",
    labelNames: ["outcome"],
    registers,
  });
  return {
    registry,
    turn: (kind, seconds) => turns.observe({ kind }, seconds),
    usosCall: (method, outcome, ms) => usos.observe({ method, outcome }, ms / 1000),
    usosCircuit: (state) => circuit.set(state === "closed" ? 0 : 1),
    usosRefuses: (isRefused) => refused.set(isRefused ? 1 : 0),
    clockDoubted: (isDoubted) => doubted.set(isDoubted ? 1 : 0),
    jobFailed: (queue) => failures.inc({ queue }),
    acknowledgedLate: (channel) => late.inc({ channel }),
    turnedAway: (channel) => turnedAway.inc({ channel }),
    strayFailure: () => strays.inc(),
    descriptorsShort: () => short.inc(),
    storeLost: (what, count) => lost.inc({ what }, count),
    letter: (outcome) => letters.inc({ outcome }),
    missed: (kind, lang, words) => missed({ kind, lang, words: lengthOf(words) }),
    opinion: (outcome) => opinions.inc({ outcome }),
  };
}

/** Groups the number of words into few values, so that the metrics stay small. */
const lengthOf = (words: number): string => (words <= 1 ? "1" : words <= 5 ? "2-5" : words <= 20 ? "6-20" : "21+");
