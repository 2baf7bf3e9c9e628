import type { Channel } from "../../../src/conversation/ports";
import { chatKey, chatRecord } from "../../../src/conversation/chat";
import { createCodes } from "../../../src/codes/codes";
import { createSleep } from "../../support/sleep";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import type { SlackStudent } from "./slackStudent";

const minute = 60_000;

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.presses("place");
  await world.pass(3 * minute);
});
afterEach(() => world.close());

const secrets = () => {
  const { control } = world.sandbox;
  return control.secrets(control.orders("anna").at(-1)!.id)!;
};
const showsCode = (): boolean => anna.seesAll.includes(secrets().distributionPass);
const pictures = (): number => anna.screen.filter(({ files = [] }) => files.length > 0).length;

type Update = Channel["update"];

/**
 * One process begins to show the codes and is suspended in the middle, at the point that `drowsy` chooses. Another process then takes over and shows
 * them. Resolves to a function that wakes the first process.
 */
async function overtaken(drowsy: (update: Update, sleep: () => Promise<void>) => Update) {
  const { app, store, usos, now: clock, chat: channel } = world;
  const chatId = anna.key;
  const payload = null;
  await store.commit({
    partition: chatId,
    schedule: [{ queue: "test", id: "showing", dueAt: 0, heldForMs: minute, payload }],
  });
  const chat = chatRecord.read((await store.get(chatKey(chatId)))!);
  const sleep = createSleep();
  const sleepy: Channel = { ...channel, update: drowsy(channel.update, sleep.here) };
  const { accounts, catalog } = app;
  const parts = { accounts, catalog, store, usos, clock, channelOf: () => sleepy, showForMs: 15 * minute };
  const first = createCodes(parts).show({
    job: { queue: "test", id: "showing", partition: chatId, claim: 1, payload },
    chatId,
    chat,
    orderId: "",
  });
  await sleep.asleep;
  await world.pass(2 * minute, minute);
  const [job] = await store.claim("test", 1, minute);
  expect(await app.codes.show({ job: job!, chatId, chat, orderId: "" })).toBe("shown");
  expect(job?.claim).toBe(2);
  return async () => {
    sleep.wake();
    expect(await first).toBe("shown");
    await world.settle();
  };
}

const isCollected = async (): Promise<void> => {
  world.sandbox.control.collect("anna");
  await world.pass(2 * minute, minute);
};

test("a process that wakes after another one has shown its own QR leaves that QR to be removed later", async () => {
  const wakes = await overtaken((update, sleep) => async (...args) => {
    const sent = await update(...args);
    await sleep();
    return sent;
  });
  await wakes();
  expect([showsCode(), pictures()]).toEqual([true, 1]);
  const { distributionPass } = secrets();
  await isCollected();
  expect(anna.seesAll).not.toContain(distributionPass);
  expect(pictures()).toBe(0);
});

test("a process that wakes after the card was collected removes the code that it shows once more", async () => {
  const wakes = await overtaken((update, sleep) => async (...args) => {
    await sleep();
    return update(...args);
  });
  const { distributionPass } = secrets();
  await isCollected();
  await wakes();
  await world.pass(minute);
  expect(anna.seesAll).not.toContain(distributionPass);
  expect(pictures()).toBe(0);
});
