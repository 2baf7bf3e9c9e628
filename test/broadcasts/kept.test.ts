import { broadcastQueue, broadcastKey, broadcastRecord, noCounts, type Broadcast } from "../../src/broadcasts/records";
import { createRestoreRules } from "../../src/maintenance/restoreRules";
import { sweepsAlone } from "../privacy/sweepsAlone";
import { openTempStore } from "../store/tempStore";

const day = 24 * 60 * 60_000;

test("a draft is deleted after a day, and a sent message after ninety days", async () => {
  const opened = await openTempStore();
  const { store } = opened;
  const sweeps = sweepsAlone(store);
  for (const state of ["draft", "sending", "done"] as const) {
    const it: Broadcast = {
      texts: { pl: "Od jutra" },
      audience: { kind: "everybody" },
      by: { id: "u", name: "Marta" },
      state,
      since: 0,
      channels: [],
      counts: noCounts,
    };
    const key = broadcastKey(state);
    await store.commit({ partition: key.partition, put: [{ key, value: broadcastRecord.write(it) }] });
  }
  const left = async (now: number): Promise<string[]> => {
    for await (const count of sweeps["broadcasts"]!(now)) expect(count).toBeLessThanOrEqual(1);
    const found: string[] = [];
    for await (const one of store.scan("broadcast")) found.push(broadcastRecord.read(one).state);
    return found.sort();
  };
  expect(await left(day)).toEqual(["done", "draft", "sending"]);
  expect(await left(day + 1)).toEqual(["done", "sending"]);
  expect(await left(90 * day)).toEqual(["done", "sending"]);
  expect(await left(90 * day + 1)).toEqual([]);
  await opened.destroy();
});

test("a message that was being sent during a backup is not sent on after the restore, because most people have it by then", () => {
  const rules = createRestoreRules(0);
  const job = { kind: "job", partition: "broadcast:b1:slack", id: "send", dueAt: 0, claim: 1 } as const;
  const payload = { send: "b1", channel: "slack" };
  expect(rules.apply({ ...job, queue: broadcastQueue, payload })).toEqual([]);
  expect(rules.counts.leftOut).toBe(1);
});
