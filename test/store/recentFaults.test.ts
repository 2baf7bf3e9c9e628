import { Fault } from "../../src/foundation/fault";
import { createRecentFaults } from "../../src/store/recentFaults";

const fault = (code: string): Fault => new Fault({ code, message: "It failed", next: "wait" });

describe("the failure that a store remembers", () => {
  let now = 0;
  const remembered = (...causes: readonly unknown[]) => {
    const faults = createRecentFaults(() => now);
    for (const it of causes) faults.note(it);
    return faults;
  };
  beforeEach(() => (now = 0));

  test("is the last of three, for two minutes", () => {
    const last = fault("store.damaged");
    expect(remembered(fault("store.write"), last).standing()).toBeUndefined();
    const faults = remembered(fault("store.write"), new Error("unexpected"), last);
    expect(faults.standing()).toBe(last);
    now = 2 * 60_000;
    expect(faults.standing()).toBeUndefined();
    faults.note(last);
    expect(faults.standing()).toBeUndefined();
  });

  test("is never a caller's mistake or a lost race", () => {
    const codes = ["store.value", "store.key", "store.partition", "store.closed", "store.inUse"];
    expect(remembered(...codes.map(fault)).standing()).toBeUndefined();
  });
});
