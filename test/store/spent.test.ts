import { rmSync } from "node:fs";
import { openEnvironment, type Environment } from "../../src/store/lmdb/environment";
import { createSpent, rememberMs } from "../../src/store/lmdb/spent";
import { tempDir } from "./tempStore";

let dir: string;
let environment: Environment;
beforeEach(() => {
  dir = tempDir();
  environment = openEnvironment({ dir, durability: "process" });
});
afterEach(async () => {
  await environment.close();
  rmSync(dir, { recursive: true, force: true });
});

const name = ["q", "ala", "1"];

test("the claims of a deleted job are returned once", async () => {
  const spent = createSpent(environment);
  await environment.transact(() => spent.remember(name, 5, 1_000));
  expect(await environment.transact(() => [spent.recall(name), spent.recall(name)])).toEqual([5, 0]);
  expect(environment.spentByTime.count()).toBe(0);
});

test("they are forgotten a day after the last lease ended, and not before", async () => {
  const spent = createSpent(environment);
  await environment.transact(() => {
    spent.remember(name, 5, 1_000);
    spent.remember(["q", "ala", "2"], 6, 2_000);
  });
  await environment.transact(() => spent.purge(1_000 + rememberMs));
  expect(environment.spent.count()).toBe(2);
  await environment.transact(() => spent.purge(1_001 + rememberMs));
  expect(environment.spent.get(name)).toBeUndefined();
  expect(environment.spent.count()).toBe(1);
  expect(environment.spentByTime.count()).toBe(1);
});
