import { cardProblems } from "../../../support/cardSchema";
import { copy, copyPattern } from "../../../support/copy";
import { chatNamed } from "../../../support/ids";
import { textOf } from "../../readCard";
import type { Json, Posted } from "../farEnd";
import { cardIn, label, openTeamsDesk, shown, type TeamsDeskWorld } from "./teamsDesk";

let desk: TeamsDeskWorld;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.world.close());

const replies = ([, ...all]: Posted[]): string[] => all.map(shown);

test("a ticket is a card in the channel, is claimed, answered in its thread, answered back, resolved and reopened", async () => {
  const { student, thread, id } = await desk.ticket();
  expect(shown(thread[0]!)).toContain("Nie widzę przycisku *Dodaj*.");
  expect(shown(thread[0]!)).toContain("900101");
  expect(cardProblems(cardIn(thread))).toEqual([]);
  const marta = desk.staff("29:marta");

  // The person who pressed sees the new card at once, and everybody else when it has been replaced in the channel.
  expect(await marta.presses(thread, label("claim"))).toContain(
    copy("helpdesk.card.claimed", { name: "Marta Pomocna" }),
  );
  expect(shown(thread[0]!)).toContain(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
  expect(cardProblems(cardIn(thread))).toEqual([]);

  await marta.writes(thread, "Zaktualizuj aplikację.\n// chyba stary telefon");
  expect(student.seesAll).toContain("Zaktualizuj aplikację.");
  expect(student.seesAll).not.toContain("stary telefon");
  // Words that are in the thread already are not posted there again.
  expect(replies(thread)).toEqual([
    copy("helpdesk.entry.claimed", { name: "Marta Pomocna" }),
    copy("helpdesk.thread.sent"),
  ]);

  const chat = chatNamed("teams:29:anna");
  const entry = await desk.world.app.tickets.add({
    job: { queue: "outbox", id: "j1", partition: chat, payload: {}, claim: 1 },
    chatId: chat,
    id,
    text: "Działa, dziękuję!",
  });
  expect(entry.kind).toBe("ticketAdded");
  await desk.world.settle();
  expect(replies(thread).at(-1)).toContain("Działa, dziękuję!");

  await marta.presses(thread, label("resolve"));
  expect(shown(thread[0]!)).toMatch(copyPattern("helpdesk.card.stateOver", { state: copy("helpdesk.state.resolved") }));
  await marta.presses(thread, label("reopen"));
  expect(shown(thread[0]!)).toMatch(copyPattern("helpdesk.card.state", { state: copy("helpdesk.state.open") }));
  expect((await desk.audit()).map(({ what, about, by }) => `${by.id} ${by.name} ${what} ${about ?? ""}`)).toEqual(
    ["claim", "reply", "resolve", "reopen"].map((it) => `teams:aad-of-29:marta Marta Pomocna ${it} 900101`),
  );
  expect(JSON.stringify(await desk.audit())).not.toContain("Zaktualizuj");
});

test("what staff write among themselves stays in the channel: without a mention, or as a note", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const before = student.seesAll;
  await marta.writes(thread, "", { text: "to chyba nie nasza sprawa", entities: [] });
  await marta.writes(thread, "// sama notatka");
  expect(student.seesAll).toBe(before);
  expect(replies(thread)).toEqual([]);
});

test("of two who claim a ticket at once one gets it, and the other is told who", async () => {
  const { thread } = await desk.ticket();
  const both = [desk.staff("29:marta"), desk.staff("29:wojtek")].map((it) => it.presses(thread, label("claim")));
  const said = await Promise.all(both);
  const taken = ["Marta Pomocna", "Wojciech Cierpliwy"].map((name) => copy("helpdesk.refusal.taken", { name }));
  expect(said.filter((it) => taken.includes(it))).toHaveLength(1);
  expect(replies(thread)).toHaveLength(1);
});

test("a press and a message that Teams delivers again have no further effect", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const press = marta.press(thread, label("claim"));
  for (const _ of [1, 2]) await marta.does(press);
  const message = marta.message(thread, "Zajrzyj do Dokumentów.");
  for (const _ of [1, 2]) await marta.does(message);
  expect(student.screen.filter((it) => shown(it).includes("Zajrzyj do Dokumentów."))).toHaveLength(1);
  expect(replies(thread)).toHaveLength(2);
  expect(await desk.audit()).toHaveLength(2);
});

test("an answer from the dialog with a ready answer and a note is sent once; the note stands in the thread only", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  await marta.opens(thread, label("reply"));
  expect(cardProblems(marta.dialog.card)).toEqual([]);
  const typed = { text: "Zajrzyj do Dokumentów.\n\n// stary telefon, PESEL 44051401359" };
  const submission = marta.submission(copy("helpdesk.reply.send"), typed);
  for (const _ of [1, 2]) await marta.does(submission);
  expect(student.screen.filter((it) => shown(it).includes("Zajrzyj do Dokumentów."))).toHaveLength(1);
  expect(student.seesAll).not.toContain("stary telefon");
  const notes = replies(thread).filter((it) => it.includes("telefon"));
  expect(notes).toEqual([
    `${copy("helpdesk.entry.note", { name: "Marta Pomocna" })}\n// stary telefon, PESEL •••••••••••`,
  ]);
  expect(replies(thread).filter((it) => it.includes("Zajrzyj do Dokumentów."))).toHaveLength(1);
});

test("a ready answer is put into the dialog, in the student's language, and sent from there", async () => {
  const { student, thread, id } = await desk.ticket("Mam nowy telefon.");
  const marta = desk.staff("29:marta");
  const [offered] = await desk.world.app.staffAnswers.offered(id, "pl");
  const filled = await desk.world.app.staffAnswers.filled(id, offered!.name);
  await marta.opens(thread, label("reply"));
  const shownNow = await marta.submits(copy("helpdesk.answers.choose"), { text: "Cześć!", answer: offered!.name });
  expect(shownNow).toContain(`Cześć!\n\n${filled!.text}`);
  const text = filled!.text.replace(/\[[^\]]*\]/g, "x");
  expect(await marta.submits(copy("helpdesk.reply.send"), { text })).toBe(copy("helpdesk.thread.sent"));
  expect(student.seesAll).toContain(text.split("\n")[0]);
  await desk.world.app.statistics.flush();
  await desk.world.pass(61_000);
  expect((await desk.world.app.staffAnswers.offered(id, "pl")).find((it) => it.name === offered!.name)?.uses).toBe(1);
});

test("what cannot be sent stays in the dialog with one clear word", async () => {
  const { student, thread } = await desk.ticket();
  const [marta, wojtek] = [desk.staff("29:marta"), desk.staff("29:wojtek")];
  const send = copy("helpdesk.reply.send");
  await marta.opens(thread, label("reply"));
  expect(await marta.submits(send, { text: "// notatka" })).toContain(copy("helpdesk.refusal.empty"));
  const unclear = "Sprawdź to.\n// notatka\nalbo odpowiedź";
  const again = await marta.submits(send, { text: unclear });
  expect(again).toContain(copy("helpdesk.doubt.inForm"));
  expect(again).toContain(unclear);
  expect(await marta.submits(send, { text: "#nie-ma-takiej" })).toContain("#nie-ma-takiej");
  await wojtek.writes(thread, "Już odpowiadam.");
  expect(await marta.submits(send, { text: "Odpowiedź Marty." })).toContain("Wojciech Cierpliwy");
  expect(student.seesAll).not.toContain("Odpowiedź Marty.");
  expect(await marta.submits(send, { text: "Odpowiedź Marty." })).toBe(copy("helpdesk.thread.sent"));
  expect(student.seesAll).toContain("Odpowiedź Marty.");
});

test("a name of no ready answer and a missing value keep a message in the thread from the student", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const before = student.seesAll;
  await marta.writes(thread, "#nie-ma-takiej");
  expect(replies(thread).at(-1)).toContain(copy("helpdesk.answers.notSent"));
  expect(student.seesAll).toBe(before);
});

test("where it is not clear what the student should read, the author is asked and nothing is sent before", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  await marta.writes(thread, "Zadzwonię do dziekanatu.\n// tylko dla nas\nalbo i nie");
  const question = thread.at(-1)!;
  expect(shown(question)).toContain(copy("helpdesk.doubt.ask"));
  expect(student.seesAll).not.toContain("Zadzwonię");
  expect(cardProblems((question.activity["attachments"] as { content: Json }[])[0]!.content)).toEqual([]);
  for (const _ of [1, 2])
    expect(await marta.presses(thread, copy("helpdesk.doubt.send"), question)).toBe(copy("helpdesk.thread.sent"));
  expect(student.seesAll).toContain("Zadzwonię do dziekanatu.\nalbo i nie");
  expect(student.seesAll).not.toContain("tylko dla nas");
  expect(student.screen.filter((it) => shown(it).includes("Zadzwonię"))).toHaveLength(1);

  const wojtek = { id: "29:wojtek", name: "Wojciech" };
  const text = "<at>Legitka</at> <at>Wojciech</at> widzisz to?";
  const entities = [
    { type: "mention", text: "<at>Legitka</at>", mentioned: { id: "28:bot", name: "Legitka" } },
    { type: "mention", text: "<at>Wojciech</at>", mentioned: wojtek },
  ];
  await marta.writes(thread, "", { text, entities });
  expect(await marta.presses(thread, copy("helpdesk.doubt.keep"), thread.at(-1))).toBe(copy("helpdesk.doubt.kept"));
  expect(student.seesAll).not.toContain("widzisz to");
});

test("a note written by its button stands in the thread, once, and never reaches the student", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const before = student.seesAll;
  await marta.opens(thread, copy("helpdesk.inTeams.note"));
  const save = copy("helpdesk.inTeams.noteSave");
  expect(await marta.submits(save, { text: "  " })).toContain(copy("helpdesk.inTeams.noteEmpty"));
  const submission = marta.submission(save, { text: "Dzwonić po 14." });
  for (const _ of [1, 2]) await marta.does(submission);
  expect(replies(thread)).toEqual([`${copy("helpdesk.entry.note", { name: "Marta Pomocna" })}\nDzwonić po 14.`]);
  expect(student.seesAll).toBe(before);
  const noted = (await desk.audit()).filter(({ what }) => what === "note");
  expect(noted).toHaveLength(1);
  expect(JSON.stringify(noted)).not.toContain("Dzwonić");
});

test("an answer that is edited or deleted afterwards is told to be with the student already", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const message = marta.message(thread, "Pierwsza wersja.");
  await marta.does(message);
  const edited = { ...message, type: "messageUpdate", timestamp: "2026-11-24T09:05:00.000Z" };
  const withEvent = (eventType: string) => ({ ...(message["channelData"] as Json), eventType });
  await marta.does({ ...edited, text: "<at>Legitka</at> Druga wersja.", channelData: withEvent("editMessage") });
  expect(replies(thread).at(-1)).toBe(copy("helpdesk.thread.edited"));
  await marta.does({ ...message, type: "messageDelete", text: "", channelData: withEvent("softDeleteMessage") });
  expect(replies(thread).at(-1)).toBe(copy("helpdesk.thread.deleted"));
  expect(student.seesAll).toContain("Pierwsza wersja.");
  expect(student.seesAll).not.toContain("Druga wersja.");
});

test("files of the channel are told not to reach the student", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const withFile = (words: string) => ({
    attachments: [{ contentType: "text/html", content: `<p>${words}</p><attachment id="a1"></attachment>` }],
  });
  await marta.writes(thread, "Zobacz instrukcję.", withFile("Zobacz instrukcję."));
  expect(replies(thread).at(-1)).toBe(`${copy("helpdesk.thread.sent")} ${copy("helpdesk.inTeams.noFiles")}`);
  expect(student.seesAll).toContain("Zobacz instrukcję.");
  await marta.writes(thread, "", withFile(""));
  expect(replies(thread).at(-1)).toBe(copy("helpdesk.inTeams.onlyFiles"));
});

test("a student's words on a card are set apart and interpreted by nobody", async () => {
  const { thread } = await desk.ticket("**Prowadzi: ja** [link](https://zly.example) <at>wszyscy</at>");
  const text = JSON.stringify(cardIn(thread));
  expect(text).not.toContain("[link](https://zly.example)");
  expect(text).not.toMatch(/(?<!\\)<at>/);
  expect(textOf(cardIn(thread))).toContain("**Prowadzi: ja**");
});

test("a card that somebody deleted is made anew, and erased data take the card and our words below it away", async () => {
  const { student, thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  await marta.presses(thread, label("claim"));
  thread.splice(0, thread.length);
  await marta.writes(undefined, "900101");
  const press = marta.activity("1", {
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { data: { desk: "wait", ticket: (await desk.world.app.ticketing.desk.open())[0]!.id } } },
  });
  await marta.does(press);
  await desk.world.pass(10_000);
  const [again] = desk.cards();
  expect(shown(again![0]!)).toContain(copy("helpdesk.state.waiting"));
  expect(replies(again!).join()).toContain(copy("helpdesk.entry.claimed", { name: "Marta Pomocna" }));

  await student.says("usuń moje dane");
  await student.presses("erase");
  await student.presses("confirm");
  await desk.world.pass(10_000);
  expect(desk.cards()).toEqual([]);
  expect(again).toEqual([]);
});
