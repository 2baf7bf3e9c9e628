import { longestLetter } from "../../dialogs/kit/letter";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

let world: World;
let ola: Student;
beforeEach(async () => {
  world = await openWorld();
  ola = world.student();
});
afterEach(() => world.close());

const letters = (): string => JSON.stringify(world.inbox.messages());

async function atLetter(): Promise<void> {
  await ola.opens();
  await ola.presses("human");
}

describe("an attachment that the assistant cannot take", () => {
  test.each(["image", "audio", "file"] as const)(
    "(%s) is reported to the student, and the words sent with it are taken in",
    async (type) => {
      await ola.opens();
      const said = await ola.does({ kind: "text", text: "język", beside: type });
      expect(said).toContain(copy(`problem.beside.${type}`));
      expect(said).toContain(copy("language.pl"));
    },
  );

  test("is mentioned in the letter to staff that it was meant for", async () => {
    await atLetter();
    await ola.does({ kind: "text", text: "Wyskakuje mi taki błąd", beside: "image" });
    await ola.presses("send");
    expect(letters()).toContain(copy("escalate.fact.untaken"));
    expect(letters()).toContain(copy("untaken.image"));
  });

  test("without words is mentioned to staff once, with the words that follow", async () => {
    await atLetter();
    await ola.does({ kind: "attachment", type: "file" });
    await ola.submits("Wyskakuje mi błąd");
    await ola.presses("send");
    expect(letters()).toContain(copy("untaken.file"));
    await ola.presses("tickets");
    await ola.presses(copy("tickets.open", { ticket: /L-[A-Z0-9]{6}/.exec(ola.seesAll)![0] }));
    await ola.presses("add");
    await ola.says("i jeszcze to");
    await ola.presses("send");
    await world.settle();
    expect(letters()).toContain("i jeszcze to");
    const [opened, added] = world.inbox.messages().map(({ text }) => text.split(copy("untaken.file")).length - 1);
    expect([opened, added]).toEqual([1, 1]);
  });

  test("is mentioned to staff with the words that are added to a ticket", async () => {
    await atLetter();
    await ola.submits("Wyskakuje mi błąd");
    await ola.presses("send");
    await ola.presses("tickets");
    await ola.presses(copy("tickets.open", { ticket: /L-[A-Z0-9]{6}/.exec(ola.seesAll)![0] }));
    await ola.presses("add");
    await ola.does({ kind: "text", text: "o taki", beside: "image" });
    await ola.presses("send");
    await world.settle();
    const fact = `  ${copy("escalate.fact.untaken")}: ${copy("untaken.image")}`;
    expect(world.inbox.messages().at(-1)?.text.split("\n")).toContain(fact);
    await ola.says("moje zgłoszenia");
    expect(ola.seesAll).toContain("o taki");
  });

  test("that was sent hours ago is not mentioned in a new letter", async () => {
    await ola.opens();
    await ola.does({ kind: "attachment", type: "image" });
    await world.pass(2 * 60 * 60_000, 60 * 60_000);
    await ola.presses("human");
    await ola.submits("Wyskakuje mi błąd");
    await ola.presses("send");
    expect(letters()).not.toContain(copy("untaken.image"));
  });
});

describe("a text that is longer than a letter may be", () => {
  const long = `Potrzebuję pomocy człowieka, bo kod nie działa. ${"Nie wiem, co robić. ".repeat(150)}`;
  const cut = () => copy("escalate.cut", { max: longestLetter });

  test("is cut, and the student is told so, when it begins a letter", async () => {
    await ola.opens();
    await ola.says("pomoc");
    expect(await ola.says(long)).toContain(cut());
  });

  test("is cut, and the student is told so, when it waits for the answer whether it belongs to the letter", async () => {
    await atLetter();
    await ola.submits("Kod nie działa.");
    await ola.says("a co z moim egzaminem w piątek?");
    const said = await ola.says(long);
    expect(said).toContain(cut());
  });
});

test("a ticket shows the whole of what staff wrote, and says when there is more", async () => {
  await atLetter();
  await ola.submits("Kod nie działa.");
  await ola.presses("send");
  const [id = ""] = /L-[A-Z0-9]{6}/.exec(ola.seesAll) ?? [];
  const { desk } = world.app.ticketing;
  const by = { id: "slack:T1:U1", name: "Marta" };
  const answer = `Najpierw to. ${"Potem tamto. ".repeat(200)}Na końcu gotowe.`;
  await desk.act(id, { kind: "reply", text: answer, via: "slack" }, by, "e0");
  for (let at = 1; at <= 9; at++)
    await desk.act(id, { kind: "reply", text: `Wiersz ${at}`, via: "slack" }, by, `e${at}`);
  await world.settle();
  await ola.says("moje zgłoszenia");
  const seen = await ola.presses(copy("tickets.open", { ticket: id }));
  expect(seen).toContain(copy("tickets.earlier", { count: 8 }));
  expect(seen).toContain("Wiersz 2");
  expect(seen).not.toContain("Wiersz 1\n");
  expect(ola.seesAll).toContain("Na końcu gotowe.");
});
