import type { Commit } from "../../../src/store/port";
import { all, nextDue, note, type Opened } from "./opened";

export function commitContract(opened: () => Opened): void {
  const partition = "ala";
  const key = note(partition);
  const commit = (it: Omit<Commit, "partition">) => opened().store.commit({ partition, ...it });
  const job = { queue: "q", id: "1", dueAt: 10, payload: { n: 1 } };

  test("expecting revision 0 succeeds only if there is no record", async () => {
    expect(await commit({ expect: [{ key, rev: 0 }], put: [{ key, value: 1 }] })).toBe(true);
    expect(await commit({ expect: [{ key, rev: 0 }], put: [{ key, value: 2 }] })).toBe(false);
    expect((await opened().store.get(key))?.value).toBe(1);
  });

  test("an expected revision succeeds once", async () => {
    await commit({ put: [{ key, value: 1 }] });
    expect(await commit({ expect: [{ key, rev: 1 }], put: [{ key, value: 2 }] })).toBe(true);
    expect(await commit({ expect: [{ key, rev: 1 }], put: [{ key, value: 3 }] })).toBe(false);
    expect(await opened().store.get(key)).toEqual({ key, rev: 2, value: 2 });
  });

  test("a record may be expected without being written", async () => {
    await commit({ put: [{ key, value: 1 }] });
    const put = [{ key: note(partition, "other"), value: 2 }];
    expect(await commit({ expect: [{ key, rev: 2 }], put })).toBe(false);
    expect(await commit({ expect: [{ key, rev: 1 }], put })).toBe(true);
  });

  test("one failed expectation keeps everything else in the commit from happening", async () => {
    const { store } = opened();
    await commit({ put: [{ key, value: 1 }], schedule: [job] });
    const failed = await commit({
      expect: [
        { key, rev: 1 },
        { key: note(partition, "absent"), rev: 1 },
      ],
      put: [{ key: note(partition, "new"), value: 1 }],
      delete: [key],
      schedule: [{ ...job, id: "2" }],
      cancel: [job],
    });
    expect(failed).toBe(false);
    expect((await all(store.scan("note"))).map((it) => it.key)).toEqual([key]);
    expect(await store.depth("q")).toBe(1);
    expect(await nextDue(store, "q")).toBe(10);
  });

  test("one lost claim keeps everything else in the commit from happening", async () => {
    await commit({ schedule: [job] });
    const finish = [{ queue: "q", id: "1", claim: 1 }];
    expect(await commit({ put: [{ key, value: 1 }], finish })).toBe(false);
    expect(await opened().store.get(key)).toBeUndefined();
  });

  test("a successful commit does everything in it", async () => {
    const { store } = opened();
    await commit({ put: [{ key, value: 1 }], schedule: [job, { ...job, id: "2", dueAt: 11 }] });
    opened().setNow(10);
    await store.claim("q", 1, 1_000);
    const done = await commit({
      expect: [{ key, rev: 1 }],
      put: [{ key: note(partition, "new"), value: 1 }],
      delete: [key],
      schedule: [{ ...job, id: "3", dueAt: 12 }],
      finish: [{ queue: "q", id: "1", claim: 1 }],
      cancel: [{ queue: "q", id: "2" }],
    });
    expect(done).toBe(true);
    expect((await all(store.scan("note"))).map((it) => it.key.id)).toEqual(["new"]);
    opened().setNow(99);
    expect((await store.claim("q", 9, 1)).map((it) => it.id)).toEqual(["3"]);
  });

  test("a deleted record is gone and can be written again; deleting what is not there is no failure", async () => {
    await commit({ put: [{ key, value: 1 }] });
    await commit({ put: [{ key, value: 2 }] });
    expect(await commit({ delete: [key] })).toBe(true);
    expect(await opened().store.get(key)).toBeUndefined();
    expect(await commit({ delete: [key] })).toBe(true);
    await commit({ put: [{ key, value: 3 }] });
    expect((await opened().store.get(key))?.value).toBe(3);
  });

  test("an empty commit succeeds", async () => {
    expect(await commit({})).toBe(true);
  });

  test("of a hundred concurrent increments by compare-and-swap none is lost", async () => {
    const { store } = opened();
    const increment = async (): Promise<void> => {
      for (;;) {
        const stored = await store.get(key);
        const value = ((stored?.value as number | undefined) ?? 0) + 1;
        if (await commit({ expect: [{ key, rev: stored?.rev ?? 0 }], put: [{ key, value }] })) return;
      }
    };
    await Promise.all(Array.from({ length: 100 }, increment));
    expect(await store.get(key)).toEqual({ key, rev: 100, value: 100 });
  });

  test("of commits racing for one revision exactly one wins", async () => {
    const racers = Array.from({ length: 40 }, (_, n) => n);
    const won = await Promise.all(racers.map((n) => commit({ expect: [{ key, rev: 0 }], put: [{ key, value: n }] })));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await opened().store.get(key))?.value).toBe(won.indexOf(true));
  });

  const stranger = note("ola");
  test.each<[string, Omit<Commit, "partition">]>([
    ["expected", { expect: [{ key: stranger, rev: 0 }] }],
    ["put", { put: [{ key: stranger, value: 1 }] }],
    ["deleted", { delete: [stranger] }],
  ])("a key of another partition that is %s is a coded fault, and nothing is written", async (_, it) => {
    const writes = { ...it, put: [{ key, value: 1 }, ...(it.put ?? [])] };
    await expect(commit(writes)).rejects.toMatchObject({ code: "store.partition" });
    expect(await all(opened().store.scan("note"))).toEqual([]);
  });
}
