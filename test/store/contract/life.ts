import { all, nextDue, note, type Opened } from "./opened";

export function lifeContract(opened: () => Opened): void {
  const key = note("ala");
  const job = { queue: "q", id: "1", dueAt: 10, payload: { n: 1 } };

  test("a check resolves on a store that works, and leaves no record behind", async () => {
    await opened().store.check();
    expect(await all(opened().store.scan("note"))).toEqual([]);
  });

  test("records, revisions, jobs and claims are there after reopening", async () => {
    await opened().store.commit({ partition: "ala", put: [{ key, value: { text: "ż" } }], schedule: [job] });
    await opened().store.commit({ partition: "ala", put: [{ key, value: { text: "ź" } }] });
    opened().setNow(10);
    await opened().store.claim("q", 1, 100);
    const store = await opened().reopen();
    expect(await store.get(key)).toEqual({ key, rev: 2, value: { text: "ź" } });
    // An engine that only one process can open knows that no process holds the job any more.
    expect(await nextDue(store, "q")).toBeLessThanOrEqual(110);
    expect(await store.commit({ partition: "ala", finish: [{ queue: "q", id: "1", claim: 1 }] })).toBe(true);
  });

  test("commits in progress when the store is closed are kept", async () => {
    const { store } = opened();
    const under = Array.from({ length: 50 }, (_, n) =>
      store.commit({ partition: "ala", put: [{ key: note("ala", `${n}`), value: n }] }),
    );
    const reopened = await opened().reopen();
    expect(await Promise.all(under)).not.toContain(false);
    expect(await all(reopened.scan("note", "ala"))).toHaveLength(50);
  });

  test("a closed store refuses everything with a coded fault, and closing it again is no failure", async () => {
    const { store } = opened();
    await store.commit({
      partition: "ala",
      put: [
        { key, value: 1 },
        { key: note("ala", "2"), value: 2 },
      ],
    });
    const halfRead = store.scan("note")[Symbol.asyncIterator]();
    await halfRead.next();
    await store.close();
    const closed = { code: "store.closed" };
    await expect(store.get(key)).rejects.toMatchObject(closed);
    await expect(store.commit({ partition: "ala" })).rejects.toMatchObject(closed);
    await expect(store.claim("q", 1, 1)).rejects.toMatchObject(closed);
    await expect(store.holds({ ...job, partition: "ala", claim: 1 })).rejects.toMatchObject(closed);
    await expect(store.renew({ ...job, partition: "ala", claim: 1 }, 1)).rejects.toMatchObject(closed);
    await expect(store.untilDue("q")).rejects.toMatchObject(closed);
    await expect(store.depth("q")).rejects.toMatchObject(closed);
    await expect(store.check()).rejects.toMatchObject(closed);
    await expect(all(store.scan("note"))).rejects.toMatchObject(closed);
    await expect(halfRead.next()).rejects.toMatchObject(closed);
    await store.close();
  });
}
