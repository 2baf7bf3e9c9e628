import { pressablesOf } from "../support/chat";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: World;
let ola: Student;
afterEach(() => world.close());

/** A student whose codes wait, announced as the institution's file says. */
async function codesWait(codes: "whenReady" | "whenAsked"): Promise<void> {
  const institution = (yaml: string): string => yaml.replace("codes: whenReady", `codes: ${codes}`);
  world = await openWorld({ readyAfterMs: minute, institution, start: "2026-11-23T09:00:00Z" });
  ola = world.student();
  await ola.signsInAs("anna");
  await ola.presses("place");
  await world.pass(3 * minute);
}

/** The messages on the screen that offer codes, besides the cards of the conversation itself. */
const offering = () =>
  ola.screen.filter(({ view }) => pressablesOf(view).some(({ label }) => label === copy("code.show")));

const answersThatTheyAreGone = async (): Promise<void> => {
  await world.pass(10 * minute, minute);
  expect(ola.seesAll).toContain(copy("code.hiddenForGood"));
  expect(offering()).toEqual([]);
};

describe("a message that was sent unasked and offers codes", () => {
  test("offers them no more once the card is in the phone", async () => {
    await codesWait("whenAsked");
    expect(ola.seesAll).toContain(copy("push.readyHeld"));
    expect(offering()).toHaveLength(1);
    world.sandbox.control.collect("anna");
    await answersThatTheyAreGone();
    expect(ola.seesAll).not.toContain(copy("push.readyHeld"));
  });

  test("offers them no more once the university has revoked the order", async () => {
    await codesWait("whenAsked");
    world.sandbox.control.cancel("anna");
    await answersThatTheyAreGone();
  });

  test("offers them no more once the student has signed out", async () => {
    await codesWait("whenAsked");
    await ola.says("wyloguj mnie");
    await ola.presses(copy("unlink.confirm"));
    await answersThatTheyAreGone();
  });

  test("offers them no more when it was a reminder", async () => {
    await codesWait("whenReady");
    await world.pass(day + hour, day + hour);
    expect(ola.seesAll).toContain(copy("push.codeWaitingTitle"));
    expect(offering()).not.toEqual([]);
    world.sandbox.control.collect("anna");
    await world.pass(5 * hour, hour);
    await answersThatTheyAreGone();
    expect(ola.seesAll).not.toContain(copy("push.codeWaitingTitle"));
  });

  test("says that they are further down once they are shown there", async () => {
    await codesWait("whenAsked");
    await ola.presses(copy("code.show"));
    expect(ola.seesAll).toContain(copy("code.hiddenMoved"));
    expect(offering()).toEqual([]);
  });
});

test("codes that are used two days late are noticed to be used as soon as those of a fresh order", async () => {
  await codesWait("whenReady");
  await world.pass(2 * day, 2 * day);
  await ola.says("pokaż kody");
  await ola.presses(copy("code.show"));
  world.sandbox.control.collect("anna");
  await world.pass(minute);
  expect(ola.seesAll).toContain(copy("push.collectedTitle"));
});

test("USOS is asked rarely again some minutes after the codes were hidden", async () => {
  await codesWait("whenReady");
  await world.pass(2 * day, 2 * day);
  await ola.says("pokaż kody");
  await ola.presses(copy("code.show"));
  const { control } = world.sandbox;
  const before = control.calls("cards/mcard_order");
  await world.pass(30 * minute);
  const during = control.calls("cards/mcard_order") - before;
  expect(during).toBeGreaterThanOrEqual(10);
  expect(during).toBeLessThanOrEqual(40);
  await world.pass(4 * hour, 10 * minute);
  expect(control.calls("cards/mcard_order") - before - during).toBeLessThanOrEqual(2);
});
