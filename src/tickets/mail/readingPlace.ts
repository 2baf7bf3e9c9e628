import type { Log } from "../../ops/log";
import { dayMs } from "../../foundation/time";
import type { Cursor, CursorStore } from "./cursor";
import type { Imap } from "./imap";

export interface ReadingDeps {
  readonly cursor: CursorStore;
  readonly clock: () => number;
  readonly log: Log;
}

export interface PostponingDeps extends ReadingDeps {
  readonly onLetter: (outcome: string) => void;
}

const firstRetryMs = 30_000;
const longestRetryMs = 60 * 60_000;
/** Because the delays grow, this is about eight hours. */
const mostTries = 14;
/** Reading a letter is tried at most this often. An unreadable letter stays unreadable, unless the machine was overloaded. */
const mostReadings = 2;
const mostWaiting = 500;
/** How far back letters are read in a mailbox that is read for the first time. */
const firstLookMs = 7 * dayMs;

export const asideMessage = "a letter could not be dealt with and is set aside";
export const nextOfAside = "Look at it in the bot's mailbox, where it stays unread, and answer its sender another way.";

/**
 * The position from which the mailbox is read on; undefined when another process holds it. If the mailbox's UIDs have become
 * invalid, reading restarts a little before the last processed letter.
 */
export async function located({ cursor, clock, log }: ReadingDeps, imap: Imap): Promise<Cursor | undefined> {
  const { uidValidity } = imap;
  const held = await cursor.hold();
  if (!held || held.uidValidity === uidValidity) return held;
  if (held.uidValidity !== "") log.warn({ uidValidity }, "the mailbox was made anew; its last days are read again");
  const since = held.seenAt > 0 ? held.seenAt - 2 * dayMs : clock() - firstLookMs;
  const [first] = await imap.uidsSince(since);
  const lastUid = first === undefined ? ((await imap.uidsAbove(0)).at(-1) ?? 0) : first - 1;
  return cursor.advance((it) => ({ ...it, uidValidity, lastUid, waiting: [] }));
}

/**
 * Postpones a letter, longer each time, or sets it aside for good when it has failed too often. The next letters are processed
 * meanwhile.
 */
export async function postpone(
  { cursor, clock, log, onLetter }: PostponingDeps,
  uid: number,
  why: "failed" | "unreadable",
): Promise<Cursor | undefined> {
  let aside: "givenUp" | "setAside" | undefined;
  const moved = await cursor.advance((it) => {
    const before = it.waiting.find((waiting) => waiting.uid === uid);
    const others = it.waiting.filter((waiting) => waiting.uid !== uid);
    const tries = (before?.tries ?? 0) + 1;
    const readings = (before?.readings ?? 0) + (why === "unreadable" ? 1 : 0);
    const isGivenUp = tries >= mostTries || others.length >= mostWaiting;
    aside = readings >= mostReadings ? "setAside" : isGivenUp ? "givenUp" : undefined;
    const at = clock() + Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1));
    const waiting = aside === undefined ? [...others, { uid, tries, readings, at }] : others;
    return { ...it, lastUid: Math.max(it.lastUid, uid), waiting };
  });
  if (moved && aside) {
    log.error({ uid, outcome: aside, next: nextOfAside }, asideMessage);
    onLetter(aside);
  }
  return moved;
}
