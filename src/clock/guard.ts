import { agreementMs, type EvenClock } from "../foundation/evenClock";
import { dayMs, minuteMs } from "../foundation/time";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import { createAgreement } from "./agreement";
import { difference } from "./difference";
import { lastSeen, lastTrusted, noteSeen } from "./records";
import type { Witness } from "./witness";

/** How often the witness is asked while nothing is doubted. */
const askEveryMs = 5 * minuteMs;
/** An operator's confirmation applies to the clock as it was then, and not to a later jump. */
const wordHoldsMs = 10 * minuteMs;

/** Decides whether the time may be relied on by work that deletes, sends or revokes something at a set time. */
export interface ClockGuard {
  /** Why the time may not be relied on, for the operator; undefined if it may. Compares the clocks now. */
  doubt(): string | undefined;
  /** Must run before any work: compares the clock with the time last in use, and asks the witness if they differ. */
  start(): Promise<void>;
  /**
   * Must be called several times a minute. Ends a doubt when the witness agrees with the clock, or an operator has confirmed it.
   */
  look(): Promise<void>;
}

export interface ClockGuardDeps {
  readonly clock: EvenClock;
  readonly store: Pick<Store, "get" | "commit">;
  readonly witness: Witness;
  /** This machine's clock, if the time in use comes from another one. */
  readonly machine?: (() => number) | undefined;
  readonly steady?: () => number;
  readonly log: Log;
  /** Called at each comparison with whether the time is doubted, for the metrics. */
  readonly onLook?: (isDoubted: boolean) => void;
}

export function createClockGuard(deps: ClockGuardDeps): ClockGuard {
  const { clock, store, witness, machine, log, steady = () => performance.now() } = deps;
  const agreement = createAgreement(steady);
  let askedAt = -Infinity;
  /** Until when the witness is ignored, because an operator has overruled it. */
  let overruledUntil = -Infinity;
  let told: string | undefined;

  const disagrees = (other: number | undefined): other is number =>
    other !== undefined && Math.abs(other - clock.now()) > agreementMs;

  function doubt(): string | undefined {
    const aheadMs = clock.aheadMs();
    if (aheadMs !== 0) return difference("the clock", aheadMs, "the time in use");
    const theirs = steady() < overruledUntil ? undefined : witness.time();
    if (disagrees(theirs)) return difference("the time in use", clock.now() - theirs, `that of ${witness.name}`);
    const local = machine?.();
    return disagrees(local) ? difference("this machine's clock", local - clock.now(), "the store's") : undefined;
  }

  /** Whether the witness agrees with the clock. A witness that has no clock of its own cannot confirm a great jump. */
  function isConfirmed(): boolean {
    const theirs = witness.time();
    if (theirs === undefined || Math.abs(theirs - clock.shown()) > agreementMs) return false;
    const aheadMs = clock.aheadMs();
    return witness.isIndependent || (aheadMs > 0 && aheadMs <= 31 * dayMs);
  }

  async function ask(): Promise<void> {
    askedAt = steady();
    await witness.ask();
  }

  /** The clock differs from the time last in use, or no such time is known: the witness decides, if it can be reached. */
  async function judgeAtStart(): Promise<void> {
    await ask();
    const theirs = witness.time();
    // The time during which the program was off does not count as a jump.
    if (isConfirmed()) clock.adopt();
    else if (theirs !== undefined && witness.isIndependent) clock.goOnFrom({ at: theirs, shown: clock.shown() });
  }

  function report(): void {
    const now = doubt();
    deps.onLook?.(now !== undefined);
    if ((now === undefined) === (told === undefined)) return;
    told = now;
    if (now === undefined) log.warn("the clock is trusted again: what waited for it goes on");
    else
      log.error(
        { code: "clock.doubted", next: "Set the clock by NTP. If it is right: npm run -s clock:trust" },
        `${now}; nothing is deleted, revoked or reminded of until the clocks agree`,
      );
  }

  return {
    doubt,
    async start() {
      const seen = await lastSeen(store);
      if (seen) clock.goOnFrom(seen);
      if (!seen || clock.aheadMs() !== 0) await judgeAtStart();
      await this.look();
    },
    async look() {
      if (doubt() !== undefined) {
        const word = await lastTrusted(store);
        if (word !== undefined && Math.abs(clock.shown() - word) <= wordHoldsMs) {
          clock.adopt();
          overruledUntil = steady() + dayMs;
        }
      }
      if (doubt() !== undefined || steady() - askedAt >= askEveryMs) await ask();
      if (agreement.lasts(isConfirmed() ? clock.aheadMs() : undefined)) clock.adopt();
      await noteSeen(store, { at: clock.now(), shown: clock.shown() });
      report();
    },
  };
}
