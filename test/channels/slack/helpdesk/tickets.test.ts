import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";
import { copy, copyPattern } from "../../../support/copy";

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld();
});
afterEach(() => desk.close());

/** A student asks for help, and the ticket's card appears in the helpdesk's channel. */
async function ticket(handle = "anna", words = "Nie widzę przycisku *Dodaj*.") {
  const student = desk.world.slackStudent(handle);
  await student.signsInAs(handle);
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
  return { student, card: desk.cards().at(-1)! };
}
const card = () => desk.cards().at(-1)!;

test("a ticket is claimed, answered in its thread, answered back and resolved", async () => {
  const { student, card: first } = await ticket();
  expect(textOf(first)).toContain("Nie widzę przycisku *Dodaj*.");
  expect(textOf(first)).toContain("900101");
  const marta = desk.staff("marta");

  await marta.presses(first, "claim");
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
  await marta.writes(first, "Zaktualizuj aplikację.\n// chyba stary telefon");
  expect(student.seesAll).toContain("Zaktualizuj aplikację.");
  expect(student.seesAll).not.toContain("stary telefon");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.sent"));
  // Words that are in the thread already are not posted there again.
  expect(marta.thread(first).filter((it) => it.includes("Zaktualizuj"))).toHaveLength(1);

  await marta.writes(first, "// sama notatka");
  expect(student.seesAll).not.toContain("notatka");

  const id = /L-[A-Z0-9]{6}/.exec(textOf(first))![0];
  const entry = await desk.world.app.tickets.add({
    job: { queue: "outbox", id: "j1", partition: student.key, payload: {}, claim: 1 },
    chatId: student.key,
    id,
    text: "Działa, dziękuję!",
  });
  expect(entry.kind).toBe("ticketAdded");
  await desk.world.settle();
  expect(marta.thread(first).join()).toContain("Działa, dziękuję!");

  await marta.presses(first, "resolve");
  const more = { queue: "outbox", id: "j2", partition: student.key, payload: {}, claim: 1 };
  await desk.world.app.tickets.add({ job: more, chatId: student.key, id, text: "Jednak nie działa." });
  await desk.world.settle();
  const [says] = marta.thread(first).filter((it) => it.includes("Jednak nie działa."));
  expect(says).toContain(copy("helpdesk.entry.reopens"));
  expect(marta.thread(first).filter((it) => it.includes(copy("helpdesk.entry.reopens")))).toHaveLength(1);
  await marta.presses(first, "resolve");
  expect(textOf(card())).toMatch(copyPattern("helpdesk.card.stateOver", { state: copy("helpdesk.state.resolved") }));
  await marta.presses(first, "reopen");
  expect(textOf(card())).toMatch(copyPattern("helpdesk.card.state", { state: copy("helpdesk.state.open") }));
  const actions = (await desk.audit()).map(({ what, about, by }) => `${by.name} ${what} ${about ?? ""}`);
  expect(actions).toEqual([
    "Marta Pomocna claim 900101",
    "Marta Pomocna reply 900101",
    "Marta Pomocna resolve 900101",
    "Marta Pomocna resolve 900101",
    "Marta Pomocna reopen 900101",
  ]);
  expect(JSON.stringify(await desk.audit())).not.toContain("Zaktualizuj");
});

test("when two members of staff claim a ticket at once, one gets it and the other is told who", async () => {
  const { card: it } = await ticket();
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await Promise.all([marta.presses(it, "claim"), wojtek.presses(it, "claim")]);
  const said = [...marta.whispered(), ...wojtek.whispered()];
  expect(said).toHaveLength(1);
  const taken = [marta, wojtek].map(({ person }) => copy("helpdesk.refusal.taken", { name: person.name }));
  expect(taken).toContain(said[0]);
});

test("a press that is delivered again has no further effect", async () => {
  const { card: it } = await ticket();
  const marta = desk.staff("marta");
  await marta.presses(it, "claim");
  await marta.does(desk.world.slack.again("retry"));
  await marta.does(desk.world.slack.again("replay"));
  expect(marta.thread(it)).toHaveLength(1);
  expect(marta.whispered()).toEqual([]);
  expect(await desk.audit()).toHaveLength(1);
});

test("an answer from the form is sent once, however often the form is delivered", async () => {
  const { student, card: it } = await ticket();
  const marta = desk.staff("marta");
  await marta.presses(it, "reply");
  await marta.submits({ reply: "Zajrzyj do Dokumentów." });
  await marta.does(desk.world.slack.again("retry"));
  expect(student.screen.filter((one) => textOf(one).includes("Zajrzyj do Dokumentów."))).toHaveLength(1);
  expect(marta.thread(it).filter((one) => one.includes("Zajrzyj do Dokumentów."))).toHaveLength(1);
});

test("a note in an answer from the form appears once in the thread under its author's name, and does not reach the student", async () => {
  const { student, card: it } = await ticket();
  const marta = desk.staff("marta");
  await marta.presses(it, "reply");
  expect(marta.modal).toContain(copy("helpdesk.reply.how"));
  expect(marta.modal).not.toContain(copy("helpdesk.card.how"));
  await marta.submits({ reply: "Zajrzyj do Dokumentów.\n// chyba *stary* telefon, PESEL 44051401359\n// oddzwonić" });
  await marta.does(desk.world.slack.again("retry"));
  const notes = marta.thread(it).filter((one) => one.includes("telefon"));
  expect(notes).toEqual([
    `${copy("helpdesk.entry.note", { name: "Marta Pomocna" })}\n// chyba *stary* telefon, PESEL •••••••••••\n// oddzwonić`,
  ]);
  expect(student.seesAll).toContain("Zajrzyj do Dokumentów.");
  expect(student.seesAll).not.toMatch(/stary|oddzwonić/);
  await marta.presses(it, "reply");
  const refused = await marta.submits({ reply: "// sama notatka" });
  expect(refused.body).toContain(copy("helpdesk.refusal.empty"));
});

test("releasing somebody else's ticket shows whose it was", async () => {
  const { card: it } = await ticket();
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await marta.presses(it, "claim");
  await wojtek.presses(it, "release");
  expect(marta.thread(it).at(-1)).toBe(
    copy("helpdesk.entry.releasedOf", { name: "Wojciech Cierpliwy", other: "Marta Pomocna" }),
  );
  await marta.presses(it, "claim");
  await marta.presses(it, "release");
  expect(marta.thread(it).at(-1)).toBe(copy("helpdesk.entry.released", { name: "Marta Pomocna" }));
});

test("the card of a finished ticket mentions neither urgency nor waiting", async () => {
  const { student, card: it } = await ticket();
  const marta = desk.staff("marta");
  const since = "23 listopada 2026";
  const [open, normal] = [copy("helpdesk.state.open"), copy("helpdesk.priorityOf.normal")];
  expect(textOf(card())).toContain(`🟡 ${copy("helpdesk.card.state", { state: open, priority: normal, since })}`);
  await marta.presses(it, "resolve");
  const over = copy("helpdesk.card.stateOver", { state: copy("helpdesk.state.resolved"), since });
  expect(textOf(card())).toContain(`\n${over}`);
  for (const urgent of [
    "🟡",
    ...["button.priority", "button.wait", "state.waiting"].map((it) => copy(`helpdesk.${it}`)),
  ])
    expect(textOf(card())).not.toContain(urgent);
  await marta.presses(it, "reopen");
  const id = /L-[A-Z0-9]{6}/.exec(textOf(it))![0];
  await marta.presses(it, "reply");
  const job = { queue: "outbox", id: "j1", partition: student.key, payload: {}, at: 0, claim: 1 };
  await desk.world.app.tickets.withdraw({ job, chatId: student.key, id });
  const refused = await marta.submits({ reply: "Czy już działa?" });
  expect(refused.body).toContain(copy("helpdesk.refusal.withdrawn"));
  expect(refused.body).not.toContain(copy("helpdesk.refusal.over"));
});

test("staff can set the priority and let a ticket wait, and a deleted card is posted again", async () => {
  const { card: it } = await ticket();
  const marta = desk.staff("marta");
  await marta.prioritizes(it, "high");
  expect(textOf(card())).toContain(copy("helpdesk.card.priority", { priority: copy("helpdesk.priorityOf.high") }));
  desk.world.slack.removesMessage(desk.channel, it.ts);
  await desk.world.app.ticketing.desk.act(
    /L-[A-Z0-9]{6}/.exec(textOf(it))![0],
    { kind: "wait", via: "slack" },
    { id: "slack:x:y", name: "Marta" },
    "e1",
  );
  await desk.world.pass(20_000);
  expect(textOf(card())).toContain(copy("helpdesk.state.waiting"));
});

test("a person who is not in the helpdesk, or has just left it, can do nothing", async () => {
  const { student, card: it } = await ticket();
  const { slack } = desk.world;
  const wojtek = desk.staff("wojtek");
  await wojtek.presses(it, "claim");
  await wojtek.presses(it, "release");
  slack.leaves(wojtek.person.id, "channel");
  await desk.world.settle();
  await slack.idle();
  // Slack's client would no longer show the card, so the test delivers the press itself, as Slack would.
  slack.joins(desk.staff("karol").person.id, "channel");
  await slack.idle();
  const karol = desk.staff("karol");
  await karol.presses(it, "claim");
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: "Karol Postronny" }));
  await karol.presses(it, "release");
  await karol.writes(it, "dobre słowo");
  expect(student.seesAll).toContain("dobre słowo");
  const open = await desk.world.app.ticketing.desk.open();
  expect(open).toHaveLength(1);
});

test("a person who left the helpdesk's group a minute ago and still sees its channel can do nothing", async () => {
  await desk.close();
  desk = await openDeskWorld({ group: true });
  const { student, card: it } = await ticket();
  const { slack } = desk.world;
  const wojtek = desk.staff("wojtek");
  await wojtek.presses(it, "claim");
  slack.leaves(wojtek.person.id, "group");
  await slack.idle();
  await desk.world.pass(60_000);
  await wojtek.presses(it, "resolve");
  await wojtek.presses(it, "reply");
  expect(wojtek.modal).toBe("");
  await wojtek.writes(it, "Jeszcze ja!");
  expect(student.seesAll).not.toContain("Jeszcze ja!");
  expect(textOf(card())).toMatch(copyPattern("helpdesk.card.state", { state: copy("helpdesk.state.open") }));
  const said = wojtek.whispered();
  expect(said.filter((it) => it === copy("helpdesk.onlyStaff"))).toHaveLength(2);
  expect(said.at(-1)).toBe(copy("helpdesk.thread.notStaff"));
  await desk.world.pass(70_000, 10_000);
  const id = /L-[A-Z0-9]{6}/.exec(textOf(it))![0];
  const refused = (await desk.audit()).filter(({ what }) => what === "refused").map(({ outcome }) => outcome);
  expect(refused).toEqual([`resolve ${id}`, `helpdesk:reply ×1, thread ${id} ×1`]);
});

test("an answer that is changed or deleted afterwards stays unchanged for the student, and its author is told so", async () => {
  const { student, card: it } = await ticket();
  const marta = desk.staff("marta");
  const { ts } = await marta.writes(it, "Pierwsza wersja");
  await marta.does(desk.world.slack.edits(marta.person.id, desk.channel, ts, "Druga wersja"));
  expect(student.seesAll).not.toContain("Druga wersja");
  expect(marta.whispered().at(-1)).toContain(copy("helpdesk.thread.edited"));
  await marta.does(desk.world.slack.deletes(marta.person.id, desk.channel, ts));
  expect(marta.whispered().at(-1)).toContain(copy("helpdesk.thread.deleted"));
});

test("files in the thread are named to the student, and the author is told so", async () => {
  const { student, card: it } = await ticket();
  const marta = desk.staff("marta");
  await marta.writes(it, "Zobacz", ["instrukcja.pdf"]);
  expect(student.seesAll).toContain("Zobacz");
  expect(marta.whispered().at(-1)).toContain("instrukcja.pdf");
});

test("staff see the open tickets in their Home tab, with filters, and their own student page behind a button", async () => {
  await ticket();
  const marta = desk.staff("marta");
  await marta.opensHome();
  expect(marta.home).toContain(`${copy("helpdesk.home.title")} (1)`);
  await marta.pressesHome("helpdesk:filter", "mine");
  expect(marta.home).toContain(copy("helpdesk.home.none"));
  await marta.presses(card(), "claim");
  expect(marta.home).toMatch(copyPattern("helpdesk.home.more", { name: "Marta Pomocna" }));
  await marta.pressesHome(copy("helpdesk.button.studentHome"));
  expect(marta.home).not.toContain(`${copy("helpdesk.home.title")} (1)`);
  const karol = desk.staff("karol");
  await karol.opensHome();
  expect(karol.home).not.toContain(`${copy("helpdesk.home.title")} (1)`);
});

test("a Home tab that was opened through another process shows changes, with its filter kept", async () => {
  await ticket();
  const marta = desk.staff("marta");
  await marta.opensHome();
  await marta.pressesHome("helpdesk:filter", "mine");
  await desk.world.restart();
  await marta.presses(card(), "claim");
  expect(marta.home).toMatch(copyPattern("helpdesk.home.more", { name: "Marta Pomocna" }));
  for await (const { value } of desk.world.store.scan("deskHome"))
    expect(value).toMatchObject({ it: { filter: "mine" } });
});

test("a student's erasure also removes the card from the channel", async () => {
  const { student, card: it } = await ticket();
  await desk.staff("marta").presses(it, "claim");
  await desk.world.app.tickets.eraseAll(student.key);
  await desk.world.settle();
  expect(desk.world.slack.screen(desk.channel)).toEqual([]);
});
