import { readCounts } from "../../src/statistics/read";
import { longestReply } from "../../src/tickets/staffActions";
import { copy, copyIn } from "../support/copy";
import { addresses, answer } from "./mail/followed";
import { createLetterTaker } from "./mail/letterTaker";
import { openSupportWorld, type Around } from "./supportWorld";

let around: Around;
beforeEach(async () => {
  around = await openSupportWorld();
});
afterEach(() => around.world.close());

/** Staff reply to the letter of a ticket. */
const mails = (ticket: string, text: string): Promise<string> => brings(answer(ticket, text));

async function brings(letter: string): Promise<string> {
  const { staffAnswers } = around.world.app;
  const take = createLetterTaker({ desk: around.desk(), addresses, domains: ["uni.opole.pl"], staffAnswers });
  const { outcome } = await take(Buffer.from(letter));
  await around.world.settle();
  return outcome;
}
const ready = (name: string, lang: "pl" | "en" = "pl", values = {}): string =>
  copyIn(lang, `staffAnswers.${name}.text`, values);
const toStaff = () => around.letters().at(-1)!;

test("a name on a line of its own is replaced by the answer, in the student's language", async () => {
  const { ola, asks } = around;
  const ticket = await asks();
  await ola.says("English, please");
  expect(await mails(ticket, "Dzień dobry,\n\n#nowy-telefon\n\nAnna Nowak")).toBe("relayed");
  expect(ola.seesAll).toContain(ready("nowy-telefon", "en", { firstName: "Anna" }).split("\n\n")[1]);
  expect(ola.seesAll).not.toContain("#nowy-telefon");
});

test("a letter that comes again is relayed and counted once", async () => {
  const { ola, asks, world } = around;
  const ticket = await asks();
  const letter = answer(ticket, "#stare-kody");
  expect(await brings(letter)).toBe("relayed");
  expect(await brings(letter)).toBe("repeated");
  expect(ola.seesAll.split(ready("stare-kody").split("\n\n")[1]!)).toHaveLength(2);
  await world.app.statistics.flush();
  const counted = [...(await readCounts(world.store)).values()].flatMap((it) => [...it]);
  expect(counted.filter(([counter]) => counter.startsWith("staffAnswer"))).toEqual([
    ["staffAnswer answer=stare-kody", 1],
  ]);
});

test("an unknown name keeps the whole letter from the student, and staff are told once which names are near", async () => {
  const { ola, asks, letters } = around;
  const ticket = await asks();
  const before = ola.seesAll;
  const letter = answer(ticket, "Dzień dobry,\n\n#nowytelefon");
  expect(await brings(letter)).toBe("unclear");
  const told = letters().length;
  expect(await brings(letter)).toBe("unclear");
  expect(letters()).toHaveLength(told);
  expect(ola.seesAll).toBe(before);
  expect(toStaff().text).toContain(copy("mail.noAnswer", { ticket }));
  expect(toStaff().text).toContain(copy("helpdesk.answers.near", { name: "nowytelefon", near: "#nowy-telefon" }));
  expect(toStaff().text).toContain("| Dzień dobry,");
});

test("a value that is missing keeps it from the student, and staff can complete what they get back", async () => {
  const { ola, asks } = around;
  const ticket = await asks();
  expect(await mails(ticket, "#wazna-do")).toBe("unclear");
  const blank = `[${copy("helpdesk.answers.blank.expiryDate")}]`;
  expect(toStaff().text).toContain(copy("mail.blanks", { ticket }));
  const returned = toStaff()
    .text.split("\n")
    .flatMap((it) => (/^\|/.test(it) ? [it.replace(/^\| ?/, "")] : []))
    .join("\n");
  expect(returned).toContain(blank);
  expect(await mails(ticket, returned)).toBe("unclear");
  // The note on top, which says what to fill in, stays among staff.
  expect(await mails(ticket, returned.replaceAll(blank, "31 marca 2027"))).toBe("relayed");
  expect(ola.sees).toContain("31 marca 2027");
  expect(ola.seesAll).not.toContain("//");
});

test("an answer that makes a letter too long for one message is sent in several", async () => {
  const { ola, asks, desk } = around;
  const ticket = await asks();
  const long = `${"Bardzo długo. ".repeat(Math.floor((longestReply - 100) / 14)).trim()}\n\n#zgubiony-telefon`;
  expect(await mails(ticket, long)).toBe("relayed");
  expect((await desk().get(ticket))?.ticket.entries.map(({ what }) => what)).toEqual(["said", "said"]);
  expect(ola.seesAll).toContain(ready("zgubiony-telefon").split("\n\n")[1]);
});

test("a ticket that is gone is told as such, whatever the letter names", async () => {
  const { ola, asks, world } = around;
  const ticket = await asks();
  await world.app.tickets.eraseAll(ola.key);
  expect(await mails(ticket, "#nowy-telefon")).toBe("unknown");
  expect(await mails(ticket, "#nie-ma-takiej")).toBe("unknown");
});
