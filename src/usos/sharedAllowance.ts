import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RunScript } from "../redis/script";
import { type Allowance, type Refused, tooLate, type Turn } from "./allowance";
import { allowanceScript } from "./allowanceScript";
import { type Clock, systemClock } from "./clock";
import { defaultLimits, type Limits } from "./limits";
import { refused } from "./reply";

export interface SharedAllowanceOptions {
  readonly run: RunScript;
  /** The prefix of all keys, the same as everywhere in that Redis. */
  readonly prefix: string;
  /** The installation whose limits these are. Processes with the same prefix and installation share one allowance. */
  readonly installation: string;
  readonly limits?: Partial<Limits> | undefined;
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1; spreads the questions of the processes over time. */
  readonly random?: (() => number) | undefined;
  /** Identifies this process; different from any other's. */
  readonly processId?: string | undefined;
  /** Called with the reason why a question to Redis failed, for the log. */
  readonly failed?: ((cause: unknown) => void) | undefined;
}

/** How much longer a lease lasts than the longest request. A turn that comes later than this is not used. */
const slackMs = 2_000;

/** How much longer than another process one must have waited to get a slot before it when both hold equally many. */
const patienceMs = 500;

const answered = z.tuple([z.number()], z.number());

interface Waiter {
  grant(slot: string, asked: number, waitMs: number): void;
  refuse(it: Refused): void;
}

/**
 * Creates an allowance that shares the limits of one installation among all processes over one Redis, whichever of them die.
 *
 * It is written by hand because rate-limiter-flexible 11 counts in fixed windows (`INCR` with a time to live), which lets twice the
 * rate through at a window's edge, and cannot limit the requests in flight. Here one script checks both limits, so no request ever
 * passes one without the other.
 *
 * Each process asks Redis for all its waiting requests at once and has one question in flight at a time. A process that must wait
 * asks again no more often than requests may begin, so a full installation costs Redis at most a few questions for each request.
 * While Redis cannot be reached, every request is refused as `busy`, so that none is ever sent beyond the limit. The lease is not
 * renewed, because no request outlives its deadline. Only a process that is suspended in the middle of a request can exceed the
 * limit, by that one request.
 */
export function createSharedAllowance(options: SharedAllowanceOptions): Allowance {
  const { run, prefix, installation, clock = systemClock, random = Math.random, processId = randomUUID() } = options;
  const { concurrent, perSecond, deadlineMs } = { ...defaultLimits, ...options.limits };
  const keys = ["slots", "pace", "queue"].map((it) => `${prefix}:{usos ${installation}}:${it}`);
  const leaseMs = deadlineMs + slackMs;
  const fixed = [processId, leaseMs, concurrent, 1_000 / perSecond, patienceMs].map(String);
  const waiting = new Set<Waiter>();
  /** Slots to give back with the next question, and the time at which each becomes free by itself. */
  const returning = new Map<string, number>();
  let slots = 0;
  const question = { underWay: false, again: false };
  let pause: AbortController | undefined;

  async function ask(): Promise<void> {
    question.again = true;
    if (question.underWay) return;
    question.underWay = true;
    while (question.again) {
      question.again = false;
      await askOnce();
    }
    question.underWay = false;
  }

  async function askOnce(): Promise<void> {
    pause?.abort();
    pause = undefined;
    const asked = clock.now();
    const back = [...returning.keys()];
    const ids = Array.from(waiting, () => `${processId}/${(slots += 1)}`);
    const first = slots - ids.length + 1;
    let answer: z.infer<typeof answered>;
    try {
      answer = answered.parse(await run(allowanceScript, keys, [...fixed, String(ids.length), String(first), ...back]));
    } catch (cause) {
      options.failed?.(cause);
      // The script may have run all the same, and then these slots are taken and must be given back.
      for (const id of ids) returning.set(id, asked + leaseMs);
      for (const [id, freeAt] of returning) if (freeAt < asked) returning.delete(id);
      for (const waiter of waiting) waiter.refuse(refused("busy", "the limits cannot be looked up", 2_000));
      return;
    }
    for (const id of back) returning.delete(id);
    const [againMs, ...waits] = answer;
    const waiters = [...waiting];
    waits.forEach((waitMs, i) => {
      const id = ids[i] ?? "";
      const waiter = waiters[i];
      if (waiter) waiter.grant(id, asked, waitMs);
      else giveBack(id);
    });
    if (waiting.size > 0 && waits.length < ids.length) void askAfter(againMs * (0.5 + random() / 2));
  }

  async function askAfter(ms: number): Promise<void> {
    const mine = (pause = new AbortController());
    await clock.sleep(ms, mine.signal);
    if (mine.signal.aborted) return;
    pause = undefined;
    if (waiting.size > 0) await ask();
  }

  function giveBack(id: string): void {
    returning.set(id, clock.now() + leaseMs);
    void ask();
  }

  async function untilTurn(slot: string, asked: number, waitMs: number, signal: AbortSignal): Promise<Turn | Refused> {
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    // A process that was suspended meanwhile must not use its old turn, because others have turns at this time.
    if (signal.aborted || clock.now() > asked + waitMs + slackMs) {
      giveBack(slot);
      return tooLate();
    }
    return { ok: true, giveBack: () => giveBack(slot) };
  }

  return {
    take: (signal) =>
      new Promise((resolve) => {
        const end = (it: Refused | Promise<Turn | Refused>): void => {
          waiting.delete(waiter);
          signal.removeEventListener("abort", aborted);
          resolve(it);
        };
        const aborted = (): void => end(tooLate());
        const waiter: Waiter = {
          grant: (slot, asked, waitMs) => end(untilTurn(slot, asked, waitMs, signal)),
          refuse: end,
        };
        if (signal.aborted) return resolve(tooLate());
        signal.addEventListener("abort", aborted, { once: true });
        waiting.add(waiter);
        // While a pause is pending, Redis has already said when to ask again, so there is nothing new to ask.
        if (pause === undefined) void ask();
      }),
  };
}
