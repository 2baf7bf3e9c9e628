import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import { createCursorStore } from "./cursor";
import { openImap, type Imap, type ImapAddress } from "./imap";
import { createRound, type Taker } from "./round";

export interface MailFollower {
  start(): void;
  /** Stops reading and ends the lease, so that another process can take over immediately. */
  stop(): Promise<void>;
  /** Whether this process holds the mailbox and is connected to it. */
  isFollowing(): boolean;
}

export interface MailFollowerDeps {
  readonly imap: ImapAddress;
  readonly store: Store;
  readonly take: Taker;
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: Log;
  /** This process's name among those that share the store. */
  readonly holder: string;
  /** Called with the outcome of each letter, for the metrics. */
  readonly onLetter?: (outcome: string) => void;
  /**
   * Called with the reason when the mailbox cannot be followed, or when that reason changes; with undefined when it is followed.
   */
  readonly onFollowed?: (err: unknown) => void;
  readonly pace?: Partial<Pace>;
  /** Must reject when the signal is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Durations in milliseconds. */
export interface Pace {
  /** The lease's length: another process takes over when the lease has not been renewed for this long. */
  readonly leaseMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

const standard: Pace = { leaseMs: 60_000, firstRetryMs: 1_000, longestRetryMs: 5 * 60_000 };

/**
 * Watches the bot's mailbox over IMAP IDLE, catches up on letters that arrived while no process was connected, and
 * reconnects with growing delays. One process at a time does this; the others wait for its lease to run out.
 */
export function createMailFollower(deps: MailFollowerDeps): MailFollower {
  const { imap: address, store, clock, random, log, holder } = deps;
  const { leaseMs, firstRetryMs, longestRetryMs } = { ...standard, ...deps.pace };
  const sleep = deps.sleep ?? ((ms, signal) => setTimeout(ms, undefined, { signal, ref: false }));
  const cursor = createCursorStore({ store, mailbox: mailboxName(address), holder, leaseMs, clock });
  const { take, onLetter = () => undefined } = deps;
  const round = createRound({ cursor, take, clock, log, onLetter, renewMs: leaseMs / 3 });
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let isConnected = false;
  let failures = 0;

  const rest = (ms: number, signal = stopping.signal): Promise<unknown> => sleep(ms, signal).catch(() => undefined);

  const isStopped = (): boolean => stopping.signal.aborted;

  async function run(): Promise<void> {
    while (!isStopped()) {
      try {
        if (await cursor.hold()) await follow();
        else await rest(leaseMs / 3);
      } catch (err) {
        deps.onFollowed?.(err);
        failures += 1;
        await rest(Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 20)) * (0.5 + random() / 2));
      }
    }
    await cursor.release().catch((err: unknown) => log.debug({ err }, "the mailbox was not released"));
  }

  /** Returns when another process has taken the mailbox or this one is stopped; rejects when the connection breaks. */
  async function follow(): Promise<void> {
    const imap = await openImap(address, stopping.signal);
    try {
      isConnected = true;
      while (!isStopped()) {
        const due = await round(imap, stopping.signal);
        if (due === "lost") return;
        if (!imap.isOpen) throw new Error("The connection to the mail server was lost.");
        deps.onFollowed?.(undefined);
        failures = 0;
        await newsOr(imap, Math.min(leaseMs / 3, Math.max(0, due - clock())));
        if (isStopped()) return;
        if (!(await cursor.hold())) return;
      }
    } catch (cause) {
      // A connection that breaks because the follower is being stopped is not a failure.
      if (!isStopped()) throw cause;
    } finally {
      isConnected = false;
      await imap.close();
    }
  }

  async function newsOr(imap: Imap, ms: number): Promise<void> {
    const ended = new AbortController();
    try {
      await Promise.race([imap.changed(), rest(ms, AbortSignal.any([ended.signal, stopping.signal]))]);
    } finally {
      ended.abort();
    }
  }

  return {
    start() {
      stopping = new AbortController();
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    isFollowing: () => isConnected,
  };
}

const mailboxName = ({ host, port, user, path }: ImapAddress): string =>
  createHash("sha256").update([host, port, user, path].join("\n")).digest("base64url").slice(0, 22);
