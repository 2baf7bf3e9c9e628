import { z } from "zod";
import type { Fault } from "../../src/foundation/fault";
import { defineRecord } from "../../src/store/record";

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as Fault).code;
  }
};
const stored = (value: unknown) => ({ key: { kind: "pet", partition: "ala" }, rev: 1, value });
const first = defineRecord({ kind: "pet", version: 1, schema: z.object({ name: z.string() }) });
const third = defineRecord({
  kind: "pet",
  version: 3,
  schema: z.object({ names: z.array(z.string()), legs: z.number() }),
  migrate(version, it) {
    if (version === 1) return { names: [z.object({ name: z.string() }).parse(it).name] };
    return { ...(it as object), legs: 4 };
  },
});

test("a record is read as it was written", () => {
  expect(first.read(stored(first.write({ name: "Burek" })))).toEqual({ name: "Burek" });
});

test("a record of an older version is migrated one version at a time", () => {
  expect(third.read(stored(first.write({ name: "Burek" })))).toEqual({ names: ["Burek"], legs: 4 });
});

test("a record of a newer version is a fault that says to run the newer program", () => {
  expect(codeOf(() => first.read(stored(third.write({ names: [], legs: 4 }))))).toBe("record.tooNew");
});

test("a record of an older version without a migration is a fault", () => {
  const second = defineRecord({ kind: "pet", version: 2, schema: z.object({ name: z.string() }) });
  expect(codeOf(() => second.read(stored(first.write({ name: "Burek" }))))).toBe("record.unreadable");
});

test.each([
  ["another shape", { v: 1, it: { name: 5 } }],
  ["no version", { name: "Burek" }],
  ["null", null],
])("an invalid record is a fault that does not repeat its content: %s", (_, value) => {
  expect(codeOf(() => first.read(stored(value)))).toBe("record.unreadable");
  expect(() => first.read(stored(value))).not.toThrow(/Burek/);
});

test("a field keeps the name it is stored under, whatever the code calls it", () => {
  const schema = z.object({ nickname: z.string(), legs: z.number() });
  const renamed = defineRecord({ kind: "pet", version: 1, schema, storedAs: { nickname: "name" } });
  expect(renamed.write({ nickname: "Burek", legs: 4 })).toEqual({ v: 1, it: { name: "Burek", legs: 4 } });
  expect(renamed.read(stored({ v: 1, it: { name: "Burek", legs: 4 } }))).toEqual({ nickname: "Burek", legs: 4 });
});
