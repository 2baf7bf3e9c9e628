import { z } from "zod";
import { defineRecord } from "../../src/store/record";
import { update } from "../../src/store/update";
import { nextDue, note, type Opened } from "./contract/opened";
import { openTempStore } from "./tempStore";

const counter = defineRecord({ kind: "note", version: 1, schema: z.object({ count: z.number() }) });
const key = note("ala");

let opened: Opened;
beforeEach(async () => {
  opened = await openTempStore();
});
afterEach(() => opened.destroy());

const stored = async () => {
  const found = await opened.store.get(key);
  return found && { rev: found.rev, value: counter.read(found) };
};

test("a record is made from nothing and then changed", async () => {
  expect(await update(opened.store, key, counter, (it) => it ?? { count: 1 })).toEqual({ count: 1 });
  expect(await update(opened.store, key, counter, (it) => ({ count: (it?.count ?? 0) + 1 }))).toEqual({ count: 2 });
  expect(await stored()).toEqual({ rev: 2, value: { count: 2 } });
});

test("a change that returns what it was given writes nothing", async () => {
  await update(opened.store, key, counter, () => ({ count: 1 }));
  await update(opened.store, key, counter, (it) => it ?? { count: 9 });
  expect((await stored())?.rev).toBe(1);
});

test("extra changes happen in the same commit", async () => {
  const schedule = (n: number) => [{ queue: "q", id: `${n}`, dueAt: n, payload: n }];
  await update(
    opened.store,
    key,
    counter,
    () => ({ count: 7 }),
    ({ count }) => ({ schedule: schedule(count) }),
  );
  expect(await nextDue(opened.store, "q")).toBe(7);
});

test("of concurrent updates none is lost", async () => {
  const increment = () => update(opened.store, key, counter, (it) => ({ count: (it?.count ?? 0) + 1 }));
  await Promise.all(Array.from({ length: 20 }, increment));
  expect(await stored()).toEqual({ rev: 20, value: { count: 20 } });
});

test("an update that keeps losing gives up with a coded fault", async () => {
  const hopeless = { ...opened.store, commit: () => Promise.resolve(false) };
  let tries = 0;
  const change = () => ({ count: ++tries });
  await expect(update(hopeless, key, counter, change)).rejects.toMatchObject({ code: "store.contended" });
  expect(tries).toBe(30);
});

test("a fault of the change itself passes through and nothing is written", async () => {
  const broken = () => {
    throw new TypeError("broken");
  };
  await expect(update(opened.store, key, counter, broken)).rejects.toThrow(TypeError);
  expect(await stored()).toBeUndefined();
});
