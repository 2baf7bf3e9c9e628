import { setImmediate as breathe } from "node:timers/promises";
import { accountRecord, isOpen, type Account } from "../accounts/account";
import { chatRecord } from "../conversation/chat";
import { chatIdIn, type ChatId } from "../foundation/ids";
import { localTime } from "../foundation/localTime";
import type { Log } from "../ops/log";
import { cardInPhone } from "../orders/extension";
import type { Store, Stored } from "../store/port";
import type { RecordType } from "../store/record";
import type { Audience } from "./records";

export interface AudienceDeps {
  readonly store: Store;
  readonly log: Log;
  readonly clock: () => number;
  readonly timeZone: string;
}

/** The people of an audience: each is one chat, whichever they used last of those in which they want such messages. */
export interface Gathered {
  readonly chats: readonly ChatId[];
  /** How many people could be written to only in chats in which they want none of these messages. */
  readonly optedOut: number;
  /** How many people have no chat that can be written to. */
  readonly unreachable: number;
}

interface Person {
  chat: ChatId | undefined;
  lastSeenAt: number;
  isOptedOut: boolean;
}

const breatheEvery = 200;

/**
 * Finds the people of an audience. Chats that are linked to one account belong to one person, who is told once.
 *
 * @param runs whether the channel of a chat runs here
 */
export async function gatherAudience(
  deps: AudienceDeps,
  audience: Audience,
  runs: (chatId: ChatId) => boolean = () => true,
): Promise<Gathered> {
  const accounts = audience.kind === "everybody" ? undefined : await accountsIn(deps, audience);
  const people = new Map<string, Person>();
  for await (const { it, key } of readable(deps, "person", chatRecord)) {
    const chatId = chatIdIn(key);
    if (accounts && !(it.account !== undefined && accounts.get(it.account)?.has(chatId))) continue;
    const name = it.account ?? chatId;
    const person = people.get(name) ?? { chat: undefined, lastSeenAt: -1, isOptedOut: false };
    people.set(name, person);
    if (!it.reachable || !runs(chatId)) continue;
    // It counts for this chat alone: somebody else who was linked for a minute must not silence the student for ever.
    if (it.wantsNoBroadcasts) person.isOptedOut = true;
    else if (it.lastSeenAt > person.lastSeenAt) {
      person.chat = chatId;
      person.lastSeenAt = it.lastSeenAt;
    }
  }
  const all = [...people.values()];
  const untold = all.filter(({ chat }) => chat === undefined);
  const optedOut = untold.filter(({ isOptedOut }) => isOptedOut).length;
  return {
    chats: all.flatMap(({ chat }) => chat ?? []),
    optedOut,
    unreachable: untold.length - optedOut,
  };
}

/** The accounts of an audience, with their chats. */
async function accountsIn(deps: AudienceDeps, audience: Audience): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const today = localTime(deps.clock(), deps.timeZone).day;
  const found = new Map<string, ReadonlySet<string>>();
  for await (const { it, key } of readable(deps, "account", accountRecord))
    if (belongs(it, audience, today)) found.set(key.partition, new Set(it.chats));
  return found;
}

function belongs(account: Account, audience: Audience, today: string): boolean {
  if (audience.kind === "underWay") return Object.values(account.orders).some(({ phase }) => isOpen(phase));
  const ends = cardInPhone(account)?.expiresAt.slice(0, 10);
  return audience.kind === "endsBefore" && ends !== undefined && ends >= today && ends < audience.day;
}

async function* readable<T>(
  { store, log }: AudienceDeps,
  kind: string,
  record: RecordType<T>,
): AsyncGenerator<{ readonly it: T; readonly key: Stored["key"] }> {
  let looks = 0;
  for await (const stored of store.scan(kind)) {
    // A store in this process answers at once; without a pause, nothing else in the process would run.
    if (++looks % breatheEvery === 0) await breathe();
    const it = readOrSkip(log, record, stored);
    if (it !== undefined) yield { it, key: stored.key };
  }
}

function readOrSkip<T>(log: Log, record: RecordType<T>, stored: Stored): T | undefined {
  try {
    return record.read(stored);
  } catch (err) {
    log.error({ kind: stored.key.kind, err }, "a record cannot be read; its person gets no message to many");
    return undefined;
  }
}
