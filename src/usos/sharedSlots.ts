import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RunScript } from "../redis/script";
import type { Refused } from "./allowance";
import { allowanceScript } from "./allowanceScript";
import { type Clock, systemClock } from "./clock";
import { defaultLimits, type Limits } from "./limits";
import { refused } from "./reply";

export interface SharedAllowanceOptions {
  readonly run: RunScript;
  /** The prefix of all keys, the same as for everything else in that Redis. */
  readonly prefix: string;
  /** The installation whose limits these are. Processes with the same prefix and installation share one allowance. */
  readonly installation: string;
  readonly limits?: Partial<Limits> | undefined;
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1; it spreads the processes' queries over time. */
  readonly random?: (() => number) | undefined;
  /** Identifies this process; different for every process. */
  readonly processId?: string | undefined;
  /** Called with the reason why a query to Redis failed, for the log. */
  readonly failed?: ((cause: unknown) => void) | undefined;
}

/** How much longer a lease lasts than the longest request. A turn whose time comes later than this is not used. */
export const slackMs = 2_000;

/** How much longer than another process one must have waited to get a slot before it if both hold equally many. */
const longerByMs = 500;

const answered = z.tuple([z.number()], z.number());

/** A request that waits for a slot. */
export interface Waiter {
  grant(slot: string, asked: number, waitMs: number): void;
  refuse(it: Refused): void;
}

/** The slots of all processes that share one Redis, as seen by one process. */
export interface SharedSlots {
  /** Requests a slot with the next query. */
  want(waiter: Waiter): void;
  /** Removes a request that no longer waits. */
  leave(waiter: Waiter): void;
  giveBack(slot: string): void;
}

/**
 * Asks Redis for all waiting requests at once, with one query in flight at a time. A process that must wait asks again no more
 * often than requests may start, so even a full installation costs Redis at most a few queries for each request.
 */
export function createSharedSlots(options: SharedAllowanceOptions): SharedSlots {
  const { run, prefix, installation, clock = systemClock, random = Math.random, processId = randomUUID() } = options;
  const { concurrent, perSecond, deadlineMs } = { ...defaultLimits, ...options.limits };
  const keys = ["slots", "pace", "queue"].map((it) => `${prefix}:{usos ${installation}}:${it}`);
  const leaseMs = deadlineMs + slackMs;
  const fixed = [processId, leaseMs, concurrent, 1_000 / perSecond, longerByMs].map(String);
  const waiting = new Set<Waiter>();
  /** Slots to give back with the next query, and the time at which each becomes free by itself. */
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
      // The script may have run nevertheless; then these slots are taken and must be given back.
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

  return {
    want(waiter) {
      waiting.add(waiter);
      // While a pause is pending, Redis has already said when to ask again, so there is nothing new to ask.
      if (pause === undefined) void ask();
    },
    leave: (waiter) => void waiting.delete(waiter),
    giveBack,
  };
}
