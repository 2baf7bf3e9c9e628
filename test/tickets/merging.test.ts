import type { StaffAction } from "../../src/tickets/port";
import { addsToTicket } from "../support/addsToTicket";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { marta, openSupportWorld, piotr, type Around } from "./supportWorld";

let around: Around;
let ola: Student;
let jan: Student;
/** Ola's ticket, and Jan's about the same. */
let main: string;
let twin: string;
beforeEach(async () => {
  around = await openSupportWorld();
  ({ ola } = around);
  main = await around.asks(ola, "mObywatel pokazuje błąd 17");
  jan = around.world.student("Jan");
  await jan.signsInAs("jan");
  twin = await around.asks(jan, "U mnie też błąd 17, mój numer to sekret");
});
afterEach(() => around.world.close());

let count = 0;
async function acts(ticket: string, action: StaffAction, by = marta, event = `e${(count += 1)}`) {
  const acted = await around.desk().act(ticket, action, by, event);
  await around.world.settle();
  return acted;
}
const merges = (ticket: string, into: string, event?: string) =>
  acts(ticket, { kind: "merge", into, via: "slack" }, marta, event);
const unmerges = (ticket: string) => acts(ticket, { kind: "unmerge", via: "slack" });
const replies = (ticket: string, text: string, more = {}) =>
  acts(ticket, { kind: "reply", text, via: "slack", ...more });
/** Ola opens another ticket. */
async function asksAgain(): Promise<string> {
  await around.asks(ola, "I jeszcze raz błąd 17");
  return (await around.desk().ofChat(ola.key)).find(({ id }) => id !== main)!.id;
}
const ticketOf = async (id: string) => (await around.desk().get(id))!.ticket;
const thread = (id: string) => [...around.board.cards.values()].find(({ it }) => it.id === id)!.thread;
const said = (id: string) => thread(id).map(({ what, text }) => `${what}: ${text}`);
const times = (student: Student, text: string): number => student.seesAll.split(text).length - 1;

describe("a ticket that is merged into another student's", () => {
  test("tells where it went, and its student is told without a word about the other", async () => {
    expect(await merges(twin, main)).toMatchObject({ ok: true, isNew: true });
    expect(said(twin)).toEqual([`merged: ${main}`]);
    expect(said(main)).toEqual([`joined: ${twin}`]);
    expect(jan.sees).toContain(copy("push.merged", { ticket: twin }));
    expect(jan.seesAll).not.toContain(main);
    expect(ola.seesAll).not.toContain(twin);
    await jan.presses(copy("push.seeTicket"));
    expect(jan.sees).toContain(copy("tickets.mergedOthers"));
    expect((await around.desk().open()).map(({ id }) => id)).toEqual([main]);
  });

  test("gets every answer with the other, once each, in the thread of either, and both stay whole", async () => {
    await merges(twin, main);
    await replies(main, "Już działa.");
    await replies(twin, "Gotowe?");
    for (const text of ["Już działa.", "Gotowe?"])
      for (const student of [ola, jan]) expect(times(student, text)).toBe(1);
    expect(said(main)).toEqual([`joined: ${twin}`, "said: Już działa.", "said: Gotowe?"]);
    expect(said(twin)).toEqual([`merged: ${main}`, "said: Już działa.", "said: Gotowe?"]);
    expect(jan.seesAll).not.toContain(main);
    await acts(main, { kind: "resolve", via: "slack" });
    expect(jan.sees).toContain(copy("push.moved.resolved", { ticket: twin }));
    expect([(await ticketOf(twin)).state, (await ticketOf(main)).state]).toEqual(["resolved", "resolved"]);
  });

  test("passes an answer by mail to its old number on, once, also when the letter comes again", async () => {
    await merges(twin, main);
    const letter = { kind: "reply", text: "Odpisuję listem.", via: "mail" } as const;
    await acts(twin, letter, piotr, "mail:1");
    expect(await acts(twin, letter, piotr, "mail:1")).toMatchObject({ ok: true, isNew: false });
    await unmerges(twin);
    expect(await acts(twin, letter, piotr, "mail:1")).toMatchObject({ ok: true, isNew: false });
    expect([times(ola, "Odpisuję listem."), times(jan, "Odpisuję listem.")]).toEqual([1, 1]);
  });

  test("brings pictures of an answer to both students", async () => {
    const content = Buffer.from("89504e470d0a1a0a", "hex");
    await merges(twin, main);
    await replies(main, "Tak:", { files: [{ name: "ekran.png", type: "image/png", bytes: 8, content }] });
    for (const student of [ola, jan]) {
      const link = student.last.view.buttons.find((it) => it.label === copy("push.openPicture", { name: "ekran.png" }));
      const answer = await fetch(link && "url" in link ? link.url : "");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(content);
    }
  });

  test("keeps what its student adds to itself, and staff of the other are told that there is something new", async () => {
    await merges(twin, main);
    await replies(main, "Jaki to telefon?");
    await acts(main, { kind: "wait", via: "slack" });
    await jan.presses(copy("push.answer"));
    await addsToTicket(jan, "Mam starego Samsunga");
    expect(said(twin).at(-1)).toBe("said: Mam starego Samsunga");
    expect(said(main).at(-1)).toBe(`alsoSaid: ${twin}`);
    expect(ola.seesAll).not.toContain("Samsunga");
    expect(JSON.stringify(await ticketOf(main))).not.toContain("Samsunga");
    expect((await ticketOf(main)).state).toBe("open");
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket: main }));
    expect(ola.sees).not.toContain(twin);
  });

  test("is parted again by one press, and gets its own answers from then on", async () => {
    await merges(twin, main);
    await replies(main, "Razem.");
    expect(await unmerges(twin)).toMatchObject({ ok: true });
    expect(jan.sees).toContain(copy("push.unmerged", { ticket: twin }));
    await replies(main, "Tylko Ola.");
    await replies(twin, "Tylko Jan.");
    expect([times(jan, "Tylko Ola."), times(ola, "Tylko Jan.")]).toEqual([0, 0]);
    expect([times(jan, "Tylko Jan."), times(jan, "Razem.")]).toEqual([1, 1]);
    expect(said(main)).toContain(`parted: ${twin}`);
    expect((await around.desk().open()).map(({ id }) => id).sort()).toEqual([main, twin].sort());
  });

  test.each([
    [
      "withdraws",
      async () => {
        await ola.says("moje zgłoszenia");
        await ola.presses(copy("tickets.open", { ticket: main }));
        await ola.presses("withdraw");
        await ola.presses("confirm");
      },
    ],
    [
      "erases",
      async () => {
        await ola.says("moje dane");
        await ola.presses("erase");
        await ola.presses("confirm");
      },
    ],
  ])(
    "is open again when the student of the other %s theirs, so that nobody stays without an answer",
    async (_, leaves) => {
      await merges(twin, main);
      await leaves();
      await around.world.settle();
      expect((await around.desk().open()).map(({ id }) => id)).toEqual([twin]);
      expect(thread(twin).at(-1)).toMatchObject({ what: "unmerged", author: null });
      await replies(twin, "Jestem tu.");
      expect(times(jan, "Jestem tu.")).toBe(1);
    },
  );

  test("is a ticket of its own again when its student writes after both were resolved", async () => {
    await merges(twin, main);
    await acts(main, { kind: "resolve", via: "slack" });
    await jan.presses(copy("push.answer"));
    await addsToTicket(jan, "Dalej nie działa");
    expect((await around.desk().open()).map(({ id }) => id)).toEqual([twin]);
    expect((await ticketOf(main)).state).toBe("resolved");
    expect((await ticketOf(main)).merged).toEqual([]);
  });

  test("can be worked on only where it went, and says where", async () => {
    await merges(twin, main);
    const merged = { ok: false, refusal: "merged", into: main };
    for (const kind of ["claim", "wait", "resolve", "reopen"] as const)
      expect(await acts(twin, { kind, via: "slack" })).toEqual(merged);
    expect(await acts(twin, { kind: "split", entries: [], via: "slack" })).toEqual(merged);
  });

  test("is not answered past a colleague's answer that its author has not seen", async () => {
    await merges(twin, main);
    await replies(main, "Pierwsza.");
    expect(await replies(twin, "Druga.", { seen: 0 })).toEqual({ ok: false, refusal: "answered", by: "Marta" });
    expect(await replies(twin, "Trzecia.", { seen: 1 })).toMatchObject({ ok: true });
    expect([times(jan, "Druga."), times(jan, "Trzecia."), times(ola, "Trzecia.")]).toEqual([0, 1, 1]);
  });

  test("leaves out of a ready answer what is true of one of the students only", async () => {
    const { staffAnswers } = around.world.app;
    const named = await staffAnswers.filled(twin, "nowy-telefon");
    await merges(twin, main);
    for (const ticket of [twin, main]) {
      const filled = await staffAnswers.filled(ticket, "nowy-telefon");
      expect(filled?.text).not.toBe(named?.text);
      expect(filled?.text).toContain(`[${copy("helpdesk.answers.blank.firstName")}]`);
      expect(await staffAnswers.written(ticket, filled?.text ?? "")).toMatchObject({ ok: false, why: "blanks" });
    }
  });
});

test("tickets of one student are answered once when they are merged, and the student is told with which", async () => {
  const second = await asksAgain();
  await merges(second, main);
  expect(ola.sees).toContain(copy("push.mergedOwn", { ticket: second, into: main }));
  await replies(main, "Raz wystarczy.");
  expect(times(ola, "Raz wystarczy.")).toBe(1);
  expect(said(second).at(-1)).toBe("said: Raz wystarczy.");
});

test("tickets that are merged one into the other and on into a third are all answered, once each", async () => {
  const eva = around.world.student("Ewa");
  await eva.opens();
  const third = await around.asks(eva, "Też mam błąd 17");
  await merges(third, twin);
  await merges(twin, main);
  await replies(third, "Do wszystkich.");
  for (const student of [ola, jan, eva]) expect(times(student, "Do wszystkich.")).toBe(1);
});

describe("merging is refused with one word", () => {
  test.each([
    ["itself", () => merges(main, main)],
    ["noTarget", () => merges(main, "L-ZZZZZZ")],
    [
      "targetOver",
      async () => {
        await acts(main, { kind: "resolve", via: "slack" });
        return merges(twin, main);
      },
    ],
    [
      "over",
      async () => {
        await acts(twin, { kind: "resolve", via: "slack" });
        return merges(twin, main);
      },
    ],
    [
      "circle",
      async () => {
        await merges(main, twin);
        return merges(twin, main);
      },
    ],
  ])("%s", async (refusal, tries) => {
    expect(await tries()).toEqual({ ok: false, refusal });
  });

  test("when the other ticket is merged itself, with the number that it went to", async () => {
    const second = await asksAgain();
    await merges(twin, main);
    expect(await merges(second, twin)).toEqual({ ok: false, refusal: "targetMerged", into: main });
    expect(await merges(twin, second)).toEqual({ ok: false, refusal: "merged", into: main });
  });
});

test("two who merge the same two tickets into each other at once end with one of them open, answered by both students' one answer", async () => {
  const desk = around.desk();
  await Promise.all([
    desk.act(twin, { kind: "merge", into: main, via: "slack" }, marta, "a"),
    desk.act(main, { kind: "merge", into: twin, via: "slack" }, piotr, "b"),
  ]);
  await around.world.pass(5_000, 1_000);
  const open = await desk.open();
  expect(open).toHaveLength(1);
  await replies(open[0]!.id, "Do obojga.");
  for (const student of [ola, jan]) expect(times(student, "Do obojga.")).toBe(1);
});

test("two who merge one ticket into the same other at once merge it once", async () => {
  const both = await Promise.all([merges(twin, main, "a"), merges(twin, main, "b")]);
  expect(both.filter((it) => it.ok && it.isNew)).toHaveLength(1);
  expect(said(main)).toEqual([`joined: ${twin}`]);
});
