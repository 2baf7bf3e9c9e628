import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openCrowdWorld, type CrowdWorld } from "./crowd";

let it: CrowdWorld;
let ola: Student;
beforeEach(async () => {
  it = await openCrowdWorld();
  ola = it.world.student("Ola");
  await ola.opens();
});
afterEach(() => it.close());

async function isTold(text: string): Promise<boolean> {
  await it.sends(text);
  await it.world.pass(60_000);
  return ola.seesAll.includes(text);
}

describe("a student who wants no broadcasts", () => {
  test("can turn them off with one press on one of them, and on again", async () => {
    expect(await isTold("Pierwsze")).toBe(true);
    const answer = await ola.presses(copy("broadcast.stop"));
    expect(answer).toContain(copy("broadcast.set.off"));
    expect(answer).toContain(copy("broadcast.are.off"));
    expect(await isTold("Drugie")).toBe(false);
    expect(it.outcome()).toMatchObject({ told: 0, optedOut: 1 });
    await ola.presses(copy("broadcast.turnOn"));
    expect(await isTold("Trzecie")).toBe(true);
  });

  test("finds the setting in their own data, and can turn them off in words", async () => {
    await ola.says("moje dane");
    expect(ola.sees).toContain(`${copy("broadcast.settings")}: ${copy("broadcast.on")}`);
    await ola.says(copy("broadcast.settings"));
    expect(await ola.says("nie chcę ogłoszeń")).toContain(copy("broadcast.set.off"));
    await ola.says("moje dane");
    expect(ola.sees).toContain(`${copy("broadcast.settings")}: ${copy("broadcast.off")}`);
  });

  test("does not get a broadcast that is being sent when they turn them off", async () => {
    it.world.channel.failNext("later");
    await it.sends("Pod koniec");
    await it.world.settle();
    await ola.says("moje dane");
    await ola.presses(copy("broadcast.settings"));
    await ola.presses(copy("broadcast.turnOff"));
    await it.world.pass(60_000);
    expect(ola.seesAll).not.toContain("Pod koniec");
    expect(it.outcome()).toMatchObject({ told: 0, optedOut: 1 });
  });
});
