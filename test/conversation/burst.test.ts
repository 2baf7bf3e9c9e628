import { chatNamed } from "../support/ids";
import { chatKey, chatRecord } from "../../src/conversation/chat";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { openWorld, type World } from "../support/world";

/** Makes a store behave like one that several processes share over a network: it caches nothing, and each answer takes a while to arrive. */
async function shared(dir: string, clock: () => number): Promise<Store> {
  const store = await openLmdbStore({ dir, durability: "process", clock });
  const travel = async (): Promise<void> => {
    for (let leg = 0; leg < 3; leg++) await new Promise((resolve) => setImmediate(resolve));
  };
  const far: Partial<Store> = {
    isShared: true,
    get: (key) => travel().then(() => store.get(key)),
    async commit(commit) {
      await travel();
      const held = await store.commit(commit);
      const chats = (commit.put ?? []).filter(({ key }) => key.kind === chatKey(chatNamed("")).kind);
      if (held)
        taken.push(
          ...chats.map(({ value }) =>
            String(chatRecord.read({ key: chatKey(chatNamed("")), rev: 1, value }).seen.at(-1)),
          ),
        );
      return held;
    },
  };
  return new Proxy(store, { get: (near, name) => Reflect.get(name in far ? far : near, name) as unknown });
}

let world: World;
let taken: string[] = [];
beforeEach(() => (taken = []));
afterEach(() => world.close());

test.each([20, 60])(
  "%d messages that one person sends at once are all taken in, in order, and only one card can be answered",
  async (count) => {
    world = await openWorld({ openStore: shared });
    const ola = world.student();
    await ola.opens();
    const ids = Array.from({ length: count }, (_, it) => `burst:${it}`);
    await Promise.all(
      ids.map((eventId, it) => {
        const content = {
          kind: "text",
          text: it % 3 === 0 ? "menu" : it % 3 === 1 ? "kiedy będzie mój kod" : "qwzx",
        } as const;
        return world.app.receive({ eventId, chatId: ola.key, address: { user: ola.user }, content });
      }),
    );
    await world.settle();
    const stored = await world.store.get(chatKey(ola.key));
    const chat = stored && chatRecord.read(stored);
    expect(taken.filter((it) => it.startsWith("burst:"))).toEqual(ids);
    const standing = String(chat?.frame?.askId);
    const cards = ola.screen.filter(({ view }) =>
      view.buttons.some((it) => "button" in it && it.button.includes(standing)),
    );
    expect(cards).toEqual([ola.last]);
    expect(world.logLines.filter((it) => /"level":(40|50)/.test(it))).toEqual([]);
  },
);
