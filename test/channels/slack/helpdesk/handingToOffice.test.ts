import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { copy, copyPattern } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { createLetterTaker } from "../../../tickets/mail/letterTaker";
import { addresses } from "../../../tickets/mail/followed";
import { textOf } from "../slackStudent";
import type { DeskWorld, SlackStaff } from "./deskWorld";
import { domain, handingAt, office, openHandingDesk } from "./handingDesk";

let desk: DeskWorld;
let marta: SlackStaff;
beforeEach(async () => {
  desk = await openHandingDesk();
  marta = desk.staff("marta");
});
afterEach(() => desk.close());

const { card, number, letters, asked, hands, officeAnswers } = handingAt(() => desk);

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

describe("a letter to an office with formatted words of support", () => {
  const words =
    "*Proszę nie wysyłać plastikowej karty*\nTrzeba:\n- wgrać zdjęcie\n- zobaczyć https://uni.opole.pl/karta";

  test("has them in its HTML part with bold, a list and a link, and in its plain part as they were typed", async () => {
    await asked();
    await hands(marta, { place: office.name });
    await marta.writes(card(), words);
    const letter = letters(office.address).at(-1)!;
    expect(letter.html).toContain("<b>Proszę nie wysyłać plastikowej karty</b>");
    expect(letter.html).toContain("<li>wgrać zdjęcie</li>");
    expect(letter.html).toContain('<a href="https://uni.opole.pl/karta">');
    expect(letter.text).toContain("| *Proszę nie wysyłać plastikowej karty*");
    expect(letter.text).toContain("| - wgrać zdjęcie");
  });

  test.each([
    ["below a header of Outlook", (html: string) => `<div><b>From:</b> Legitka<br><b>Subject:</b> x</div>${html}`],
    ["with nothing that marks it as old", (html: string) => html],
    ["in a quote of Gmail", (html: string) => `<blockquote class="gmail_quote">${html}</blockquote>`],
  ])("is passed over when the office answers above it, %s", async (_, around) => {
    const student = await asked();
    await hands(marta, { place: office.name });
    await marta.writes(card(), words);
    const seen = student.seesAll.split("wgrać zdjęcie").length;
    const html = letters(office.address).at(-1)!.html!;
    const body = `<div>Zrobione, karta jest przedłużona.</div><br>${around(html)}`;
    expect(await officeAnswers(body, letters(office.address).at(-1)!, { below: "", type: "text/html" })).toBe(
      "relayed",
    );
    expect(student.sees).toContain("Zrobione, karta jest przedłużona.");
    expect(student.seesAll.split("wgrać zdjęcie")).toHaveLength(seen);
  });
});
