import { verbatim } from "../../../../dialogs/kit/text";
import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { saidAbout } from "../../../../src/tickets/saidAbout";
import type { Message } from "../../../../sandbox/mail/message";
import type { SlackMessage } from "../../../../sandbox/slack/control";
import { copy, copyPattern } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { createLetterTaker } from "../../../tickets/mail/letterTaker";
import { addresses } from "../../../tickets/mail/followed";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";

const domain = institutionOf().support.email.split("@")[1]!;
const office = { name: "Dziekanat Wydziału Chemii", address: `chemia@${domain}` };
const places = `  handOver:
    offices: [{ email: ${office.address}, name: { pl: ${office.name}, en: Chemistry, uk: Хімія } }]
    groups: [{ slack: S0HELPDESK1, name: { pl: Administratorzy USOS, en: USOS admins, uk: Адміністратори USOS } }]
`;

let desk: DeskWorld;
let marta: SlackStaff;
let wojtek: SlackStaff;
beforeEach(async () => {
  desk = await openDeskWorld({
    replyTo: (ticket) => addresses.of(ticket),
    institution: (yaml) => yaml.replace(/ {2}handOver:\n(?: {4}.*\n)+/, "").replace(/^links:/m, `${places}links:`),
  });
  [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
});
afterEach(() => desk.close());

const card = (): SlackMessage => desk.cards().at(-1)!;
const number = (): string => /L-[A-Z0-9]{6}/.exec(textOf(card()))![0];
const letters = (to: string): Message[] => desk.world.inbox.messages().filter((it) => it.to.includes(to));

/** A student asks for help, and the ticket's card appears in the helpdesk's channel. */
async function asked() {
  const student = desk.world.slackStudent("anna");
  await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits("Dziekanat nie przedłużył mi legitymacji.");
  await student.presses("send");
  return student;
}

async function opens(who: SlackStaff, it = card()): Promise<void> {
  await who.does(desk.world.slack.presses(who.person.id, { channel: desk.channel, ts: it.ts }, names.handOver));
}

async function hands(who: SlackStaff, values: Readonly<Record<string, string>>) {
  await opens(who);
  return who.submits(values);
}

let messages = 0;
const outlook = ({ subject, text }: Message): string =>
  `-----Original Message-----\r\nFrom: Legitka\r\nSubject: ${subject}\r\n\r\n${text}`;

/** A letter from the office that answers one of ours, with all of it quoted below without a mark, as Outlook does. */
async function officeAnswers(
  text: string,
  to: Message,
  { from = `Ewa Biurowa <${office.address}>`, below = outlook(to) } = {},
): Promise<string> {
  const { ticketing, catalog } = desk.world.app;
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    catalog.say({ key: `mail.${key}`, values: { ...values, by: { text: verbatim(values["by"] ?? "") } } }, "pl");
  const take = createLetterTaker({
    desk: ticketing.desk,
    addresses,
    domains: [domain],
    ownSentences: [
      say("intro", { university: institutionOf().name.pl }),
      say("howToAnswer"),
      say("setApart"),
      say("noSecrets"),
    ],
    saidAbout: async (ticket) => {
      const found = await ticketing.desk.get(ticket);
      return found && saidAbout(ticket, found.ticket, say);
    },
  });
  const source = [
    `From: ${from}`,
    `To: ${addresses.of(number()).address}`,
    `Subject: Re: ${number()}`,
    `Message-ID: <${(messages += 1)}@${domain}>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `${text}\r\n\r\n${below}`,
  ];
  const { outcome } = await take(Buffer.from(source.join("\r\n")));
  await desk.world.settle();
  return outcome;
}

test("a ticket is handed to a colleague with a note that calls them in the thread and that the student never sees", async () => {
  const student = await asked();
  const before = student.screen.length;
  await hands(marta, { colleague: wojtek.person.id, note: "Znasz to, PESEL 44051401359" });
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
  const thread = marta.thread(card()).join("\n");
  expect(thread).toContain(copy("helpdesk.entry.handed", { name: marta.person.name, other: wojtek.person.name }));
  expect(thread).toContain(`<@${wojtek.person.id}>`);
  expect(thread).toContain("Znasz to, PESEL •••••••••••");
  expect(student.screen).toHaveLength(before);
  expect(student.seesAll).not.toContain("Znasz to");
  expect((await desk.audit()).map(({ what, about }) => `${what} ${about ?? ""}`)).toEqual([
    `handOver slack:${wojtek.person.team}:${wojtek.person.id} 900101`,
  ]);
});

describe("a ticket that is handed to a dean's office", () => {
  test("goes there by mail, the student is told where, and what the office answers by mail reaches the student", async () => {
    const student = await asked();
    await hands(marta, { place: office.name, note: "Proszę sprawdzić ELS\nTo pilne" });
    expect(textOf(card())).toContain(copy("helpdesk.card.handed", { name: `${office.name} (${office.address})` }));
    expect(student.seesAll).toContain(copy("push.handedOver", { ticket: number(), to: office.name }));
    const [letter] = letters(office.address);
    expect(letter?.text).toContain("| Dziekanat nie przedłużył mi legitymacji.");
    expect(letter?.text).toContain("| Proszę sprawdzić ELS");
    expect(letter?.text).toContain("900101");

    expect(await officeAnswers("Legitymacja jest już przedłużona.", letter!)).toBe("relayed");
    expect(student.seesAll).toContain("Legitymacja jest już przedłużona.");
    expect(student.seesAll).toContain("Ewa Biurowa");
    expect(student.seesAll).not.toMatch(/sprawdzić ELS|To pilne/);
    expect(marta.thread(card()).join("\n")).toContain("Legitymacja jest już przedłużona.");
    const support = letters(institutionOf().support.email).at(-1)!;
    expect(support.text).toMatch(copyPattern("mail.answeredByMail", { ticket: number() }));
  });

  test("follows it in what the student adds and in what support answers, until it is taken back", async () => {
    const student = await asked();
    await hands(marta, { place: office.name });
    await student.says("moje zgłoszenia");
    await student.presses(copy("tickets.open", { ticket: number() }));
    expect(student.sees).toContain(office.name);
    await student.presses("add");
    await student.submits("Mam też nową legitymację.");
    expect(letters(office.address).at(-1)?.text).toContain("| Mam też nową legitymację.");
    await marta.writes(card(), "Dziekanat już to sprawdza.");
    expect(letters(office.address).at(-1)?.text).toContain("| Dziekanat już to sprawdza.");

    await marta.does(
      desk.world.slack.presses(marta.person.id, { channel: desk.channel, ts: card().ts }, names.takeBack),
    );
    expect(textOf(card())).not.toContain(office.name);
    expect(letters(office.address).at(-1)?.text).toContain(copy("mail.takenBack", { ticket: number() }));
    expect(student.seesAll).toContain(copy("push.takenBack", { ticket: number() }));
    const count = letters(office.address).length;
    await marta.writes(card(), "Gotowe.");
    expect(letters(office.address)).toHaveLength(count);
  });

  test("and that is taken back is support's again in the letter to support, which says whether the student waits", async () => {
    const taken = () =>
      marta.does(desk.world.slack.presses(marta.person.id, { channel: desk.channel, ts: card().ts }, names.takeBack));
    const support = () => letters(institutionOf().support.email).at(-1)!.text;
    const student = await asked();
    await hands(marta, { place: office.name });
    await taken();
    expect(support()).toContain(copy("mail.backWithTeam", { ticket: number() }));
    expect(support()).toContain(copy("mail.stillWaits"));
    expect(support()).not.toContain(copy("mail.takenBack", { ticket: number() }));
    await marta.writes(card(), "Już to mamy.");
    expect(student.seesAll).toContain("Już to mamy.");
    await hands(marta, { place: office.name });
    await taken();
    expect(support()).toContain(copy("mail.backWithTeam", { ticket: number() }));
    expect(support()).not.toContain(copy("mail.stillWaits"));
  });

  test("keeps the notes of its letters for the staff, in the thread and in the search, and never for the student", async () => {
    const student = await asked();
    await hands(marta, { place: office.name });
    const [letter] = letters(office.address);
    const heard = "// Pani dziekan to zna, PESEL 44051401359\r\n\r\nLegitymacja jest już przedłużona.";
    expect(await officeAnswers(heard, letter!)).toBe("relayed");
    expect(student.seesAll).toContain("Legitymacja jest już przedłużona.");
    expect(await officeAnswers("// Pieczątka leży w sekretariacie.", letter!)).toBe("note");
    const thread = marta.thread(card()).join("\n");
    expect(thread).toContain(copy("helpdesk.entry.note", { name: "Ewa Biurowa" }));
    expect(thread).toContain("// Pani dziekan to zna, PESEL •••••••••••");
    expect(thread).toContain("// Pieczątka leży w sekretariacie.");

    await marta.opensHome();
    await marta.pressesHome(names.search);
    await marta.submits({ words: "pieczątka" });
    expect(marta.modal).toContain(number());

    await student.says("moje zgłoszenia");
    await student.presses(copy("tickets.open", { ticket: number() }));
    expect(student.seesAll).not.toContain("dziekan to zna");
    expect(student.seesAll).not.toContain("Pieczątka");
    expect(letters(office.address).every(({ text }) => !text.includes("Pieczątka"))).toBe(true);
  });

  test("is with support again when the letter to it comes back, and nothing is sent to support anew", async () => {
    const student = await asked();
    await hands(marta, { place: office.name });
    const sent = letters(institutionOf().support.email).length;
    const report = [
      "From: MAILER-DAEMON@relay.example",
      `To: ${addresses.of(number()).address}`,
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b\r\nContent-Type: message/delivery-status\r\n",
      `Final-Recipient: rfc822; ${office.address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--`,
    ].join("\r\n");
    const take = createLetterTaker({ desk: desk.world.app.ticketing.desk, addresses, domains: [domain] });
    for (let times = 0; times < 2; times++) expect((await take(Buffer.from(report))).outcome).toBe("bounced");
    await desk.world.settle();
    expect(textOf(card())).not.toContain(office.name);
    expect(
      marta.thread(card()).filter((it) => it.includes(copy("helpdesk.entry.notHanded", { other: office.name }))),
    ).toHaveLength(1);
    expect(student.seesAll).toContain(copy("push.takenBack", { ticket: number() }));
    const after = letters(institutionOf().support.email).slice(sent);
    expect(after).toHaveLength(1);
    expect(after[0]?.text).toMatch(copyPattern("mail.notHanded", { ticket: number() }));
    expect(textOf(card())).toContain(copy("helpdesk.card.mailDelivered"));
  });

  test("is with support again at once when the mail server knows no such address", async () => {
    const student = await asked();
    desk.world.inbox.refuseNext(2, 550);
    await hands(marta, { place: office.name });
    expect(textOf(card())).not.toContain(office.name);
    expect(letters(office.address)).toEqual([]);
    expect(marta.thread(card()).join("\n")).toContain(copy("helpdesk.entry.notHanded", { other: office.name }));
    expect(student.seesAll).toContain(copy("push.takenBack", { ticket: number() }));
  });

  describe("with a note, which the student never reads,", () => {
    const secret = "toczy się wobec niej postępowanie dyscyplinarne";
    const note = `Uwaga dla dziekanatu: ta osoba ma zaległości w opłatach za drugi semestr i ${secret}. Proszę tego nie mówić studentce, bo sprawa jest w toku i rzecznik prosił o dyskrecję.`;
    const words = "Legitymacja jest gotowa.";
    const wrapped = (line: string): string[] => line.match(/.{1,70}(?: |$)/g) ?? [line];

    test("whose lines are short enough to be quoted by a program that marks only the beginning of a long line", async () => {
      const student = await asked();
      await hands(marta, { place: office.name, note });
      const [letter] = letters(office.address);
      const quoted = letter!.text.split("\n").flatMap((it) => wrapped(`> ${it}`));
      const below = `W dniu 6.11.2026 o 10:12, Legitka pisze:\r\n${quoted.join("\r\n")}`;
      await officeAnswers(words, letter!, { below });
      expect(student.sees).toContain(words);
      expect(student.seesAll).not.toContain("Przekazuje je");
      expect(student.seesAll).not.toMatch(/dyscyplin|rzecznik|zaległości/);
      for (const line of letter!.text.split("\n").filter((it) => it.startsWith("|")))
        expect(line.length).toBeLessThan(66);
    });

    const rest: Readonly<Record<string, (text: string) => string>> = {
      "only it is left of our letter": (text) =>
        wrapped(text.slice(text.indexOf("Uwaga")).replace(/\n\| /g, " ")).join("\r\n"),
      "a part of it stands in a sentence": () => `Piszą Państwo, że ${secret.toUpperCase()}, czy tak?`,
      "its heading is left": () => copy("mail.handedNote"),
    };
    test.each(Object.entries(rest))("when %s; the office is asked what is for the student", async (_, left) => {
      const student = await asked();
      await hands(marta, { place: office.name, note });
      const [letter] = letters(office.address);
      const before = student.seesAll;
      const toSupport = letters(institutionOf().support.email).length;
      const noteOnly = letter!.text.slice(0, letter!.text.indexOf(copy("mail.words")));
      expect(await officeAnswers(words, letter!, { below: left(noteOnly) })).toBe("unclear");
      expect(student.seesAll).toBe(before);
      expect(letters(office.address).at(-1)?.text).toContain(copy("mail.unclear", { ticket: number() }));
      expect(letters(institutionOf().support.email)).toHaveLength(toSupport);
    });

    test("of two words, which the office may use itself", async () => {
      const student = await asked();
      await hands(marta, { place: office.name, note: "To pilne!" });
      const [letter] = letters(office.address);
      expect(await officeAnswers("To pilne, więc już gotowe.", letter!)).toBe("relayed");
      expect(await officeAnswers("Gotowe.", letter!, { below: "| To pilne!" })).toBe("unclear");
      expect(student.seesAll).toContain("To pilne, więc już gotowe.");
      expect(student.seesAll).not.toContain("To pilne!");
    });
  });

  describe("and that is answered by mail", () => {
    const support = institutionOf().support.email;
    const count = () => ({ support: letters(support).length, office: letters(office.address).length });

    test("by support: the office gets a copy and support none; by a colleague at their own address: both", async () => {
      const student = await asked();
      await hands(marta, { place: office.name });
      const [letter] = letters(office.address);
      const before = count();
      await officeAnswers("Dziekanat już to sprawdza.", letter!, { from: `Pomoc <${support}>` });
      expect(student.seesAll).toContain("Dziekanat już to sprawdza.");
      expect(letters(office.address).at(-1)?.text).toContain("| Dziekanat już to sprawdza.");
      expect(count()).toEqual({ support: before.support, office: before.office + 1 });
      await officeAnswers("Gotowe.", letter!);
      expect(count()).toEqual({ support: before.support + 1, office: before.office + 1 });
      await officeAnswers("Proszę przyjść.", letter!, { from: `Ewa <ewa@${domain}>` });
      expect(count()).toEqual({ support: before.support + 2, office: before.office + 2 });
    });

    test("by two programs that answer every letter: after ten copies there are no more, and it is logged and counted", async () => {
      await asked();
      await hands(marta, { place: office.name });
      const [letter] = letters(office.address);
      const before = count();
      for (let n = 0; n < 13; n++) {
        await officeAnswers(`Dziękujemy za kontakt, nr ${n}.`, letter!);
        await officeAnswers(`Odpowiemy w ciągu dwóch dni, nr ${n}.`, letter!, { from: `Pomoc <${support}>` });
      }
      expect(count()).toEqual({ support: before.support + 10, office: before.office + 10 });
      expect(desk.world.logLines.filter((it) => it.includes("no more copies of answers by mail"))).toHaveLength(2);
      expect(await desk.world.app.metrics.registry.metrics()).toContain('legitka_letters_total{outcome="loop"} 2');
    });

    test("by the office after it was taken back: the student gets nothing, and the office is told whom to write to", async () => {
      const student = await asked();
      await hands(marta, { place: office.name });
      const [letter] = letters(office.address);
      await marta.does(
        desk.world.slack.presses(marta.person.id, { channel: desk.channel, ts: card().ts }, names.takeBack),
      );
      const before = student.seesAll;
      const toSupport = letters(support).length;
      expect(await officeAnswers("Legitymacja jest gotowa.", letter!)).toBe("elsewhere");
      expect(student.seesAll).toBe(before);
      const told = letters(office.address).at(-1)!.text;
      expect(told).toContain(copy("mail.elsewhere", { ticket: number(), support }));
      expect(told).not.toContain(copy("mail.howToAnswer"));
      expect(letters(support)).toHaveLength(toSupport);
    });
  });

  test("is told when the student erases their data", async () => {
    const student = await asked();
    await hands(marta, { place: office.name });
    await desk.world.app.tickets.eraseAll(student.key);
    await desk.world.settle();
    expect(letters(office.address).at(-1)?.text).toContain(
      copy("mail.erased", { ticket: /L-[A-Z0-9]{6}/.exec(letters(office.address).at(-1)!.subject)![0] }),
    );
  });
});

test("an office that no list names is told by its address, under the name that the student will read", async () => {
  const student = await asked();
  const address = `biuro@${domain}`;
  const wrong = async (values: Readonly<Record<string, string>>, key: string, more = {}) => {
    const answer = await hands(marta, values);
    expect(answer.body).toContain(copy(`helpdesk.handOver.${key}`, more));
  };
  await wrong({}, "one");
  await wrong({ place: office.name, address }, "one");
  await wrong({ address }, "noName");
  await wrong({ address: "x@gmail.example", name: "X" }, "notOurs", {
    domains: institutionOf().support.domains?.join(", ") ?? domain,
  });
  await wrong({ address: "to nie adres", name: "X" }, "noAddress");
  await wrong({ colleague: desk.staff("karol").person.id }, "notStaff");
  expect(letters(address)).toEqual([]);
  await hands(marta, { address, name: "Biuro Karier" });
  expect(letters(address)).toHaveLength(1);
  expect(student.seesAll).toContain(copy("push.handedOver", { ticket: number(), to: "Biuro Karier" }));
});

test("a group's ticket waits for one of them, is called for in the thread, and is theirs who claims it", async () => {
  const student = await asked();
  await hands(marta, { place: "Administratorzy USOS" });
  expect(marta.thread(card()).join("\n")).toContain("<!subteam^S0HELPDESK1>");
  expect(student.seesAll).toContain(copy("push.handedOver", { ticket: number(), to: "Administratorzy USOS" }));
  await wojtek.opensHome();
  expect(wojtek.home).toContain("Administratorzy USOS");
  await wojtek.presses(card(), "claim");
  expect(textOf(card())).not.toContain("Administratorzy USOS");
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
});

test("of two who hand the same ticket over at once, the second is told who has it, and only one office gets a letter", async () => {
  await asked();
  await opens(marta);
  await opens(wojtek);
  await marta.submits({ place: office.name });
  await marta.does(desk.world.slack.again("retry"));
  const late = await wojtek.submits({ place: "Administratorzy USOS" });
  expect(late.body).toContain(copy("helpdesk.refusal.taken", { name: office.name }));
  expect(letters(office.address)).toHaveLength(1);
});

test("the tickets of a colleague who has left wait for the others again, and nobody can hand them a ticket", async () => {
  await asked();
  await wojtek.presses(card(), "claim");
  await desk.world.pass(6 * 60_000, 60_000);
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: wojtek.person.name }));
  desk.world.slack.leaves(wojtek.person.id, "channel");
  await desk.world.slack.idle();
  await desk.world.pass(6 * 60_000, 60_000);
  expect(textOf(card())).toContain(copy("helpdesk.card.unclaimed"));
  expect(marta.thread(card()).at(-1)).toBe(copy("helpdesk.entry.left", { other: wojtek.person.name }));
  const refused = await hands(marta, { colleague: wojtek.person.id });
  expect(refused.body).toContain(copy("helpdesk.handOver.notStaff"));
});
