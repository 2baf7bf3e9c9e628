import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lifetimes, queueLifetimes } from "../../src/privacy/lifetimes";
import { root } from "../support/root";

/** The source code of the program. */
const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((it) => it.isFile() && it.name.endsWith(".ts"))
  .map((it) => readFileSync(join(it.parentPath, it.name), "utf8"));

const found = (...patterns: RegExp[]): string[] => {
  const all = sources.flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, it]) => it)));
  return [...new Set(all)].map(String).sort();
};

describe("how long things are kept", () => {
  test("is written down for every kind of record the program has", () => {
    const kinds = found(
      /kind: "(\w+)",\s*(?:version|partition)\b/g,
      /(?:picture|account)Kind = "(\w+)"/g,
      /new LiveCards\([^)]*"(\w+)"\)/g,
    );
    expect(kinds.length).toBeGreaterThan(20);
    expect(Object.keys(lifetimes).sort()).toEqual(kinds);
  });

  test("is written down for every queue the program has", () => {
    const queues = found(/Queue = "(\w+)"/g);
    expect(queues.length).toBeGreaterThan(8);
    expect(Object.keys(queueLifetimes).sort()).toEqual(queues);
  });
});
