import { join } from "node:path";
import { root } from "../support/root";
import { resultsOf, takeResults, toldAgain } from "./results";

const suite = (name: string, ...them: readonly (readonly [fullName: string, status: string])[]) => ({
  name: join(root, name),
  status: them.every(([, status]) => status === "passed") ? "passed" : "failed",
  startTime: 1e3,
  endTime: 3500,
  assertionResults: them.map(([fullName, status]) => ({
    fullName,
    status,
  })),
});

test("tests are counted, and each that did not pass can be run again by its name", () => {
  const { passed, failed, again, tookMs } = resultsOf({
    testResults: [
      suite("test/a.test.ts", ["orders once", "passed"], ["isn't (ever) «lost»", "failed"]),
      suite("test/b.test.ts", ["left out", "pending"], ["to be written", "todo"]),
    ],
  });
  expect({ passed, failed }).toEqual({ passed: 1, failed: 3 });
  expect(again).toEqual([
    "npx jest test/a.test.ts -t 'isn'\\''t \\(ever\\) «lost»'",
    "npx jest test/b.test.ts -t 'left out'",
    "npx jest test/b.test.ts -t 'to be written'",
  ]);
  expect(tookMs).toEqual({ "test/a.test.ts": 2_500, "test/b.test.ts": 2_500 });
});

test("a test with random values is run again with its seed", () => {
  const { again } = resultsOf({
    testResults: [suite("test/k.test.ts", ["killed at random (KILL_SEED=42) loses", "failed"])],
  });
  expect(again).toEqual(["KILL_SEED=42 npx jest test/k.test.ts -t 'killed at random \\(KILL_SEED=42\\) loses'"]);
});

test("a file that could not be loaded counts as one failure, in addition to those of other files", () => {
  const broken = { ...suite("test/broken.test.ts"), status: "failed" };
  const { failed, again } = resultsOf({ testResults: [broken, suite("test/a.test.ts", ["x", "failed"])] });
  expect(failed).toBe(2);
  expect(again).toEqual(["npx jest test/broken.test.ts", "npx jest test/a.test.ts -t 'x'"]);
});

test("a run that left no report behind has failed", () => {
  expect(takeResults(join(root, "no-such-report.json"))).toMatchObject({ passed: 0, failed: 1 });
});

test("of many failures the first ones are listed, with the number of the others", () => {
  const told = toldAgain(Array.from({ length: 23 }, (_, n) => `npx jest ${n}`)).split("\n");
  expect(told).toHaveLength(23);
  expect(told.slice(-3)).toEqual(["  npx jest 19", "  … and 3 more", ""]);
  expect(toldAgain([])).toBe("");
});
