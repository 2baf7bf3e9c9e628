import { createBanners } from "../../src/broadcasts/banners";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
const words = "W sobotę od 8 do 14 USOS ma przerwę.";

let world: World;
let anna: Student;
beforeEach(async () => {
  world = await openWorld();
  anna = world.student("Anna");
});
afterEach(() => world.close());

const sets = (fromMs: number, untilMs: number, texts = { pl: words }): Promise<void> =>
  world.app.banners.put({ id: "b1", texts, from: world.now() + fromMs, until: world.now() + untilMs });

test("a banner that cannot be read delays no answer, and is shown with the next answer", async () => {
  let isAway = true;
  const store = {
    ...world.store,
    get: (key: Parameters<World["store"]["get"]>[0]) =>
      isAway ? Promise.reject(new Error("away")) : world.store.get(key),
  };
  await sets(0, minute);
  const banners = createBanners({ store, clock: () => world.now() });
  expect(await Promise.all([banners.now(), banners.now()])).toEqual([undefined, undefined]);
  isAway = false;
  expect(await banners.now()).toEqual({ words: { pl: words } });
});

describe("a banner that staff have set", () => {
  test("is shown on cards that depend on USOS, from its start to its end, and on no others", async () => {
    await anna.signsInAs("anna");
    await sets(10 * minute, 20 * minute);
    expect(await anna.says("status")).not.toContain(words);
    await world.pass(11 * minute);
    expect(await anna.says("status")).toContain(words);
    expect(await anna.says("menu")).not.toContain(words);
    await world.pass(10 * minute);
    expect(await anna.says("status")).not.toContain(words);
  });

  test("is shown at the sign-in, in the student's language", async () => {
    await sets(0, minute, { pl: words, en: "USOS is being maintained." } as { pl: string });
    const joe = world.student("Joe", "en-GB");
    await joe.opens();
    expect(await joe.presses("link")).toContain("USOS is being maintained.");
  });

  test("explains why something could not be done", async () => {
    await anna.signsInAs("anna");
    await sets(0, 20 * minute);
    world.sandbox.control.fault({ kind: "maintenance" });
    const refused = await anna.says("status");
    expect(refused).toContain(copy("obstacle.maintenance"));
    expect(refused.indexOf(words)).toBeLessThan(refused.indexOf(copy("obstacle.maintenance")));
    expect(refused).toContain(words);
  });

  test("explains why USOS did not do what was asked for", async () => {
    await anna.signsInAs("anna");
    await sets(0, 20 * minute);
    world.sandbox.control.fault({ kind: "maintenance" });
    const refused = await anna.presses("place");
    expect(refused).toContain(copy("obstacle.maintenance"));
    expect(refused).toContain(words);
  });

  test("disappears when staff end it", async () => {
    await anna.signsInAs("anna");
    await sets(0, 20 * minute);
    expect(await world.app.banners.end("another")).toBe(false);
    expect(await anna.says("status")).toContain(words);
    expect(await world.app.banners.end("b1")).toBe(true);
    expect(await anna.says("status")).not.toContain(words);
  });
});
