import { chatKey, chatRecord } from "../../src/conversation/chat";
import { ChatCache } from "../../src/conversation/recent";
import type { Store } from "../../src/store/port";
import { chatNamed } from "../support/ids";
import { memoryData, memoryStore } from "../support/memoryStore";
import { aChat } from "./people";

const chatId = chatNamed("fake:ola");

test.each([
  ["an embedded store, to which nobody else writes, is not read again for a chat of the last minute", false, 0],
  ["a store that others write to is read every time", true, 1],
])("%s", async (_, isShared, reads) => {
  const stored = memoryStore(memoryData(true));
  const read = jest.fn();
  const store: Store = { ...stored, isShared, get: (key) => (read(key), stored.get(key)) };
  const cache = new ChatCache(store, () => 0);
  const chat = aChat();
  await store.commit({ partition: chatId, put: [{ key: chatKey(chatId), value: chatRecord.write(chat) }] });
  cache.keep(chatId, { rev: 1, chat });
  expect(await cache.known(chatId)).toMatchObject({ rev: 1, chat });
  expect(read).toHaveBeenCalledTimes(reads);
  cache.forget(chatId);
  await store.commit({ partition: chatId, delete: [chatKey(chatId)] });
  expect((await cache.known(chatId)).chat).toBeUndefined();
});
