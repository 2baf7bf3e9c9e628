import { accountKey, accountRecord, type Account } from "../../src/accounts/account";
import { startJob, type Audience, type Broadcast, type Counts } from "../../src/broadcasts/records";
import type { BroadcastReport } from "../../src/broadcasts/port";
import { chatKey, chatRecord, type Chat } from "../../src/conversation/chat";
import { accountIdSchema, chatIdSchema } from "../../src/foundation/ids";
import type { Channel } from "../../src/conversation/ports";
import type { Store } from "../../src/store/port";
import { textOf } from "../support/chat";
import { openWorld, type World, type WorldOptions } from "../support/world";

/** A channel that keeps everything it is sent, as Slack and Teams do: sending a message twice gives two messages. */
export interface KeepingChannel extends Channel {
  /** The messages that each user got, oldest first. */
  readonly got: Map<string, string[]>;
  /** The results of the next sends; by default the messages arrive. */
  readonly next: (Awaited<ReturnType<Channel["send"]>> | Error)[];
}

export function keepingChannel(name = "kept", unaskedPerSecond = 1_000): KeepingChannel {
  const got = new Map<string, string[]>();
  const next: KeepingChannel["next"] = [];
  return {
    name,
    title: "A chat that keeps",
    replacesById: false,
    unaskedPerSecond,
    got,
    next,
    send(address, { id, view }) {
      const answer = next.shift();
      if (answer instanceof Error) return Promise.reject(answer);
      if (answer) return Promise.resolve(answer);
      const user = String(address["user"]);
      got.set(user, [...(got.get(user) ?? []), textOf(view)]);
      return Promise.resolve({ ok: true, ref: { id } });
    },
    update: (_, ref) => Promise.resolve({ ok: true, ref }),
    typing: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  };
}

/** Writes a chat whose person wrote some time ago. */
export async function addChat(
  store: Store,
  id: string,
  { account, ...more }: Partial<Omit<Chat, "account">> & { readonly account?: string } = {},
): Promise<void> {
  const chatId = chatIdSchema.parse(id);
  const chat: Chat = {
    address: { user: chatId.slice(chatId.indexOf(":") + 1) },
    lang: "pl",
    langChosen: true,
    signedIn: account !== undefined,
    ...(account !== undefined && { account: accountIdSchema.parse(account) }),
    frame: null,
    trail: [],
    paused: {},
    seen: [],
    reachable: true,
    lastSeenAt: 0,
    ...more,
  };
  const key = chatKey(chatId);
  await store.commit({ partition: chatId, put: [{ key, value: chatRecord.write(chat) }] });
}

/** Writes an account that is linked to these chats and whose only order is the given one. */
export async function addAccount(
  store: Store,
  id: string,
  chats: readonly string[],
  order?: Partial<Account["orders"][string]>,
): Promise<void> {
  const one = { id: "1", phase: "placed" as const, status: null, orderedAt: null, expiresAt: null, since: 0, ...order };
  const account: Account = {
    usosId: id,
    firstName: null,
    studentNumber: null,
    token: null,
    chats: chats.map((it) => chatIdSchema.parse(it)),
    orders: order ? { [one.id]: one } : {},
    ordering: null,
    placed: null,
    reminders: { on: true, snoozedUntil: 0, sent: [] },
    codes: null,
    lastTrouble: null,
  };
  const key = accountKey(accountIdSchema.parse(id));
  await store.commit({ partition: id, put: [{ key, value: accountRecord.write(account) }] });
}

export interface CrowdWorld {
  readonly world: World;
  readonly kept: KeepingChannel;
  readonly reports: BroadcastReport[];
  /** Confirms a broadcast; it is sent as time passes. */
  sends(text?: string, audience?: Audience, texts?: Broadcast["texts"]): Promise<void>;
  /** The result of the last broadcast, once it has been reported. */
  outcome(): Counts | undefined;
  close(): Promise<void>;
}

/** Opens the product with a second channel and without any people. */
export async function openCrowdWorld(
  options: WorldOptions & { readonly perSecond?: number } = {},
): Promise<CrowdWorld> {
  const kept = keepingChannel("kept", options.perSecond);
  const reports: BroadcastReport[] = [];
  const world = await openWorld({
    ...options,
    connect: () => ({
      channels: [kept],
      broadcastBoard: {
        finished: (report) => {
          reports.push(report);
          return Promise.resolve("done");
        },
      },
    }),
  });
  const { store } = world;
  let count = 0;
  return {
    world,
    kept,
    reports,
    async sends(text = "Od jutra przedłużamy legitymacje.", audience = { kind: "everybody" }, texts = { pl: text }) {
      const id = `b${++count}`;
      const draft = { texts, audience, by: { id: "slack:T:U", name: "Marta" } };
      await store.commit({ partition: "audit", schedule: [startJob(id, draft, world.now())] });
    },
    outcome: () => reports.at(-1)?.counts,
    close: () => world.close(),
  };
}
