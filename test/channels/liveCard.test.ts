import { pino } from "pino";
import { chatNamed } from "../support/ids";
import { LiveCards, type LiveCard } from "../../src/channels/liveCard";
import type { Store } from "../../src/store/port";
import { memoryData, memoryStore } from "../support/memoryStore";
import { aView } from "../support/views";

const person = chatNamed("teams:29:ola");
const card = (message: string): LiveCard => ({ message, activity: `a-${message}`, view: aView() });

let store: Store;
let one: LiveCards;
let other: LiveCards;
let passed = 0;
beforeEach(() => {
  passed = 1;
  store = { ...memoryStore(memoryData(true)), isShared: true };
  [one, other] = [1, 2].map(() => new LiveCards(store, pino({ enabled: false }), "teamsCard", () => passed)) as [
    LiveCards,
    LiveCards,
  ];
});

/** A process sends a card and commits a note of it. */
async function send(process: LiveCards, message: string): Promise<void> {
  const put = process.put(person, card(message), await process.last(person));
  await store.commit({ partition: person, put });
}

test("the card that another process sent last is the one that can be answered, whatever this process sent before", async () => {
  await send(one, "first");
  await send(other, "second");
  expect((await one.last(person)).card).toEqual(card("second"));
  expect(await one.find(person, "first")).toBeUndefined();
  expect(await one.find(person, "second")).toEqual(card("second"));
});

test("in an embedded store, to which nobody else writes, the card that was sent last is not read again", async () => {
  const read = jest.fn();
  const embedded: Store = { ...store, isShared: false, get: (key) => (read(key), store.get(key)) };
  const cards = new LiveCards(embedded, pino({ enabled: false }), "teamsCard", () => passed);
  await send(cards, "first");
  read.mockClear();
  expect(await cards.find(person, "first")).toEqual(card("first"));
  expect(read).not.toHaveBeenCalled();
  await cards.forget(person);
  expect((await cards.last(person)).card).toBeUndefined();
});

test("the process that sent a card knows it before the note of it is stored", async () => {
  await send(one, "first");
  one.put(person, card("second"), await one.last(person));
  expect(await one.find(person, "a-second", "activity")).toEqual(card("second"));
  await send(other, "third");
  expect((await one.last(person)).card).toEqual(card("third"));
});

test("a card whose note never reached the store is known for a minute and no longer", async () => {
  one.put(person, card("first"), await one.last(person));
  passed = 59_000;
  expect((await one.last(person)).card).toEqual(card("first"));
  passed = 61_000;
  expect((await one.last(person)).card).toBeUndefined();
});
