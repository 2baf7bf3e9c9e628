import type { Catalog } from "../conversation/catalog";
import type { ChatId } from "../foundation/ids";
import { afterNight } from "../foundation/night";
import type { JobResult } from "../outbox/attempt";
import type { Commit, Job, Key, Store, Stored } from "../store/port";
import {
  broadcastKey,
  broadcastRecord,
  deliveryKey,
  deliveryPartition,
  deliveryRecord,
  pageKey,
  pageRecord,
  partitionOf,
  watchJob,
  type Counts,
  type Delivery,
} from "./records";
import { tellOne, toTell, type TellOneDeps, type Told, type ToTell } from "./tellOne";
import { broadcastViews } from "./view";

export interface WaveDeps extends TellOneDeps {
  readonly catalog: Catalog;
  readonly clock: () => number;
  /** The institution's time zone, which decides when it is night. */
  readonly timeZone: string;
  /** How many messages a second may be sent in a channel. */
  readonly perSecond: (channel: string) => number;
  /** Whether sending a message again in this channel replaces the earlier one. */
  readonly replacesById: (channel: string) => boolean;
  /** Called when the next wave has been scheduled. */
  readonly onDue: () => void;
}

/** How many chats are told at the same time: after a crash, it is unknown for at most this many whether they were told. */
const most = 32;
const mostTries = 30;
const longestPauseMs = 5 * 60_000;

interface Wave {
  readonly id: string;
  readonly channel: string;
  readonly job: Job;
}

/** The next chats, and the delivery as it is stored while they are being told. */
interface Next {
  readonly chats: readonly { readonly chat: ChatId; readonly tries: number }[];
  readonly delivery: Delivery;
  /** Pages that are no longer needed. */
  readonly gone: readonly Key[];
}

/**
 * Tells the next few chats of a broadcast in one channel, and schedules the next wave. The chats are committed before they are
 * told, and the outcomes after it. If a process finds chats marked as being told by a process that is gone, it counts them as
 * unclear, unless sending again replaces the message; so a crash never makes anybody get the message twice. The delivery's
 * revision fences off a process that resumes late.
 */
export async function sendWave(deps: WaveDeps, { id, channel, job }: Wave): Promise<JobResult> {
  const { store, clock } = deps;
  const started = clock();
  const morning = afterNight(started, deps.timeZone);
  if (morning > started) return { againInMs: morning - started };
  const [ofBroadcast, stored] = await Promise.all([store.get(broadcastKey(id)), store.get(deliveryKey(id, channel))]);
  if (!ofBroadcast || !stored) return "done";
  const { texts } = broadcastRecord.read(ofBroadcast);
  const found = settled(deliveryRecord.read(stored), deps.replacesById(channel));
  if (found.isDone) return "done";

  const perSecond = deps.perSecond(channel);
  const next = await nextOf(store, { id, channel }, found, found.failures > 0 ? 1 : Math.min(most, perSecond));
  const standing = await Promise.all(next.chats.map(async (it) => ({ ...it, is: await toTell(deps, it.chat) })));
  const telling = standing.flatMap(({ is, tries }) => (typeof is === "string" ? [] : [{ is, tries }]));
  const begun = { ...next.delivery, telling: telling.map(({ is }) => is.chatId) };
  const rev = await write(store, { id, channel }, stored, begun, { delete: next.gone });
  if (rev === undefined) return "finished";

  const viewIn = broadcastViews(texts, deps.catalog);
  const outcomes = await Promise.all(telling.map(({ is }) => tellOne(deps, is, { id, viewIn })));
  const skipped = standing.flatMap(({ is }) => (typeof is === "string" ? [is] : []));
  const { delivery, pauseMs } = after(begun, skipped, telling, outcomes);
  const isDone = delivery.again.length === 0 && delivery.at.page >= delivery.pages;
  // The duration of the wave counts towards the pace, so that a slow channel is not slowed down further.
  const dueAt = Math.max(clock() + pauseMs, started + (next.chats.length * 1_000) / perSecond);
  const schedule = isDone ? [] : [{ queue: job.queue, id: job.id, dueAt, payload: job.payload }];
  const finish = [{ queue: job.queue, id: job.id, claim: job.claim }];
  await write(store, { id, channel }, { ...stored, rev }, { ...delivery, isDone }, { finish, schedule });
  if (isDone) await store.commit({ partition: partitionOf(id), schedule: [watchJob(id, clock())] });
  deps.onDue();
  return "finished";
}

/** Handles the chats that an earlier process was telling when it died. */
function settled(it: Delivery, replacesById: boolean): Delivery {
  if (replacesById) {
    const again = it.telling.map((chat) => ({ chat, tries: 0 }));
    return { ...it, telling: [], again: [...again, ...it.again] };
  }
  return { ...it, telling: [], counts: { ...it.counts, unclear: it.counts.unclear + it.telling.length } };
}

async function nextOf(store: Store, { id, channel }: Omit<Wave, "job">, it: Delivery, count: number): Promise<Next> {
  const again = it.again.slice(0, count);
  const waiting = it.again.slice(count);
  const { page, place } = it.at;
  const key = pageKey(id, channel, it.gathering, page);
  const stored = again.length < count && page < it.pages ? await store.get(key) : undefined;
  if (!stored) return { chats: again, delivery: { ...it, again: waiting }, gone: [] };
  const { chats } = pageRecord.read(stored);
  const fresh = chats.slice(place, place + count - again.length);
  const isOver = place + fresh.length >= chats.length;
  return {
    chats: [...again, ...fresh.map((chat) => ({ chat, tries: 0 }))],
    delivery: {
      ...it,
      again: waiting,
      at: isOver ? { page: page + 1, place: 0 } : { page, place: place + fresh.length },
    },
    gone: isOver ? [key] : [],
  };
}

/** The delivery after a wave, and how long to pause for its channel. */
function after(
  it: Delivery,
  skipped: readonly (keyof Counts)[],
  telling: readonly { readonly is: Exclude<ToTell, keyof Counts>; readonly tries: number }[],
  outcomes: readonly Told[],
): { readonly delivery: Delivery; readonly pauseMs: number } {
  const counts: Record<keyof Counts, number> = { ...it.counts };
  for (const one of skipped) counts[one] += 1;
  const again = [...it.again];
  let pauseMs = 0;
  let isTrouble = false;
  for (const [place, { is, tries }] of telling.entries()) {
    const outcome = outcomes[place] ?? "unclear";
    if (outcome === "unclear") isTrouble = true;
    if (typeof outcome === "string") counts[outcome] += 1;
    else if (tries >= mostTries) counts.refused += 1;
    else {
      again.push({ chat: is.chatId, tries: tries + 1 });
      pauseMs = Math.max(pauseMs, outcome.afterMs);
    }
  }
  const failures = isTrouble ? it.failures + 1 : outcomes.some((one) => one === "told") ? 0 : it.failures;
  // If a channel does not answer, only one chat at a time is tried, at growing intervals, because for each of them the outcome
  // may stay unknown.
  if (isTrouble) pauseMs = Math.max(pauseMs, Math.min(longestPauseMs, 1_000 * 2 ** Math.min(failures, 20)));
  return { delivery: { ...it, telling: [], again, counts, failures }, pauseMs };
}

/** Writes the delivery unless it has changed since it was read. Resolves to its new revision. */
async function write(
  store: Store,
  { id, channel }: Omit<Wave, "job">,
  { rev }: Pick<Stored, "rev">,
  it: Delivery,
  more: Omit<Commit, "partition" | "expect" | "put">,
): Promise<number | undefined> {
  const key = deliveryKey(id, channel);
  const ok = await store.commit({
    ...more,
    partition: deliveryPartition(id, channel),
    expect: [{ key, rev }],
    put: [{ key, value: deliveryRecord.write(it) }],
  });
  return ok ? rev + 1 : undefined;
}
