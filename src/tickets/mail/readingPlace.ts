import type { Log } from "../../ops/log";
import { dayMs } from "../../foundation/time";
import type { Cursor, CursorStore } from "./cursor";
import type { Imap } from "./imap";

export interface ReadingParts {
  readonly cursor: CursorStore;
  readonly clock: () => number;
  readonly log: Log;
}

export interface PostponingParts extends ReadingParts {
  readonly onLetter: (outcome: string) => void;
}

const firstRetryMs = 30_000;
const longestRetryMs = 60 * 60_000;
/** With the growing delays this is about eight hours. */
const mostTries = 14;
const mostWaiting = 500;
/** How far back letters are read in a mailbox that is read for the first time. */
const firstLookMs = 7 * dayMs;

/** Where the mailbox is read on; undefined when another process has it. Restarts a little before the last processed letter when the mailbox's UIDs have become invalid. */
export async function located({ cursor, clock, log }: ReadingParts, imap: Imap): Promise<Cursor | undefined> {
  const { uidValidity } = imap;
  const held = await cursor.hold();
  if (!held || held.uidValidity === uidValidity) return held;
  if (held.uidValidity !== "") log.warn({ uidValidity }, "the mailbox was made anew; its last days are read again");
  const since = held.seenAt > 0 ? held.seenAt - 2 * dayMs : clock() - firstLookMs;
  const [first] = await imap.uidsSince(since);
  const lastUid = first === undefined ? ((await imap.uidsAbove(0)).at(-1) ?? 0) : first - 1;
  return cursor.advance((it) => ({ ...it, uidValidity, lastUid, waiting: [] }));
}

/** Puts a letter off, longer each time, and gives it up in the end. */
export async function postpone(
  { cursor, clock, log, onLetter }: PostponingParts,
  uid: number,
): Promise<Cursor | undefined> {
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
