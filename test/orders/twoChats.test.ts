import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

let world: World;
let phone: Student;
let laptop: Student;
beforeEach(async () => {
  world = await openWorld({ readyAfterMs: minute });
  phone = world.student("Phone");
  laptop = world.student("Laptop");
  await phone.signsInAs("anna");
  await laptop.signsInAs("anna");
});
afterEach(() => world.close());

const codes = (student: Student) => student.screen.filter(({ secret }) => secret);

describe("one person in two chats", () => {
  test("sees the codes where they wrote last, and gets the news without the codes in the other chat", async () => {
    await phone.presses("place");
    await world.pass(1_000);
    await laptop.says("cześć");
    await world.pass(3 * minute);
    expect(codes(laptop)).toHaveLength(1);
    expect(codes(phone)).toEqual([]);
    expect(phone.seesAll).toContain(copy("push.readyElsewhere", { chat: "Test chat" }));
    expect(laptop.seesAll).not.toContain(copy("push.readyElsewhere", { chat: "Test chat" }));
    await phone.presses(copy("push.showHere"));
    await phone.presses("show");
    expect(codes(phone)).toHaveLength(1);
  });

  test("sees the codes where they wrote last, however late an earlier event from the other chat arrives", async () => {
    const before = world.now();
    await world.pass(1_000);
    await phone.presses("place");
    await world.pass(1_000);
    await laptop.does({ kind: "text", text: "cześć" }, undefined, before);
    await world.pass(3 * minute);
    expect(codes(phone)).toHaveLength(1);
    expect(codes(laptop)).toEqual([]);
    expect(laptop.seesAll).toContain(copy("push.readyElsewhere", { chat: "Test chat" }));
  });

  test("sees the codes where they wrote last, however late an earlier event from that very chat arrives", async () => {
    const before = world.now();
    await world.pass(1_000);
    await laptop.says("cześć");
    await world.pass(1_000);
    await phone.presses("place");
    await phone.does({ kind: "text", text: "cześć" }, undefined, before);
    await world.pass(3 * minute);
    expect(codes(phone)).toHaveLength(1);
    expect(codes(laptop)).toEqual([]);
  });

  test.each([
    ["an hour ahead", 60 * minute],
    ["a day late", -24 * 60 * minute],
  ])("counts as writing at the time of arrival when the chat's clock is %s", async (_, off) => {
    await phone.presses("place");
    await world.pass(1_000);
    for (const chat of [phone, laptop]) {
      await chat.does({ kind: "text", text: "cześć" }, undefined, world.now() + off);
      await world.pass(1_000);
    }
    await world.pass(3 * minute);
    expect(codes(laptop)).toHaveLength(1);
    expect(codes(phone)).toEqual([]);
  });

  test("gets everything in the remaining chat when the other one was removed", async () => {
    await phone.presses("place");
    await laptop.does({ kind: "gone" });
    await world.pass(3 * minute);
    expect(codes(phone)).toHaveLength(1);
  });

  test.each([2, 4, 6, 8, 10, 12])(
    "sees the codes in one chat only when the process dies at step %i of showing them",
    async (step) => {
      await phone.presses("place");
      await world.pass(minute);
      world.sandbox.control.advance("anna");
      world.process.dieAt(({ count }) => count === step);
      await world.pass(5 * minute);
      expect([...codes(phone), ...codes(laptop)]).toHaveLength(1);
      expect(
        [phone, laptop].filter((it) => it.seesAll.includes(copy("push.readyElsewhere", { chat: "Test chat" }))),
      ).toHaveLength(1);
    },
  );

  test("has everything erased in both chats, and the access to USOS revoked", async () => {
    const revoked = () => world.sandbox.control.calls("oauth/revoke_token");
    const before = revoked();
    await phone.says("moje dane");
    await phone.presses("erase");
    await phone.presses("confirm");
    for (const chat of [phone, laptop]) expect(chat.sees).toContain(copy("privacy.erased"));
    for (const kind of ["person", "account", "ticket", "shown"])
      for await (const left of world.store.scan(kind)) expect(left).toBeUndefined();
    expect(revoked()).toBe(before + 1);
  });

  test("sees the same order and the same tickets, and answers in either", async () => {
    await phone.presses("place");
    await phone.says("pomoc człowieka");
    await phone.says("Nie widzę kodu na telefonie");
    await phone.presses("send");
    const [ticket = ""] = /L-[A-Z2-9]{6}/.exec(phone.seesAll) ?? [];
    await world.pass(1_000);
    expect(await laptop.says("status")).toContain(`${copy("timeline.placed")}:  ${copy("mark.current")}`);
    expect(await laptop.says("moje zgłoszenia")).toContain(ticket);
    const { desk } = world.app.ticketing;
    const marta = { id: "slack:T1:U1", name: "Marta" };
    await desk.act(ticket, { kind: "reply", text: "Już sprawdzam.", via: "slack" }, marta, "e1");
    await world.settle();
    expect(laptop.sees).toContain("Już sprawdzam.");
    expect(phone.seesAll).not.toContain("Już sprawdzam.");
    expect(phone.sees).toContain(copy("push.answeredElsewhere", { ticket, chat: "Test chat" }));
    await phone.presses(copy("push.seeTicket"));
    expect(phone.sees).toContain("Już sprawdzam.");
    await laptop.presses(copy("push.answer"));
    await laptop.says("Dziękuję!");
    await laptop.presses("send");
    expect((await desk.get(ticket))?.ticket.entries.map(({ text }) => text)).toEqual(["Już sprawdzam.", "Dziękuję!"]);
  });
});
