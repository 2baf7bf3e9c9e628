import { all, note, type Opened } from "./opened";

export function recordContract(opened: () => Opened): void {
  const key = note("ala");
  const put = (value: unknown) => opened().store.commit({ partition: "ala", put: [{ key, value }] });
  const kept = async () => (await opened().store.get(key))?.value;

  test("a record that was never written is undefined", async () => {
    expect(await opened().store.get(key)).toBeUndefined();
  });

  test("a record is read as it was written, with revision 1 and one more for each write", async () => {
    await put({ text: "one" });
    expect(await opened().store.get(key)).toEqual({ key, rev: 1, value: { text: "one" } });
    await put({ text: "two" });
    expect(await opened().store.get(key)).toEqual({ key, rev: 2, value: { text: "two" } });
  });

  test.each([
    ["Polish, Ukrainian and emoji", { text: "Zażółć gęślą jaźń — Привіт 🪪", "klucz ż": 1 }],
    ["control characters and half a surrogate pair", { text: "\0\u0001\n\u2028\ud83d" }],
    [
      "nesting, null, numbers and booleans",
      { a: [1, [2, { b: null }]], c: 1.5e-7, d: -0.25, e: 9007199254740991, f: false },
    ],
    ["an empty object", {}],
    ["a bare string", "text"],
    ["a bare zero", 0],
    ["null", null],
    ["100 kB of text", { text: "ł".repeat(50_000) }],
    ["names that trouble objects", JSON.parse('{"__proto__":1,"constructor":2,"length":3}')],
  ])("a value survives writing and reading: %s", async (_, value: unknown) => {
    await put(value);
    expect(JSON.stringify(await kept())).toBe(JSON.stringify(value));
  });

  test("fields that are undefined are absent when read", async () => {
    await put({ kept: 1, gone: undefined });
    expect(Object.keys((await kept()) as object)).toEqual(["kept"]);
  });

  test("a value changed after commit was called is stored as it was at the call", async () => {
    const value = { text: "before" };
    const written = put(value);
    value.text = "after";
    await written;
    expect(await kept()).toEqual({ text: "before" });
  });

  test.each([
    ["undefined", undefined],
    ["a bigint", { n: 1n }],
    ["a function", () => 1],
  ])("a value that is not JSON is refused with a coded fault and nothing is written: %s", async (_, value) => {
    const commit = {
      partition: "ala",
      put: [
        { key: note("ala", "good"), value: 1 },
        { key, value },
      ],
    };
    await expect(opened().store.commit(commit)).rejects.toMatchObject({ code: "store.value" });
    expect(await all(opened().store.scan("note"))).toEqual([]);
  });

  test("records are distinguished by kind, partition and id, and a record without an id is a separate one", async () => {
    const keys = [
      note("a"),
      note("a", "b"),
      note("ab"),
      note("a b"),
      note("a", "b c"),
      { kind: "not", partition: "ea" },
    ];
    for (const it of keys) await opened().store.commit({ partition: it.partition, put: [{ key: it, value: it }] });
    for (const it of keys) expect(await opened().store.get(it)).toEqual({ key: it, rev: 1, value: it });
  });

  test("a scan of a partition finds its records of that kind and no others", async () => {
    const { store } = opened();
    for (const partition of ["p", "p1", "p\u0001", "q"])
      await store.commit({
        partition,
        put: [undefined, "1", "2", "ż🪪"].map((id) => ({ key: note(partition, id), value: { partition, id } })),
      });
    await store.commit({ partition: "p", put: [{ key: { kind: "notes", partition: "p" }, value: 1 }] });
    const found = await all(store.scan("note", "p"));
    expect(found.map(({ key: { id } }) => id).sort()).toEqual(["1", "2", "ż🪪", undefined]);
    expect(found.every(({ key: { kind, partition }, rev }) => kind === "note" && partition === "p" && rev === 1)).toBe(
      true,
    );
  });

  test("a scan of all partitions finds every record of the kind once, hundreds of them", async () => {
    const { store } = opened();
    const names = Array.from({ length: 350 }, (_, n) => `person-${n}`);
    await Promise.all(names.map((partition) => store.commit({ partition, put: [{ key: note(partition), value: 1 }] })));
    const found = await all(store.scan("note"));
    expect(found.map(({ key: { partition } }) => partition).sort()).toEqual([...names].sort());
  });

  test("records may be written and deleted while a scan runs", async () => {
    const { store } = opened();
    const names = Array.from({ length: 250 }, (_, n) => `person-${n}`);
    await Promise.all(names.map((partition) => store.commit({ partition, put: [{ key: note(partition), value: 1 }] })));
    const seen: string[] = [];
    for await (const { key: found } of store.scan("note")) {
      seen.push(found.partition);
      await store.commit({ partition: found.partition, delete: [found] });
    }
    expect(seen.sort()).toEqual([...names].sort());
    expect(await all(store.scan("note"))).toEqual([]);
  });

  test.each([
    ["empty", ""],
    ["with a NUL", "a\0b"],
    ["far too long", "x".repeat(601)],
  ])("a name that is %s is refused with a coded fault", async (_, partition) => {
    const put = [{ key: note(partition), value: 1 }];
    await expect(opened().store.commit({ partition, put })).rejects.toMatchObject({ code: "store.key" });
    const schedule = [{ queue: "q", id: partition, dueAt: 1, payload: 1 }];
    await expect(opened().store.commit({ partition: "p", schedule })).rejects.toMatchObject({ code: "store.key" });
  });

  test("a name of 600 characters in all, each three bytes long, is still a key", async () => {
    const partition = "語".repeat(596);
    await opened().store.commit({ partition, put: [{ key: note(partition), value: 1 }] });
    expect((await opened().store.get(note(partition)))?.key).toEqual(note(partition));
  });
}
