import type { Log } from "./log";
import type { Metrics } from "./metrics";
import { minuteMs } from "../foundation/time";

export interface IntakeDeps {
  readonly log: Pick<Log, "warn">;
  readonly metrics: Pick<Metrics, "acknowledgedLate" | "turnedAway">;
  /** A clock in milliseconds, of which only differences matter. */
  readonly steady?: () => number;
}

/** The requests of all chat systems that wait to be acknowledged. */
export interface Intake {
  /**
   * Lets a request in, unless so many wait that it would be acknowledged too late.
   *
   * @param withinMs an answer that takes longer is counted as late
   * @returns what to call once it was answered; undefined if its sender has to come back later
   */
  enter(channel: string, withinMs?: number): (() => void) | undefined;
  /** After how many seconds a request that was not let in should come back. */
  readonly comeBackInSeconds: number;
  /** Counts an acknowledgement that came later than the chat system waits. */
  noteLate(channel: string): void;
  /** Undefined if work that nobody waits for may begin now; otherwise it resolves when it may. */
  whenQuiet(): Promise<void> | undefined;
}

/** A request is let in if it will probably be answered within this time. */
const mostWaitMs = 2_000;
/** So many are always let in, because how fast requests are answered is only known while many of them are. */
const alwaysLetIn = 1_000;
/** The rate is measured over about so many answers. */
const ratedOver = 500;
const firstGuessMs = 1;

/** With at most so many waiting, other work begins at once. */
const fewWaiting = 64;
/** Other work is put off by at most so long, however many requests arrive. */
const patienceMs = 2_000;
/** So much other work begins between two looks at the sockets. */
const portion = 16;

/**
 * Keeps acknowledgements early while many events arrive at once: other work begins only when few requests wait, in small portions; and what
 * cannot be acknowledged in time is sent back before any work was done for it.
 */
export function createIntake({ log, metrics, steady = () => performance.now() }: IntakeDeps): Intake {
  let waiting = 0;
  /** How long the latest answers took together, from one to the next, while requests were waiting. */
  const answered = { count: ratedOver, ms: ratedOver * firstGuessMs, last: 0 };
  const resting: { readonly since: number; go(): void }[] = [];
  let isReleasing = false;
  let patience: NodeJS.Timeout | undefined;
  const late = { count: 0, loggedAt: -minuteMs };

  const expectedMs = (): number => (waiting * answered.ms) / answered.count;

  function rate(): void {
    const now = steady();
    answered.count += 1;
    answered.ms += now - answered.last;
    answered.last = now;
    if (answered.count < 2 * ratedOver) return;
    answered.count /= 2;
    answered.ms /= 2;
  }

  function releaseSoon(): void {
    if (isReleasing || resting.length === 0) return;
    isReleasing = true;
    setImmediate(release);
  }

  function release(): void {
    isReleasing = false;
    const [oldest] = resting;
    const isPatient = oldest && steady() - oldest.since < patienceMs;
    if (isPatient && waiting > fewWaiting) return;
    for (const it of resting.splice(0, portion)) it.go();
    releaseSoon();
  }

  function noteLate(channel: string): void {
    metrics.acknowledgedLate(channel);
    late.count += 1;
    if (steady() - late.loggedAt < minuteMs) return;
    log.warn({ channel, count: late.count }, "events were acknowledged later than the chat system waits");
    late.count = 0;
    late.loggedAt = steady();
  }

  return {
    enter(channel, withinMs = Infinity) {
      if (waiting >= alwaysLetIn && expectedMs() > mostWaitMs) {
        metrics.turnedAway(channel);
        return undefined;
      }
      const since = steady();
      if (waiting === 0) answered.last = since;
      waiting += 1;
      return () => {
        waiting -= 1;
        rate();
        if (steady() - since > withinMs) noteLate(channel);
        if (waiting <= fewWaiting) releaseSoon();
      };
    },
    get comeBackInSeconds() {
      return Math.ceil(expectedMs() / 1_000);
    },
    noteLate,
    whenQuiet() {
      if (waiting <= fewWaiting && resting.length === 0) return undefined;
      patience ??= setInterval(() => {
        releaseSoon();
        if (resting.length > 0) return;
        clearInterval(patience);
        patience = undefined;
      }, patienceMs / 8).unref();
      return new Promise((resolve) => resting.push({ since: steady(), go: resolve }));
    },
  };
}
