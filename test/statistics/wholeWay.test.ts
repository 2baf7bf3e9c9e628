import { institutionOf } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";
import { counted } from "./counted";

const minute = 60_000;

const eachStage = (times: number): Record<string, number> =>
  Object.fromEntries(
    ["started", "signedIn", "eligible", "ordered", "codeShown", "collected"].map((stage) => [
      `funnel stage=${stage} way=first`,
      times,
    ]),
  );

async function toTheCard(world: World, ola: Student, who: string): Promise<void> {
  await ola.signsInAs(who);
  await ola.presses("place");
  await world.pass(3 * minute);
  world.sandbox.control.collect(who);
  await world.pass(5 * minute);
}

describe("the statistics of a student's way", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test("count each stage once, and how long the code waited", async () => {
    await toTheCard(world, world.student(), "anna");
    expect(await counted(world, "funnel", "collecting")).toEqual({ ...eachStage(1), "collecting time=minutes10": 1 });
  });

  test("count a student with two chats once in each stage, and an event that comes twice once", async () => {
    const [ola, other] = [world.student(), world.student()];
    await ola.does({ kind: "text", text: "ile to kosztuje?" }, "same");
    await ola.does({ kind: "text", text: "ile to kosztuje?" }, "same");
    await ola.presses("menu");
    await ola.signsInAs("anna");
    await other.signsInAs("anna");
    await other.presses("place");
    await world.pass(3 * minute);
    await ola.says("pokaż kod");
    world.sandbox.control.collect("anna");
    await world.pass(5 * minute);
    expect(await counted(world, "funnel", "topic")).toEqual({ ...eachStage(1), "topic topic=price": 1 });

    await other.says("wyloguj");
    await other.presses("here");
    await other.signsInAs("anna");
    expect(await counted(world, "funnel")).toEqual(eachStage(1));
  });

  test("count a further card apart from the first one", async () => {
    const ola = world.student();
    await toTheCard(world, ola, "anna");
    await ola.says("mam nowy telefon");
    await ola.presses("confirm");
    await world.pass(3 * minute);
    world.sandbox.control.collect("anna");
    await world.pass(5 * minute);
    expect(await counted(world, "funnel")).toEqual({
      ...eachStage(1),
      "funnel stage=ordered way=again": 1,
      "funnel stage=codeShown way=again": 1,
      "funnel stage=collected way=again": 1,
    });
  });

  test("count the steps of the walkthrough once, with phone and layout, and where the card was collected", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(3 * minute);
    await ola.says("krok po kroku");
    await ola.presses("android");
    await ola.presses("next");
    await ola.presses("back");
    await ola.presses("next");
    await ola.presses("next");
    await ola.presses("newer");
    world.sandbox.control.collect("anna");
    await world.pass(5 * minute);
    expect(await counted(world, "walkthrough")).toEqual({
      "walkthrough guide=activate layout=unknown phone=android step=prepare what=reached": 1,
      "walkthrough guide=activate layout=unknown phone=android step=openApp what=reached": 1,
      "walkthrough guide=activate layout=newer phone=android step=add what=reached": 1,
      "walkthrough guide=activate layout=newer phone=android step=add what=collected": 1,
    });
  });

  test("count why USOS takes no order once for each student, by the known reason and never in USOS's words", async () => {
    const lucia = world.student();
    await lucia.signsInAs("lucia");
    await lucia.says("czy mogę mieć mLegitymację?");
    await lucia.says("czy mogę mieć mLegitymację?");
    expect(await counted(world, "obstacle")).toEqual({ "obstacle reason=pesel": 1 });
    expect(await counted(world, "funnel")).not.toHaveProperty("funnel stage=eligible way=first");
  });

  test("count a request to support with the dialog it came from, and with what it is about", async () => {
    const ola = world.student();
    await ola.says("pomoc człowieka");
    await ola.says("nie pamiętam hasła do mObywatela");
    await ola.presses("send");
    expect(await counted(world, "ticketTopic")).toEqual({ "ticketTopic topic=appPassword": 1 });
    const tickets = await counted(world, "ticket");
    expect(Object.values(tickets)).toEqual([1]);
  });

  test("count a chat once at whatever step the process dies and another one takes over", async () => {
    const { process } = world;
    expect(process.isDead).toBe(false);
    for (let step = 1; step <= 8; step++) {
      world.process.dieAt(({ count }) => count === step);
      await world.student().opens();
      await world.pass(2 * minute, minute);
      world.process.dieAt(() => false);
      expect({ step, ...(await counted(world, "funnel")) }).toEqual({ step, "funnel stage=started way=first": step });
    }
    expect(process.isDead).toBe(true);
  });

  test("know nobody: no record of them holds a name, an id or a chat", async () => {
    await toTheCard(world, world.student("Zofia"), "anna");
    await counted(world);
    let text = "";
    for await (const { key, value } of world.store.scan("statistics")) text += JSON.stringify([key, value]);
    expect(text).toContain("stage=collected");
    expect(text).not.toMatch(new RegExp(`Zofia|fake|anna|Anna|${institutionOf().id}`));
  });
});
