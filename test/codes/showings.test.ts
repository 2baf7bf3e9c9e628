import { chatKey, chatRecord } from "../../src/conversation/chat";
import type { Job } from "../../src/store/port";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld({ readyAfterMs: minute });
});
afterEach(() => world.close());

/** Sets up Anna with a code that is ready, and a function that has the code shown. */
async function withCode() {
  const student = world.student();
  await student.signsInAs("anna");
  await student.presses("place");
  await world.pass(3 * minute, 30_000);
  const person = chatRecord.read((await world.store.get(chatKey(student.key)))!);
  const show = (id: string, claim = 1) => {
    const job: Job = { queue: "outbox", id, partition: student.key, payload: {}, claim };
    return world.app.codes.show({ job, chatId: student.key, chat: person, orderId: "" });
  };
  const shown = () => student.screen.filter(({ secret }) => secret).map(({ id }) => id);
  return { show, shown, collect: () => world.sandbox.control.collect("anna") };
}

test("codes that two processes show at once all disappear when their time is over", async () => {
  const { show, shown } = await withCode();
  const { channel } = world;
  const { send } = channel;
  let goOn = (): void => undefined;
  let reached = (): void => undefined;
  const underWay = new Promise<void>((resolve) => (reached = resolve));
  channel.send = async (address, message) => {
    if (message.id === "slow" && message.secret) {
      reached();
      await new Promise<void>((resolve) => (goOn = resolve));
    }
    return send(address, message);
  };
  const slow = show("slow");
  await underWay;
  await show("quick"); // this takes the other showing off the screen, although it is not there yet
  goOn();
  await slow;
  expect(shown()).toContain("slow");
  await world.pass(16 * minute, 2 * minute);
  expect(shown()).toEqual([]);
});

test("codes that the chat postponed are not shown again when the student asked for them in the meantime", async () => {
  const { show, shown } = await withCode();
  world.channel.failNext("later");
  expect(await show("put off")).toEqual({ againInMs: 1_000 });
  expect(await show("asked for")).toBe("shown");
  expect(await show("put off", 2)).toBe("shown");
  expect(shown()).toEqual(["asked for"]);
});

test("a showing that is tried again after the codes have been used says nothing, and one that finds none at once says so", async () => {
  const { show, collect } = await withCode();
  collect();
  expect(await show("tried again", 2)).toBe("shown");
  expect(await show("asked for")).toMatchObject({ kind: "secretGone" });
});
