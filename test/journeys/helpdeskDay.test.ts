import { names } from "../../src/channels/slack/helpdesk/deps";
import { waitingSince } from "../../src/helpdesk/openTickets";
import { hourMs, minuteMs } from "../../src/foundation/time";
import type { SlackMessage } from "../../sandbox/slack/control";
import type { DeskWorld, SlackStaff } from "../channels/slack/helpdesk/deskWorld";
import { domain, handingAt, office, openHandingDesk } from "../channels/slack/helpdesk/handingDesk";
import { textOf } from "../channels/slack/slackStudent";
import { addsToTicket } from "../support/addsToTicket";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { addresses } from "../tickets/mail/followed";
import { createLetterTaker } from "../tickets/mail/letterTaker";
import { checkDay, type AnswerRecord, type StudentRecord } from "./helpdeskDay/checker";

const count = 50;
const outage = 30;

/** A student of the day, with the ticket that they opened. */
interface Asking {
  readonly student: Student;
  readonly name: string;
  readonly ticket: string;
  readonly asked: string[];
  /** Where they opened their ticket themselves: it repeats what they had read, and is no message to them. */
  readonly looked: { readonly from: number; readonly to: number }[];
}

let desk: DeskWorld;
const people: Asking[] = [];
const answers: AnswerRecord[] = [];
const privateWords: string[] = [];
const { hands, officeAnswers, letters } = handingAt(() => desk);

afterAll(() => desk.close());

const cardOf = (ticket: string): SlackMessage => desk.cards().find((it) => textOf(it).includes(`${ticket}\n`))!;
const on = (who: SlackStaff, { ticket }: Asking, button: string) =>
  who.does(desk.world.slack.presses(who.person.id, { channel: desk.channel, ts: cardOf(ticket).ts }, button));

async function asks(n: number): Promise<void> {
  const student = desk.world.student("Student");
  await student.opens();
  await student.says("pomoc człowieka");
  const words =
    n < outage ? `mObywatel pokazuje błąd 17, telefon numer ${n} koniec` : `Nie widzę kodu, sprawa ${n} koniec`;
  await student.says(words);
  await student.presses("send");
  const [{ id } = { id: "none" }] = await desk.world.app.ticketing.desk.ofChat(student.key);
  people.push({ student, name: `student ${n}`, ticket: id, asked: [words], looked: [] });
}

/** A member of the staff answers in the thread of a ticket's card, with a note to colleagues on top. */
async function answersInThread(
  who: SlackStaff,
  to: Asking,
  text: string,
  alsoTo: readonly Asking[] = [],
): Promise<void> {
  const note = `notatka do ${to.ticket} od ${who.person.name}`;
  privateWords.push(note);
  await who.writes(cardOf(to.ticket), `// ${note}\n\n${text}`);
  answers.push({ text, to: [to, ...alsoTo].map(({ name }) => name) });
}

async function answersByMail(to: Asking, text: string): Promise<void> {
  const take = createLetterTaker({ desk: desk.world.app.ticketing.desk, addresses, domains: [domain] });
  const note = `notatka w liście o ${to.ticket}`;
  privateWords.push(note);
  const letter = [
    `From: Piotr Listowny <piotr@${domain}>`,
    `To: ${addresses.of(to.ticket).address}`,
    `Message-ID: <${to.ticket}@${domain}>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `${text}\r\n\r\n// ${note}`,
  ];
  // The mailbox is read again after a fall: the same letter is one answer.
  for (const outcome of ["relayed", "repeated"])
    expect((await take(Buffer.from(letter.join("\r\n")))).outcome).toBe(outcome);
  await desk.world.settle();
  answers.push({ text, to: [to.name] });
}

const writesMore = async (who: Asking, text: string): Promise<void> => {
  const before = who.student.seesAll;
  await who.student.says("moje zgłoszenia");
  await who.student.presses(copy("tickets.open", { ticket: who.ticket }));
  await who.student.presses("answer");
  await addsToTicket(who.student, text);
  who.asked.push(text);
  expect(who.student.seesAll.startsWith(before)).toBe(true);
  who.looked.push({ from: before.length, to: who.student.seesAll.length });
};

/** The messages that came to a student, with their own later words in their places. */
function readBy({ student, asked, looked }: Asking): string {
  let [read, at] = ["", 0];
  for (const [n, { from, to }] of looked.entries()) {
    read += `${student.seesAll.slice(at, from)}\n${asked[n + 1] ?? ""}\n`;
    at = to;
  }
  return read + student.seesAll.slice(at);
}

test("a Friday and a Monday of fifty tickets: everybody is answered, nothing comes twice, and nothing private to a student", async () => {
  desk = await openHandingDesk({ start: "2026-11-27T08:00:00Z" });
  desk.world.slack.joins(desk.staff("karol").person.id, "channel");
  await desk.world.slack.idle();
  const [marta, wojtek, karol] = [desk.staff("marta"), desk.staff("wojtek"), desk.staff("karol")];
  for (let n = 0; n < count; n++) await asks(n);
  expect(new Set(people.map(({ ticket }) => ticket)).size).toBe(count);
  const at = (n: number): Asking => people[n]!;

  // Three in Slack, each with their own tickets.
  for (const [n, who] of [marta, wojtek, karol, marta, wojtek, karol, marta, wojtek].entries())
    await answersInThread(who, at(outage + n), `Odpowiedź w wątku na sprawę ${outage + n}.`);
  // One by mail; one in Teams, by the port of its helpdesk, because the channel with the cards is in Slack.
  for (const n of [38, 39, 40]) await answersByMail(at(n), `Odpowiedź listem na sprawę ${n}.`);
  for (const n of [41, 42, 43]) {
    const reply = { kind: "reply", text: `Odpowiedź z Teams na sprawę ${n}.`, via: "teams" } as const;
    const zofia = { id: "teams:zofia", name: "Zofia Zespołowa" };
    await desk.world.app.ticketing.desk.act(at(n).ticket, reply, zofia, `teams:19:x:1:${n}`);
    answers.push({ text: reply.text, to: [at(n).name] });
  }
  await desk.world.settle();

  // The outage: support says what it knows, and answers all at once.
  await marta.opensHome();
  await marta.pressesHome(names.problems);
  await marta.submits({ phrases: "błąd 17", pl: "Trwa awaria." });
  await marta.opensHome();
  await marta.pressesHome(names.many);
  const restored = "Awaria minęła, zamów kod jeszcze raz.";
  await marta.submits({ phrases: "błąd 17", pl: restored });
  await marta.submits({});
  await marta.does(desk.world.slack.again("retry"));
  answers.push({ text: restored, to: people.slice(0, outage).map(({ name }) => name) });
  expect((await desk.world.app.ticketing.desk.get(at(0).ticket))?.ticket.claimedBy?.name).toBe(marta.person.name);

  // A merge: the answer to one reaches both, in whichever thread it is given.
  await on(wojtek, at(44), names.merge);
  await wojtek.submits({ into: at(45).ticket });
  await answersInThread(wojtek, at(45), "Odpowiedź na obie sprawy.", [at(44)]);
  await answersInThread(karol, at(44), "Dopisek w starym wątku.", [at(45)]);
  for (const n of [46, 47, 48]) await answersInThread(karol, at(n), `Odpowiedź w wątku na sprawę ${n}.`);

  // A handover to the dean's office and back.
  const handed = at(49);
  privateWords.push("prośba do dziekanatu", "notatka dziekanatu");
  await hands(marta, { place: office.name, note: "prośba do dziekanatu" });
  const [letter] = letters(office.address);
  expect(letter?.text).toContain("prośba do dziekanatu");
  const fromOffice = "Dziekanat przedłużył legitymację.";
  expect(await officeAnswers(`// notatka dziekanatu\r\n\r\n${fromOffice}`, letter!)).toBe("relayed");
  answers.push({ text: fromOffice, to: [handed.name] });
  await on(marta, handed, names.takeBack);
  await answersInThread(marta, handed, "Znowu jesteśmy przy Twojej sprawie.");

  // A weekend, on which two students write more. Nobody is reminded until Monday.
  await desk.world.pass(26 * hourMs, 30 * minuteMs);
  await writesMore(at(30), "Jednak nadal nie ma kodu, sprawa 30.");
  await writesMore(at(44), "U mnie też dalej nic, sprawa 44.");
  const channelSaid = desk.world.slack.screen(desk.channel).length;
  await desk.world.pass(20 * hourMs, 30 * minuteMs);
  expect(desk.world.slack.screen(desk.channel)).toHaveLength(channelSaid);
  await desk.world.pass(26 * hourMs, 30 * minuteMs);
  await answersInThread(marta, at(30), "Poniedziałkowa odpowiedź na sprawę 30.");
  await answersInThread(wojtek, at(45), "Poniedziałkowa odpowiedź na obie.", [at(44)]);

  const students = people.map((it): StudentRecord => ({ name: it.name, asked: it.asked, read: readBy(it) }));
  const waiting = (await desk.world.app.ticketing.desk.open())
    .filter(({ ticket }) => waitingSince(ticket) !== null)
    .map(({ id }) => id);
  const records = { students, answers, privateWords, waiting };
  expect(checkDay(records)).toEqual([]);
  // The same day with one answer lost, and with one note told, is found out.
  const lost = students.map((it, n) => (n === 7 ? { ...it, read: it.read.replace(restored, "") } : it));
  expect(checkDay({ ...records, students: lost }).join()).toContain(`student 7 has not read «${restored}»`);
  const told = students.map((it, n) => (n === 49 ? { ...it, read: `${it.read}\n${privateWords[0]!}` } : it));
  expect(checkDay({ ...records, students: told }).join()).toContain("which is private");
  // Letters to the office have no words of other students.
  for (const { text } of letters(office.address))
    for (const { name, asked } of people)
      if (name !== handed.name) for (const words of asked) expect(text).not.toContain(words);
});
