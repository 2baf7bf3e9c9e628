import { nextAskInMs } from "../../src/orders/pace";
import { openWorld, type World } from "../support/world";

const pace = { soonestMs: 10_000, latestMs: 600_000 };
const hour = 3_600_000;

describe("the pace of asking USOS about an order", () => {
  const middle = (ageMs: number): number => nextAskInMs(ageMs, pace, () => 0.5);

  test("waits only briefly for a fresh order, and an eighth of the order's age later on", () => {
    expect(middle(0)).toBe(10_000);
    expect(middle(80_000)).toBe(10_000);
    expect(middle(160_000)).toBe(20_000);
    expect(middle(hour)).toBe(450_000);
  });

  test("is never slower than its upper limit for two days, and asks at least once a day after that", () => {
    expect(middle(24 * hour)).toBe(600_000);
    expect(middle(47 * hour)).toBe(600_000);
    expect(middle(48 * hour)).toBe(6 * hour);
    expect(middle(365 * 24 * hour)).toBe(24 * hour);
  });

  test("varies by a fifth in both directions, so that orders of one minute are not asked about in the same second", () => {
    expect(nextAskInMs(0, pace, () => 0)).toBe(8_000);
    expect(nextAskInMs(0, pace, () => 1)).toBe(12_000);
  });
});

describe("following an order for a day", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: 48 * hour });
  });
  afterAll(() => world.close());

  test("takes about two hundred calls, frequent at first and rare later, and none about anything else", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    const { control } = world.sandbox;
    const [orders, cards] = [control.calls("cards/mcard_order"), control.calls("cards/mcard")];
    await world.pass(10 * 60_000, 5_000);
    const firstTenMinutes = control.calls("cards/mcard_order") - orders;
    expect(firstTenMinutes).toBeGreaterThanOrEqual(15);
    expect(firstTenMinutes).toBeLessThanOrEqual(40);
    await world.pass(24 * hour - 10 * 60_000, 60_000);
    const day = control.calls("cards/mcard_order") - orders;
    expect(day).toBeGreaterThanOrEqual(140);
    expect(day).toBeLessThanOrEqual(220);
    expect(control.calls("cards/mcard") - cards).toBe(0);
  });
});
