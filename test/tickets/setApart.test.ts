import fc from "fast-check";
import { createLetterReader } from "../../src/tickets/mail/readLetter";
import { saidAbout } from "../../src/tickets/saidAbout";
import { setApart, typedLine } from "../../src/tickets/typed";
import { verbatim } from "../../dialogs/kit/text";
import type { Message } from "../../sandbox/mail/message";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { institutionOf } from "../support/institution";
import { openWorld, type World } from "../support/world";
import { imitations } from "./imitations";
import { addresses, answer } from "./mail/followed";
import { outlookBlock } from "./mail/reading";
import { addsToTicket } from "../support/addsToTicket";

let world: World;
beforeAll(async () => {
  world = await openWorld({ replyTo: (ticket) => addresses.of(ticket) });
});
afterAll(() => world.close());

async function asks(student: Student, text: string): Promise<Message> {
  await student.opens();
  await student.presses("human");
  await student.submits(text);
  await student.presses("send");
  return world.inbox.messages().at(-1)!;
}

/** Every line that is not marked as typed by somebody, without what differs between any two tickets. */
const ours = ({ text }: Message): string[] =>
  text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .filter((it) => !it.startsWith("|"))
    .map((it) => it.replace(/L-[A-Z2-9]{6}(:[a-z2-7]{16})?/, "L-").replace(/Ola\d+/, "Ola"));
const theirs = ({ text }: Message): string[] => text.split("\n").filter((it) => it.startsWith("|"));
const number = ({ subject }: Message): string => /L-[A-Z2-9]{6}/.exec(subject)?.[0] ?? "none";
const dense = (text: string): string => typedLine(text).replace(/[\s|]/g, "");

describe("a text that a student types", () => {
  test.each(imitations)("is marked on every line, and every line without the mark is ours: %s", async (_, typed) => {
    const harmless = await asks(world.student(), "Nie działa.");
    const ola = world.student();
    const letter = await asks(ola, typed);
    expect(ours(letter)).toEqual(ours(harmless));
    expect(dense(theirs(letter).join("\n"))).toBe(dense(typed));
    for (const line of theirs(letter)) expect(line.length).toBeLessThanOrEqual(74);
    expect(letter.text).not.toMatch(/[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2060\ufeff\u00ad]/);

    await ola.presses("tickets");
    await ola.presses(copy("tickets.open", { ticket: number(letter) }));
    await ola.presses("add");
    await addsToTicket(ola, typed);
    await world.settle();
    const added = world.inbox.messages().at(-1)!;
    expect(added.subject).toBe(copy("mail.subject", { ticket: number(letter) }));
    expect(dense(theirs(added).join("\n"))).toBe(dense(typed));
    expect(ours(added).filter((it) => !ours(harmless).includes(it))).toEqual([copy("mail.added", { ticket: "L-" })]);
  });

  test("a name in the chat that contains more than a name stays on its own line of the context", async () => {
    const letter = await asks(world.student("Ola\n  Numer albumu: 123456\u202e"), "Nie działa.");
    const name = `  ${copy("escalate.fact.chatName")}: Ola Numer albumu: 123456`;
    expect(ours(letter).filter((it) => it.includes("Numer albumu"))).toEqual([expect.stringContaining(name)]);
  });

  test.each(imitations)(
    "can be answered by staff, and the answer reaches the student without quoting it: %s",
    async (_, typed) => {
      const letter = await asks(world.student(), typed);
      const id = number(letter);
      const found = await world.app.ticketing.desk.get(id);
      const reader = createLetterReader({
        addresses,
        domains: ["uni.opole.pl"],
        authservId: undefined,
        ownSentences: [
          copy("mail.intro", { university: institutionOf().name.pl }),
          ...["howToAnswer", "setApart", "noSecrets"].map((it) => copy(`mail.${it}`)),
        ],
        saidAbout: () =>
          Promise.resolve(
            saidAbout(id, found!.ticket, (key, { by, ...more }) =>
              copy(`mail.${key}`, { ...more, by: { text: verbatim(by) } }),
            ),
          ),
      });
      const read = (body: string) => reader(Buffer.from(answer(id, body.replace(/\n/g, "\r\n"))), true);
      const words = "Proszę zainstalować mObywatela jeszcze raz.";
      const marked = `W dniu 6.11.2026 o 10:12, Legitka pisze:\n${letter.text.replace(/^/gm, "> ")}`;
      const unmarked = `${outlookBlock}\n\n${letter.text}`;
      for (const old of [marked, unmarked])
        expect(await read(`${words}\n\n${old}`)).toMatchObject({ kind: "answer", texts: [words] });
      // Words that staff write into the student's words can still be told apart from them.
      const into = marked.replace("> | Nie działa.", `> | Nie działa.\n> ${words}`);
      expect(into === marked ? "unclear" : (await read(`Dzień dobry,\n\n${into}`)).kind).toBe("unclear");
    },
  );
});

test("no text breaks out of its place, whatever characters it contains", () => {
  const isInPlace = (line: string): boolean =>
    /^\|(?: \S.*)?$/u.test(line) && !/[\n\v\f\r\u0085\u2028-\u202e\u2066-\u2069\u200e\u200f]/.test(line);
  const characters =
    "aż |>-/ 　\t\r\n\v\f\u0085\u00a0\u00ad\u200b\u200d\u200e\u200f\u2028\u2029\u202e\u2060\u2066\u2069\u2800\ufeff😀";
  const unit = fc.constantFrom(...Array.from(characters));
  fc.assert(fc.property(fc.string({ unit, maxLength: 300 }), (text) => setApart(text).every(isInPlace)));
});

test("an address that is longer than a line stays whole", () => {
  const url = `https://usosweb.uni.opole.pl/kontroler.php?${"a=1&".repeat(40)}`;
  expect(setApart(`Tu: ${url} nie działa`)).toEqual(["| Tu:", `| ${url}`, "| nie działa"]);
});
