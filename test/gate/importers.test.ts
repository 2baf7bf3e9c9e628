import { importersOf, reachedTests } from "./importers";

test("a change reaches the tests that import it, nearest first, and no others", () => {
  const importers = importersOf();
  const reached = [...reachedTests(["src/store/lostRace.ts"], importers)];
  const distances = new Map(reached);
  expect(distances.get("test/cli/keysRotate.test.ts")).toBe(1);
  expect(distances.get("test/store/update.test.ts")).toBeGreaterThan(1);
  expect(distances.has("test/orders/revoke.test.ts")).toBe(true);
  expect(distances.has("test/sandbox/oauthSignature.test.ts")).toBe(false);
  const inOrder = reached.map(([, distance]) => distance);
  expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
});

test("a test that was changed itself comes first, and a file that is not source code reaches no test", () => {
  const importers = importersOf();
  expect([...reachedTests(["test/store/update.test.ts", "README.md"], importers)]).toEqual([
    ["test/store/update.test.ts", 0],
  ]);
});
