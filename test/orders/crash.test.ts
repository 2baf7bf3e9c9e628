import { copy } from "../support/copy";
import type { Student } from "../support/student";
import type { Step } from "../support/mortal";
import { openWorld, type World } from "../support/world";

/** This is longer than any lease that a dead process held, so after each step of the clock another process can take over. */
const minute = 61_000;

/** The student's way from «Zamawiam» to the congratulations; an event that nobody acknowledged is delivered again. */
async function firstCard(world: World, ola: Student): Promise<void> {
  const until = async (words: string): Promise<void> => {
    for (let waited = 0; waited < 12 && !ola.seesAll.includes(words); waited += 1) await world.pass(minute, minute);
  };
  await ola.presses("place");
  await until(copy("push.readyTitle"));
  await until(copy("code.shownTitle"));
  world.sandbox.control.collect("anna");
  await until(copy("push.collectedTitle"));
  await until(copy("code.hiddenForGood"));
}

describe("a process that dies on the way to the first card", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** Signs a new student in, lets the process die at the given step, and returns the student and whether the process died. */
  async function dying(isLast: (step: Step) => boolean): Promise<{ ola: Student; died: boolean }> {
    world.sandbox.control.reset();
    const ola = world.student();
    await ola.signsInAs("anna");
    const { process } = world;
    process.dieAt(isLast);
    await firstCard(world, ola);
    process.dieAt(() => false);
    await ola.presses("status");
    await ola.says("wyloguj");
    await ola.presses("confirm");
    return { ola, died: process.isDead };
  }

  const times = (ola: Student, words: string): number => ola.seesAll.split(words).length - 1;

  function expectAllIsWell(ola: Student): void {
    expect(world.sandbox.control.log("anna").map(({ kind }) => kind)).toEqual(["ordered"]);
    expect(times(ola, copy("order.placed"))).toBe(1);
    expect(times(ola, copy("order.exists"))).toBe(0);
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
    expect(times(ola, copy("push.collectedTitle"))).toBe(1);
    expect(times(ola, copy("problem.fault"))).toBe(0);
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(0);
    expect(times(ola, copy("code.hiddenForGood"))).toBeGreaterThanOrEqual(1);
  }

  test("does everything once when no process dies", async () => {
    const { ola, died } = await dying(() => false);
    expect(died).toBe(false);
    expectAllIsWell(ola);
  });

  test("has everything done exactly once, at whatever step it dies", async () => {
    let deaths = 0;
    for (let at = 1; ; at += 1) {
      const { ola, died } = await dying(({ count }) => count === at);
      if (!died) break;
      deaths += 1;
      expectAllIsWell(ola);
    }
    expect(deaths).toBeGreaterThan(30);
  });
});
