import { createReadiness } from "../../src/ops/readiness";

describe("readiness", () => {
  let now = 0;
  let looks = 0;
  let stopping = false;
  let check: () => Promise<void>;
  const readiness = (boundMs = 2_000) =>
    createReadiness({
      check: () => {
        looks += 1;
        return check();
      },
      isStopping: () => stopping,
      clock: () => now,
      boundMs,
    });
  beforeEach(() => {
    [now, looks, stopping] = [0, 0, false];
    check = () => Promise.resolve();
  });

  test("checks the store once a second, however many requests there are", async () => {
    const { obstacle } = readiness();
    expect(await Promise.all(Array.from({ length: 10 }, obstacle))).toEqual(Array(10).fill(undefined));
    now = 999;
    expect(await obstacle()).toBeUndefined();
    expect(looks).toBe(1);
    now = 1_000;
    check = () => Promise.reject(new Error("gone"));
    expect(await obstacle()).toBe("the store cannot be reached");
    expect(looks).toBe(2);
  });

  test("treats a store that does not answer in time as away, and checks again", async () => {
    const { obstacle, isStoreUp } = readiness(5);
    check = () => new Promise(() => undefined);
    expect(await obstacle()).toBe("the store cannot be reached");
    check = () => Promise.resolve();
    expect(await isStoreUp()).toBe(false);
    now = 1_000;
    expect(await isStoreUp()).toBe(true);
  });

  test("treats a check that throws at once as failed", async () => {
    check = () => {
      throw new Error("closed");
    };
    expect(await readiness().isStoreUp()).toBe(false);
  });

  test("reports at once that it is stopping, whatever result is cached, and does not ask the store", async () => {
    const { obstacle } = readiness();
    await obstacle();
    stopping = true;
    expect(await obstacle()).toBe("stopping");
    expect(looks).toBe(1);
  });
});
