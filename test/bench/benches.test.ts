import { slope } from "../soak/slope";
import { drawFrom } from "../../src/understanding/training/draw";
import { mostInASecond } from "./crowd/usos";
import { shape } from "./crowd/shape";
import { benchEngines } from "./storeEngines";

const linesOf = async (bench: AsyncIterable<Record<string, string | number>>) => {
  const lines: Record<string, string | number>[] = [];
  for await (const line of bench) lines.push(line);
  return lines;
};

test("commits are measured in both engines, in each durability", async () => {
  const lines = await linesOf(benchEngines({ sliceMs: 20, slices: 1 }));
  expect(lines.map(({ engine, durability, appendfsync }) => [engine, durability ?? appendfsync])).toEqual([
    ["lmdb", "process"],
    ["lmdb", "power"],
    ["redis", "everysec"],
    ["redis", "always"],
  ]);
  for (const it of lines)
    for (const name of ["alone_rps", "busy_rps", "busy_p99_ms", "busy_peer_rps", "busy_ratio"])
      expect(it[name]).toBeGreaterThan(0);
});

test("exactly the wanted number of orders get ready, all of them fresh", () => {
  const shaped = shape(10_000, 100, 45_000, drawFrom(1));
  const ready = shaped.filter(({ readyInMs }) => readyInMs !== undefined);
  expect(ready).toHaveLength(100);
  expect(Math.max(...ready.map(({ ageMs }) => ageMs))).toBeLessThan(10 * 60_000);
});

test("the maximum per second is taken over every window of a second, not only over whole seconds", () => {
  expect(mostInASecond([0, 900, 1_100, 1_200, 1_899, 5_000])).toBe(4);
  expect(mostInASecond([])).toBe(0);
});

test("a slope is the growth of a value per minute", () => {
  expect(slope([1, 2, 3].map((at) => ({ at, value: 10 + 2 * at })))).toBeCloseTo(2);
  expect(slope([{ at: 1, value: 5 }])).toBe(0);
});
