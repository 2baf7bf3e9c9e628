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
  /** Before all keys, as everywhere in that Redis. */
  readonly prefix: string;
  /** Whose limits these are. Processes with the same prefix and installation share one allowance. */
  readonly installation: string;
  readonly limits?: Partial<Limits> | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 to 1; spreads the processes' questions. */
  readonly random?: (() => number) | undefined;
  /** Of this process, unlike any other's. */
  readonly processId?: string | undefined;
  /** Told why a question failed, for the log. */
  readonly failed?: ((cause: unknown) => void) | undefined;
}

/** A lease outlasts the longest request by this; and a turn that comes this late is not used. */
const slackMs = 2_000;

/** How much longer than others a process waits before it is given a slot though they hold no more. */
const patienceMs = 500;

const answered = z.tuple([z.number()], z.number());

interface Waiter {
  grant(slot: string, asked: number, waitMs: number): void;
  refuse(it: Refused): void;
}

/**
 * The limits of one installation for all processes over one Redis together, whichever of them die.
 *
 * By hand and not rate-limiter-flexible 11: that one counts in fixed windows (`INCR` with a time to live), which lets twice
 * the rate through at a window's edge, and has nothing for requests under way at once. Here both are one script, so no
 * request ever holds one without the other.
 *
 * Each process asks for all its waiting requests at once and has one question under way at a time. Who must wait asks again
 * no oftener than requests may begin, so a full installation costs Redis a few questions for each request, no more.
 * While Redis is away every request is refused as `busy`: none is ever sent beyond the limit. The lease is not renewed, as
 * no request outlives its deadline. Only a process suspended in the middle of a request can be one too many with it.
 */
export function createSharedAllowance(options: SharedAllowanceOptions): Allowance {
  const { run, prefix, installation, clock = systemClock, random = Math.random, processId = randomUUID() } = options;
  const { concurrent, perSecond, deadlineMs } = { ...defaultLimits, ...options.limits };
  const keys = ["slots", "pace", "queue"].map((it) => `${prefix}:{usos ${installation}}:${it}`);
  const leaseMs = deadlineMs + slackMs;
  const fixed = [processId, leaseMs, concurrent, 1_000 / perSecond, patienceMs].map(String);
  const waiting = new Set<Waiter>();
  /** Slots to give back with the next question, and when they come free by themselves. */
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
      // It may have run all the same, and then these are taken.
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
    // A process that was suspended meanwhile must not come with an old turn among the others'.
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
        // Whoever was told when to ask again has nothing new to ask.
        if (pause === undefined) void ask();
      }),
  };
}
