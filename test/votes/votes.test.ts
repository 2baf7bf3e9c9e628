import type { Cast } from "../../src/conversation/ports";
import { chatKey, chatRecord } from "../../src/conversation/chat";
import type { Student } from "../support/student";
import { copy, copyPattern } from "../support/copy";
import { openWorld, type World } from "../support/world";
import { counted } from "./counted";

const minute = 60_000;
const hour = 60 * minute;

let world: World;
let ola: Student;
beforeEach(async () => {
  world = await openWorld();
  ola = world.student();
  await ola.opens();
});
afterEach(() => world.close());

/** The subjects that the messages on the screen can be voted on for. */
const votable = () => ola.screen.flatMap(({ view }) => view.vote ?? []);

async function votes(cast: Cast, on = votable().at(-1)!): Promise<void> {
  await world.app.votes.take(ola.key, on, cast);
  await world.settle();
}

/** Lets the time pass in which a vote can be changed. */
const settles = () => world.pass(11 * minute, 11 * minute);

/** Goes through an opened walkthrough to its last card. */
async function toTheEnd(): Promise<void> {
  const onward = ["android", "newer", "next"];
  for (let step = 0; step < 20; step++) {
    const offered = ola.last.view.buttons.flatMap((it) => ("button" in it ? [it.button.split("/")[4]] : []));
    const choice = onward.find((it) => offered.includes(it));
    if (choice === undefined) return;
    await ola.presses(choice);
  }
}

describe("what can be voted on", () => {
  test("is an answer, once a day", async () => {
    await ola.says("ile to kosztuje?");
    expect(votable()).toEqual([
      { id: expect.any(String) as string, about: "answer", topic: "price", askedAt: world.now() },
    ]);
    await ola.says("czy działa bez internetu?");
    await ola.says("ile to kosztuje?");
    expect(votable()).toHaveLength(1);
    await world.pass(25 * hour, 25 * hour);
    await ola.says("czy działa bez internetu?");
    expect(votable().map(({ topic }) => topic)).toEqual(["price", "offline"]);
  });

  test("is a finished walkthrough, also on a day on which an answer was", async () => {
    await ola.says("ile to kosztuje?");
    await ola.says("menu");
    const before = votable().length;
    await ola.presses("activate");
    await toTheEnd();
    expect(ola.sees).toContain(copy("activate.finishedTitle"));
    expect(
      votable()
        .slice(before)
        .map(({ about, topic }) => `${about} ${topic}`),
    ).toEqual(["walkthrough activate"]);
  });

  test("is a ticket that the student calls solved, or the staff", async () => {
    await ola.says("pomoc człowieka");
    await ola.says("mObywatel pokazuje błąd 17");
    await ola.presses("send");
    const ticket = /L-[A-Z2-9]{6}/.exec(ola.seesAll)?.[0] ?? "none";
    const by = { id: "slack:T1:UMARTA", name: "Marta" };
    await world.app.ticketing.desk.act(ticket, { kind: "resolve", via: "slack" }, by, "resolve:1");
    await world.settle();
    expect(votable().map(({ about }) => about)).toEqual(["ticket"]);
    expect(ola.sees).toContain(copy("push.moved.resolved", { ticket }));
  });
});

describe("a vote", () => {
  beforeEach(() => ola.says("ile to kosztuje?"));

  test("counts once, however often it is pressed", async () => {
    await votes({ verdict: "up" });
    await votes({ verdict: "up" });
    await settles();
    await votes({ verdict: "up" });
    await settles();
    expect(await counted(world)).toEqual({ "price up": 1 });
  });

  test("can be changed: the last one counts", async () => {
    await votes({ verdict: "up" });
    await votes({ verdict: "down" });
    await settles();
    expect(await counted(world)).toEqual({ "price down": 1 });
  });

  test("counts at once with a reason, and is final then", async () => {
    await votes({ verdict: "down" });
    await votes({ verdict: "down", why: "unclear" });
    expect(await counted(world)).toEqual({ "price down": 1, "price unclear": 1 });
    await votes({ verdict: "down", why: "long" });
    await votes({ verdict: "up" });
    await settles();
    expect(await counted(world)).toEqual({ "price down": 1, "price unclear": 1 });
  });

  test("survives a restart before it is counted", async () => {
    await votes({ verdict: "up" });
    await world.restart();
    await settles();
    expect(await counted(world)).toEqual({ "price up": 1 });
  });

  test("changes nothing in the conversation: what is typed next means what it meant before", async () => {
    const read = async () => chatRecord.read((await world.store.get(chatKey(ola.key)))!);
    const [before, screen] = [await read(), ola.screen.length];
    await votes({ verdict: "down" });
    await votes({ verdict: "down", why: "wrong" });
    expect(await read()).toEqual(before);
    expect(ola.screen).toHaveLength(screen);
    await ola.says("menu");
    expect(ola.sees).toMatch(copyPattern("menu.welcomeAgain"));
  });

  test("is not what a typed 👍 means", async () => {
    await ola.says("👍");
    await settles();
    expect(await counted(world)).toEqual({});
  });

  test("leaves only a mark that says nothing of what somebody thought, which goes with their data", async () => {
    await votes({ verdict: "down", why: "unclear" });
    const marks = async () => {
      const found = [];
      for await (const { value } of world.store.scan("vote", ola.key)) found.push(JSON.stringify(value));
      return found;
    };
    expect(await marks()).toHaveLength(1);
    expect((await marks())[0]).not.toMatch(/down|unclear|price/);
    expect(await world.store.depth("vote")).toBe(0);
    expect(world.logLines.join()).not.toContain("unclear");
    await ola.presses("menu");
    await ola.says("moje dane");
    await ola.presses("erase");
    await ola.presses("confirm");
    expect(await marks()).toEqual([]);
  });
});
