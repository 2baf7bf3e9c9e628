import { Fault } from "../../foundation/fault";
import type { Cursor } from "./cursor";
import type { Imap } from "./imap";
import { asideMessage, located, nextOfAside, postpone, type PostponingDeps } from "./readingPlace";
import type { LetterOutcome } from "./outcome";
import type { Taken } from "./takeLetter";

/** Processes one letter. `isWhole` is false when only its beginning was fetched. It throws when the letter must be retried. */
export type Taker = (source: Buffer, isWhole: boolean) => Promise<Taken>;

export interface RoundDeps extends PostponingDeps {
  readonly take: Taker;
  /** The interval at which the lease is renewed while a letter is fetched and read, in milliseconds. */
  readonly renewMs: number;
}

/** If a letter is larger, only its beginning is fetched: it contains the text, and attachments are then only named. In bytes. */
const largest = 25 * 1024 * 1024;
const beginning = 512 * 1024;
const mostBreaks = 3;

/** Letters with these outcomes are marked as read. Unread letters need a person to look at them. */
const settled: ReadonlySet<LetterOutcome> = new Set([
  "relayed",
  "repeated",
  "note",
  "unclear",
  "elsewhere",
  "bounced",
  "own",
  "automatic",
]);

/**
 * Processes all new letters and those that are due for a retry. The cursor moves only after a letter's effects are
 * committed; a crash in between repeats the letter, and the desk recognises the repetition.
 *
 * @returns the time of the next retry, Infinity when there is none, or «lost» when another process has the mailbox now
 */
export function createRound(deps: RoundDeps) {
  const { cursor, take, clock, log, onLetter, renewMs } = deps;
  /** Counts by UID how often fetching a letter broke the connection. */
  const broke = new Map<number, number>();

  return async (imap: Imap, stopped: AbortSignal): Promise<number | "lost"> => {
    let now = await located(deps, imap);
    if (!now) return "lost";
    for (const uid of await imap.uidsAbove(now.lastUid)) {
      if (stopped.aborted) return Infinity;
      now = await deal(imap, uid);
      if (!now) return "lost";
    }
    for (const { uid } of now.waiting.filter(({ at }) => at <= clock())) {
      if (stopped.aborted) return Infinity;
      now = await deal(imap, uid);
      if (!now) return "lost";
    }
    return Math.min(Infinity, ...now.waiting.map(({ at }) => at));
  };

  async function deal(imap: Imap, uid: number): Promise<Cursor | undefined> {
    const taken = await whileRenewed(() => attempt(imap, uid));
    if (taken === "failed" || taken === "unreadable") return postpone(deps, uid, taken);
    broke.delete(uid);
    const { outcome, ticket, excess } = taken;
    const moved = await cursor.advance((it) => ({
      ...it,
      lastUid: Math.max(it.lastUid, uid),
      seenAt: clock(),
      waiting: it.waiting.filter((waiting) => waiting.uid !== uid),
    }));
    if (!moved) return undefined;
    if (outcome === "setAside") log.error({ uid, outcome, excess, next: nextOfAside }, asideMessage);
    else log.info({ uid, outcome, ticket }, "a letter came in");
    try {
      if (outcome !== "gone" && settled.has(outcome)) await imap.markSeen(uid);
    } finally {
      onLetter(outcome);
    }
    return moved;
  }

  /** Keeps the lease on the mailbox while a letter is processed, however long that takes. */
  async function whileRenewed<T>(act: () => Promise<T>): Promise<T> {
    const renew = (): void =>
      void cursor.hold().catch((err: unknown) => log.debug({ err }, "the lease of the mailbox was not renewed"));
    const timer = setInterval(renew, renewMs);
    try {
      return await act();
    } finally {
      clearInterval(timer);
    }
  }

  /** Processes one letter. Connection errors are thrown, since they say nothing about the letter. */
  async function attempt(
    imap: Imap,
    uid: number,
  ): Promise<Taken | (Omit<Taken, "outcome"> & { outcome: "gone" }) | "failed" | "unreadable"> {
    const letter = await fetched(imap, uid);
    if (!letter) return { outcome: "gone" };
    try {
      return await take(letter.source, letter.bytes <= largest);
    } catch (err) {
      log.warn({ uid, err }, "a letter could not be dealt with");
      return err instanceof Fault && err.code === "letter.unreadable" ? "unreadable" : "failed";
    }
  }

  /** A letter that breaks the connection repeatedly is postponed, so that it cannot block all others. */
  async function fetched(imap: Imap, uid: number) {
    try {
      return await imap.letter(uid, beginning, largest);
    } catch (cause) {
      const times = (broke.get(uid) ?? 0) + 1;
      broke.set(uid, times);
      if (times >= mostBreaks && (await postpone(deps, uid, "failed"))) broke.delete(uid);
      throw cause;
    }
  }
}
