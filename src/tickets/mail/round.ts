import type { Log } from "../../ops/log";
import type { Cursor, CursorStore } from "./cursor";
import type { Imap } from "./imap";
import type { LetterOutcome, Taken } from "./takeLetter";
import { dayMs } from "../../foundation/time";

/** Takes one letter; false for `isWhole` when only its beginning is there. Throws when it must be tried again. */
export type Taker = (source: Buffer, isWhole: boolean) => Promise<Taken>;

export interface RoundParts {
  readonly cursor: CursorStore;
  readonly take: Taker;
  readonly clock: () => number;
  readonly log: Log;
  readonly onLetter: (outcome: string) => void;
}

/** A letter that is larger is not fetched: its words stand at the beginning, and of its attachments the names are told. */
const largest = 25 * 1024 * 1024;
const beginning = 512 * 1024;
const firstRetryMs = 30_000;
const longestRetryMs = 60 * 60_000;
/** About eight hours. */
const mostTries = 14;
const mostWaiting = 500;
const mostBreaks = 3;
/** How far to look back in a mailbox that was never read. */
const firstLookMs = 7 * dayMs;

/** These are done with and marked as read. What remains unread in the mailbox is what nobody could deal with. */
const settled: ReadonlySet<LetterOutcome> = new Set([
  "relayed",
  "repeated",
  "note",
  "unclear",
  "bounced",
  "own",
  "automatic",
]);

/**
 * Deals with everything new in the mailbox, and with what waits to be tried again. The cursor moves after what a letter
 * sets in motion was committed, so a crash in between repeats the letter, which the desk recognises.
 *
 * @returns when the next letter is to be tried again, Infinity when none waits; «lost» when another process follows now
 */
export function createRound({ cursor, take, clock, log, onLetter }: RoundParts) {
  /** How often fetching a letter broke the connection. */
  const broke = new Map<number, number>();

  return async (imap: Imap, stopped: AbortSignal): Promise<number | "lost"> => {
    let now = await located(imap);
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

  /** Finds the place again when UIDs mean other letters than before: a little before the last one that was dealt with. */
  async function located(imap: Imap): Promise<Cursor | undefined> {
    const { uidValidity } = imap;
    const held = await cursor.hold();
    if (!held || held.uidValidity === uidValidity) return held;
    if (held.uidValidity !== "") log.warn({ uidValidity }, "the mailbox was made anew; its last days are read again");
    const since = held.seenAt > 0 ? held.seenAt - 2 * dayMs : clock() - firstLookMs;
    const [first] = await imap.uidsSince(since);
    const lastUid = first === undefined ? ((await imap.uidsAbove(0)).at(-1) ?? 0) : first - 1;
    return cursor.advance((it) => ({ ...it, uidValidity, lastUid, waiting: [] }));
  }

  async function deal(imap: Imap, uid: number): Promise<Cursor | undefined> {
    const taken = await attempt(imap, uid);
    if (taken === undefined) return postpone(uid);
    broke.delete(uid);
    const { outcome, ticket } = taken;
    const moved = await cursor.advance((it) => ({
      ...it,
      lastUid: Math.max(it.lastUid, uid),
      seenAt: clock(),
      waiting: it.waiting.filter((waiting) => waiting.uid !== uid),
    }));
    if (!moved) return undefined;
    log.info({ uid, outcome, ticket }, "a letter came in");
    try {
      if (outcome !== "gone" && settled.has(outcome)) await imap.markSeen(uid);
    } finally {
      onLetter(outcome);
    }
    return moved;
  }

  /** Undefined when it could not be dealt with. What is wrong with the connection is not the letter's fault, and thrown. */
  async function attempt(imap: Imap, uid: number): Promise<Taken | { outcome: "gone"; ticket?: string } | undefined> {
    const letter = await fetched(imap, uid);
    if (!letter) return { outcome: "gone" };
    try {
      return await take(letter.source, letter.bytes <= largest);
    } catch (err) {
      log.warn({ uid, err }, "a letter could not be dealt with and will be tried again");
      return undefined;
    }
  }

  /** One that breaks the connection again and again is put off like one that cannot be read: it must not block the rest. */
  async function fetched(imap: Imap, uid: number) {
    try {
      return await imap.letter(uid, beginning, largest);
    } catch (cause) {
      const times = (broke.get(uid) ?? 0) + 1;
      broke.set(uid, times);
      if (times >= mostBreaks && (await postpone(uid))) broke.delete(uid);
      throw cause;
    }
  }

  async function postpone(uid: number): Promise<Cursor | undefined> {
    const given = { up: false };
    const moved = await cursor.advance((it) => {
      const tries = (it.waiting.find((waiting) => waiting.uid === uid)?.tries ?? 0) + 1;
      const others = it.waiting.filter((waiting) => waiting.uid !== uid);
      given.up = tries >= mostTries || others.length >= mostWaiting;
      const at = clock() + Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1));
      const waiting = given.up ? others : [...others, { uid, tries, at }];
      return { ...it, lastUid: Math.max(it.lastUid, uid), waiting };
    });
    if (moved && given.up) {
      log.error({ uid }, "a letter is given up; it is unread in the mailbox");
      onLetter("givenUp");
    }
    return moved;
  }
}
