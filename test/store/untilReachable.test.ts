import { Fault } from "../../src/foundation/fault";
import { untilReachable } from "../../src/store/untilReachable";

const away = (): Fault => new Fault({ code: "store.away", message: "away", next: "wait" });

/** An operation that takes two seconds each time and fails until its time has come. */
function failing(untilMs: number, fault: () => Error) {
  let time = 0;
  const act = (): Promise<string> => {
    if (time >= untilMs) return Promise.resolve("done");
    time += 2_000;
    return Promise.reject(fault());
  };
  return untilReachable(act, () => time);
}

test("a start goes on when the store is available again", async () => {
  expect(await failing(20_000, away)).toBe("done");
});

test("a start ends with the fault when the store stays away", async () => {
  await expect(failing(60_000, away)).rejects.toMatchObject({ code: "store.away" });
});

test("a start ends at once with any other error", async () => {
  await expect(failing(2_000, () => new Error("broken"))).rejects.toThrow("broken");
});
