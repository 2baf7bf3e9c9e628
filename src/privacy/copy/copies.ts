import type { Institution } from "../../../dialogs/kit/institution";
import type { Catalog } from "../../conversation/catalog";
import type { Chat } from "../../conversation/chat";
import type { Chats } from "../../conversation/chats";
import type { Channel, OutgoingFile } from "../../conversation/ports";
import { chatIdIn, type ChatId } from "../../foundation/ids";
import { minuteMs } from "../../foundation/time";
import type { JobResult } from "../../outbox/attempt";
import type { Outcome } from "../../outbox/performers";
import type { Job, Stored } from "../../store/port";
import { swap } from "../../store/swap";
import { copyAsJson } from "./json";
import { ownData, type OwnDataDeps } from "./ownData";
import { copyAsPage } from "./page";
import { noticeAddress } from "../notice/routes";
import { copyKey, copyQueue, copyRecord, type DataCopy } from "./record";

/** How long the address of a copy can be opened, and how long files stay in a conversation. */
const openMinutes = 15;
const filesMinutes = 60;
/** Enough for both files, and for a browser that tries again. */
const mostDownloads = 6;

export interface CopiesDeps extends OwnDataDeps {
  readonly catalog: Catalog;
  readonly institution: Institution;
  readonly chats: Pick<Chats, "get">;
  readonly channelOf: (chatId: ChatId) => Channel;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly ids: () => string;
  readonly publicUrl: () => string;
  /** The address at which a copy can be fetched. */
  readonly urlOf: (chatId: ChatId, id: string) => string;
}

export type CopyFormat = "page" | "json";

/** Copies of people's data, as they are handed over in each channel. */
export interface Copies {
  /** Hands a person a copy: as files in the conversation where the channel can do that, otherwise behind an address. */
  hand(chatId: ChatId, chat: Chat): Promise<Outcome>;
  /** Whether a copy can still be fetched at its address. */
  isOpen(chatId: ChatId, id: string): Promise<boolean>;
  /** One download of a copy, made at this moment; undefined when it cannot be fetched any more. */
  download(chatId: ChatId, id: string, format: CopyFormat): Promise<OutgoingFile | undefined>;
  /** Takes a chat's copy away, if there is one. Returns after how many milliseconds to try again, 0 when it is gone. */
  takeAway(chatId: ChatId, chat: Chat): Promise<number>;
  /** Takes a copy away when its time is over. It is the handler of `copyQueue`. */
  readonly onDue: (job: Job) => Promise<JobResult>;
}

export function createCopies(deps: CopiesDeps): Copies {
  const { store, clock, ids, channelOf, chats } = deps;
  const noticeUrl = noticeAddress(deps.institution, deps.publicUrl);

  async function fileOf(chatId: ChatId, chat: Chat, format: CopyFormat): Promise<OutgoingFile> {
    const data = await ownData(deps, chatId, chat);
    return format === "json"
      ? { name: "legitka.json", type: "application/json", content: Buffer.from(copyAsJson(data)) }
      : {
          name: "legitka.html",
          type: "text/html",
          content: Buffer.from(copyAsPage(data, chat.lang, { ...deps, noticeUrl, now: clock() })),
        };
  }

  const read = async (chatId: ChatId): Promise<DataCopy | undefined> => {
    const stored = await store.get(copyKey(chatId));
    return stored && copyRecord.read(stored);
  };

  const keep = (chatId: ChatId, copy: DataCopy): Promise<boolean> =>
    store.commit({
      partition: chatId,
      put: [{ key: copyKey(chatId), value: copyRecord.write(copy) }],
      schedule: [{ queue: copyQueue, id: "copy", dueAt: copy.until, payload: {} }],
    });

  async function takeAway(chatId: ChatId, chat: Chat): Promise<number> {
    const copy = await read(chatId);
    if (!copy) return 0;
    if (copy.files.length > 0) {
      const removed = await channelOf(chatId).removeFiles?.(chat.address, copy.files);
      if (removed && !removed.ok) return removed.afterMs;
    }
    await store.commit({
      partition: chatId,
      delete: [copyKey(chatId)],
      cancel: [{ queue: copyQueue, id: "copy" }],
    });
    return 0;
  }

  /** Whether a stored copy is the one that an address names. */
  const isGood = (copy: DataCopy | undefined, id: string): copy is DataCopy =>
    copy !== undefined && copy.id === id && id !== "" && copy.until > clock() && copy.left > 0;

  return {
    takeAway,
    async hand(chatId, chat) {
      const waitMs = await takeAway(chatId, chat);
      if (waitMs > 0) return { againInMs: waitMs };
      const channel = channelOf(chatId);
      if (channel.sendFiles) {
        const until = clock() + filesMinutes * minuteMs;
        const both = [await fileOf(chatId, chat, "page"), await fileOf(chatId, chat, "json")];
        const sent = await channel.sendFiles(chat.address, both, (files) =>
          keep(chatId, { id: "", until, left: 0, files: [...files] }),
        );
        if (sent.ok) return { kind: "exported", minutes: filesMinutes };
        if (sent.refusal === "later") return { againInMs: sent.afterMs };
        await takeAway(chatId, chat);
      }
      const id = ids();
      const until = clock() + openMinutes * minuteMs;
      await keep(chatId, { id, until, left: mostDownloads, files: [] });
      return { kind: "exported", minutes: openMinutes, url: deps.urlOf(chatId, id) };
    },

    isOpen: async (chatId, id) => isGood(await read(chatId), id),

    async download(chatId, id, format) {
      const decide = (stored: Stored | undefined) => {
        const copy = stored && copyRecord.read(stored);
        if (!isGood(copy, id)) return { result: false };
        const value = copyRecord.write({ ...copy, left: copy.left - 1 });
        return { result: true, commit: { put: [{ key: copyKey(chatId), value }] } };
      };
      const isAllowed = await swap(store, copyKey(chatId), decide, contended);
      const chat = isAllowed ? await chats.get(chatId) : undefined;
      return chat && fileOf(chatId, chat, format);
    },

    async onDue(job) {
      const chatId = chatIdIn(job);
      const chat = await chats.get(chatId);
      const waitMs = chat ? await takeAway(chatId, chat) : 0;
      return waitMs > 0 ? { againInMs: waitMs } : "done";
    },
  };
}

const contended = {
  code: "copy.contended",
  message: "A copy of somebody's data was fetched too often at once.",
  next: "Nothing: the student presses again.",
};
