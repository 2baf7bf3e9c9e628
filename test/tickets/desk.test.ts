import { marta, minute, piotr, openSupportWorld, type Around } from "./supportWorld";
import { copy, copyPattern } from "../support/copy";
import { institutionOf } from "../support/institution";
import { addsToTicket } from "../support/addsToTicket";

let board: Around["board"];
let world: Around["world"];
let ola: Around["ola"];
let desk: Around["desk"];
let number: Around["number"];
let asks: Around["asks"];
let replies: Around["replies"];
let does: Around["does"];
let card: Around["card"];
let letters: Around["letters"];
beforeEach(async () => {
  ({ asks, board, card, desk, does, letters, number, ola, replies, world } = await openSupportWorld());
});
afterEach(() => world.close());

const png = Buffer.from("89504e470d0a1a0a", "hex");

describe("a ticket among the staff", () => {
  test("appears on one card and in one letter, and the student is told once that it arrived", async () => {
    const ticket = await asks();
    expect([...board.cards.values()].map(({ it }) => it.id)).toEqual([ticket]);
    expect(letters()).toHaveLength(1);
    expect(ola.seesAll.split(copyPattern("push.ticketDelivered"))).toHaveLength(2);
    expect(card().it.ticket.facts.map(({ value }) => value)).toContain("900101");
  });

  test("shows the chat's name for a student who is not signed in, after showing it to them, and can be answered", async () => {
    const jan = world.student("Jan");
    await jan.opens();
    await jan.says("pomoc człowieka");
    expect(await jan.says("Nie mogę się zalogować")).toContain(`${copy("escalate.fact.chatName")}: ${jan.user}`);
    await jan.presses("send");
    expect(card().it.ticket.facts[0]).toEqual({ name: copy("escalate.fact.chatName"), value: jan.user });
    await replies(number(jan), "Spróbuj przez USOSweb.");
    expect(jan.sees).toContain("Spróbuj przez USOSweb.");
  });

  test("brings a reply to the student, and shows it in «my tickets»", async () => {
    const ticket = await asks();
    await replies(ticket, "Uruchom mObywatela ponownie.");
    expect(ola.last.view.title).toBe(copy("push.answeredTitle", { ticket }));
    expect(ola.sees).toContain(`${copy("push.answeredBy", { name: "Marta" })}\nUruchom mObywatela ponownie.`);
    await ola.presses(copy("push.seeTicket"));
    expect(ola.sees).toContain(
      `${copy("tickets.wordsBy.staff", { name: "Marta", when: "23 listopada 2026 10:00" })}: Uruchom mObywatela ponownie.`,
    );
    expect(ola.sees).toContain(copy("tickets.state.answered", { when: "23 listopada 2026 10:00" }));
  });

  test("passes the student's answer on to the thread", async () => {
    const ticket = await asks();
    await replies(ticket, "Jaki to telefon?");
    await ola.presses(copy("push.answer"));
    await addsToTicket(ola, "Samsung A52");
    expect(card().thread.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "staff: Jaki to telefon?",
      "student: Samsung A52",
    ]);
  });

  test("passes on words that are typed after an answer, after a question to the student, and loses none of them", async () => {
    const ticket = await asks();
    await replies(ticket, "Jaka to wersja mObywatela?");
    expect(await ola.says("wersja 4.52, plus widzę")).toContain(copy("tickets.passTitle", { ticket }));
    expect(ola.sees).toContain("wersja 4.52, plus widzę");
    await ola.says("tak");
    expect(card().thread.at(-1)).toMatchObject({ from: "student", text: "wersja 4.52, plus widzę" });
    await replies(ticket, "Zaktualizuj ją.", "e2");
    expect(await ola.says("dziękuję, pomogło!")).toContain(copy("tickets.passTitle", { ticket }));
    await ola.presses(copy("tickets.passNot"));
    expect(card().thread.filter(({ from }) => from === "student")).toHaveLength(1);
    await does("resolve");
    expect(await ola.says("status")).toContain("mLegitymacja");
    expect(ola.sees).not.toContain(copy("tickets.passTitle", { ticket }));
  });

  test("is not claimed by an answer by mail, and records whose it was when somebody else releases it", async () => {
    const ticket = await asks();
    await desk().act(ticket, { kind: "reply", text: "Sprawdzam.", via: "mail" }, piotr, "m1");
    expect((await desk().get(ticket))?.ticket.claimedBy).toBeNull();
    await does("claim");
    await does("release", piotr);
    expect((await desk().get(ticket))?.ticket.entries.at(-1)).toMatchObject({ what: "released", text: "Marta" });
  });

  test("has a PESEL masked in the name of a file, too", async () => {
    const ticket = await asks();
    const files = [{ name: "PESEL 04810100017.pdf", type: "application/pdf", bytes: 9 }];
    await replies(ticket, "W załączniku:", "e1", { files });
    expect(ola.sees).toContain(copy("push.attached", { name: "PESEL •••••••••••.pdf" }));
  });

  test("accepts at most twenty additions an hour, and says so", async () => {
    const ticket = await asks();
    const { tickets } = world.app;
    const adds = (at: number) =>
      tickets.add({
        job: { queue: "outbox", id: `j${at}`, partition: ola.key, payload: {}, claim: 1 },
        chatId: ola.key,
        id: ticket,
        text: "Halo?",
      });
    for (let at = 0; at < 20; at++) expect((await adds(at)).kind).toBe("ticketAdded");
    expect((await adds(20)).kind).toBe("ticketTooMany");
    await world.pass(61 * minute, 61 * minute);
    expect((await adds(21)).kind).toBe("ticketAdded");
  });

  test("reports to staff who answered by mail what could not reach the student any more", async () => {
    const ticket = await asks();
    await desk().unheard(ticket, "mail:abc");
    await desk().unheard(ticket, "mail:abc");
    await world.settle();
    const told = letters().filter(({ text }) => text.includes(copy("mail.unheard", { ticket })));
    expect(told.map(({ to }) => to)).toEqual([institutionOf().support.email]);
  });

  test("stays among the open ones when the student writes at the moment it is resolved", async () => {
    const ticket = await asks();
    const { tickets } = world.app;
    const job = { queue: "outbox", id: "j1", partition: ola.key, payload: {}, claim: 1 };
    await Promise.all([
      desk().act(ticket, { kind: "resolve", via: "slack" }, marta, "r1"),
      tickets.add({ job, chatId: ola.key, id: ticket, text: "Dalej nie działa" }),
      desk().act(ticket, { kind: "resolve", via: "slack" }, piotr, "r2"),
    ]);
    const { state } = (await desk().get(ticket))!.ticket;
    expect((await desk().open()).length).toBe(state === "resolved" ? 0 : 1);
  });

  test("ignores the same words when they come twice, and has a PESEL masked that staff typed", async () => {
    const ticket = await asks();
    await replies(ticket, "PESEL 04810100017 jest w USOS.", "slack:T1:C1:1.1");
    const again = await replies(ticket, "PESEL 04810100017 jest w USOS.", "slack:T1:C1:1.1");
    expect(again).toMatchObject({ ok: true, isNew: false });
    expect(ola.seesAll.split("PESEL ••••••••••• jest w USOS.")).toHaveLength(2);
    expect(JSON.stringify(letters())).not.toContain("04810100017");
  });

  test("is claimed by one member of staff, and shows others whose it is", async () => {
    await asks();
    expect(await does("claim")).toMatchObject({ ok: true, isNew: true });
    expect(await does("claim", piotr)).toEqual({ ok: false, refusal: "taken", by: "Marta" });
    await does("release");
    expect(await does("claim", piotr, "claim:2")).toMatchObject({ ok: true });
    expect(card().it.ticket.claimedBy?.name).toBe("Piotr");
  });

  test("is shown as resolved to the student, too, and is open again when the student writes more", async () => {
    const ticket = await asks();
    await does("resolve");
    expect(ola.sees).toContain(copy("push.moved.resolved", { ticket }));
    expect(await desk().open()).toEqual([]);
    expect(await does("claim")).toEqual({ ok: false, refusal: "over" });
    await ola.presses(copy("push.answer"));
    await addsToTicket(ola, "Dalej nie działa");
    expect((await desk().open()).map(({ id }) => id)).toEqual([ticket]);
    expect(card().it.ticket.state).toBe("open");
  });

  test("waits for the student until the student answers", async () => {
    const ticket = await asks();
    await does("wait");
    expect(ola.sees).toContain(copy("push.moved.waiting", { ticket }));
    await ola.presses(copy("push.answer"));
    await addsToTicket(ola, "Już odpisuję");
    expect((await desk().get(ticket))?.ticket.state).toBe("open");
  });

  test("can be closed by the student who was helped", async () => {
    const ticket = await asks();
    await replies(ticket, "Zrobione.");
    await ola.presses(copy("push.seeTicket"));
    expect(await ola.presses(copy("tickets.solved"))).toContain(copy("tickets.solvedDone"));
    expect(card().it.ticket.state).toBe("resolved");
  });

  test("accepts no reply after the student withdrew it", async () => {
    const ticket = await asks();
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket }));
    await ola.presses("withdraw");
    await ola.presses("confirm");
    expect(await replies(ticket, "Już sprawdzam")).toEqual({ ok: false, refusal: "withdrawn" });
    expect(card().it.ticket.state).toBe("withdrawn");
  });

  test("shows a picture for a week, at an address that nobody can guess", async () => {
    const ticket = await asks();
    const files = [
      { name: "ekran.png", type: "image/png", bytes: png.length, content: png },
      { name: "strona.html", type: "text/html", bytes: 9, content: Buffer.from("<script>") },
    ];
    await replies(ticket, "Tak to wygląda:", "e1", { files });
    expect(ola.sees).toContain(copy("push.attached", { name: "strona.html" }));
    const link = ola.last.view.buttons.find((it) => it.label === copy("push.openPicture", { name: "ekran.png" }));
    const url = link && "url" in link ? link.url : "";
    const answer = await fetch(url);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("content-disposition")).toBe('inline; filename="picture.png"');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    expect((await fetch(url.replace(/(.{9})$/, "AAAAAAAAA"))).status).toBe(404);
    await world.pass(8 * 24 * 60 * minute, 24 * 60 * minute);
    expect((await fetch(url)).status).toBe(404);
  });

  test("cannot be seen by other students", async () => {
    const ticket = await asks();
    const jan = world.student("Jan");
    await jan.opens();
    await jan.does({ kind: "button", button: `o/ticket?ticket=${ticket}` });
    expect(jan.seesAll).not.toContain("błąd 17");
    await jan.does({ kind: "button", button: `o/ticket?ticket=${ticket}&to=add` });
    await jan.says("To ja");
    expect((await desk().get(ticket))?.ticket.entries).toEqual([]);
  });

  test("loses its card when the student has everything erased", async () => {
    const ticket = await asks();
    await ola.says("moje dane");
    await ola.presses("erase");
    await ola.presses("confirm");
    expect(board.cards.size).toBe(0);
    expect(letters().at(-1)?.text).toContain(copy("mail.erased", { ticket }));
    expect(await desk().get(ticket)).toBeUndefined();
    expect(await desk().act(ticket, { kind: "claim", via: "slack" }, marta, "x")).toEqual({
      ok: false,
      refusal: "unknown",
    });
  });
});
