import type { Store } from "../store/port";
import { gatherAudience, type AudienceDeps } from "./audience";
import {
  broadcastKey,
  broadcastRecord,
  deliveryKey,
  deliveryPartition,
  deliveryRecord,
  noCounts,
  pageKey,
  pageRecord,
  partitionOf,
  type Broadcast,
} from "./records";
import { channelIn, type ChatId } from "../foundation/ids";

export interface GatherDeps extends AudienceDeps {
  readonly runs: (chatId: ChatId) => boolean;
}

const chatsPerPage = 500;

/**
 * Finds the people to tell, stores them by channel, and starts the sending. Nothing is sent before all of them are stored, so
 * after a crash the whole step can simply run again: `gathering`, the claim of the job, is then higher, and a process that
 * resumes with a lower one can no longer change anything.
 */
export async function gather(
  deps: GatherDeps,
  id: string,
  { it, rev }: { readonly it: Broadcast; readonly rev: number },
  gathering: number,
): Promise<void> {
  const { store, clock } = deps;
  const { chats, optedOut, unreachable } = await gatherAudience(deps, it.audience, deps.runs);
  const byChannel = new Map<string, ChatId[]>();
  for (const chatId of chats) {
    const those = byChannel.get(channelIn(chatId));
    if (those) those.push(chatId);
    else byChannel.set(channelIn(chatId), [chatId]);
  }
  for (const [channel, those] of byChannel) if (!(await writeDelivery(store, id, channel, those, gathering))) return;
  const sending: Broadcast = {
    ...it,
    state: "sending",
    since: clock(),
    channels: [...byChannel.keys()],
    counts: { ...noCounts, optedOut, unreachable },
  };
  const key = broadcastKey(id);
  await store.commit({
    partition: partitionOf(id),
    expect: [{ key, rev }],
    put: [{ key, value: broadcastRecord.write(sending) }],
  });
}

/** Resolves to false if a later gathering has written the delivery, or its sending has begun. */
async function writeDelivery(
  store: Store,
  id: string,
  channel: string,
  chats: readonly ChatId[],
  gathering: number,
): Promise<boolean> {
  const partition = deliveryPartition(id, channel);
  const pages = Math.ceil(chats.length / chatsPerPage);
  for (let page = 0; page < pages; page++) {
    const value = pageRecord.write({ chats: chats.slice(page * chatsPerPage, (page + 1) * chatsPerPage) });
    await store.commit({ partition, put: [{ key: pageKey(id, channel, gathering, page), value }] });
  }
  const key = deliveryKey(id, channel);
  const stored = await store.get(key);
  const before = stored && deliveryRecord.read(stored);
  if (before && (before.isStarted || before.gathering > gathering)) return false;
  const value = deliveryRecord.write({
    gathering,
    pages,
    isStarted: false,
    isDone: false,
    at: { page: 0, place: 0 },
    telling: [],
    again: [],
    failures: 0,
    counts: noCounts,
  });
  return store.commit({ partition, expect: [{ key, rev: stored?.rev ?? 0 }], put: [{ key, value }] });
}
