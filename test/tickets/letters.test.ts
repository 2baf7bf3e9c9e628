import type { Message } from "../../sandbox/mail/message";
import { addsToTicket } from "../support/addsToTicket";
import { copy } from "../support/copy";
import { minute, openSupportWorld, piotr, type Around } from "./supportWorld";

let around: Around;
let ticket: string;

/** Opens a ticket in a world that sends staff these letters. */
async function opens(options: Parameters<typeof openSupportWorld>[0] = {}): Promise<void> {
  around = await openSupportWorld(options);
  ticket = await around.asks();
}
afterEach(() => around.world.close());

const texts = (): string[] => around.letters().map(({ text }) => text);
/** The student adds something; after an answer, the button for it is another one. */
const adds = async (words: string, button = copy("tickets.add")): Promise<void> => {
  await around.ola.says("moje zgłoszenia");
  await around.ola.presses(copy("tickets.open", { ticket }));
  await around.ola.presses(button);
  await addsToTicket(around.ola, words);
  await around.world.settle();
};
const mails = async (text: string): Promise<void> => {
  await around.desk().act(ticket, { kind: "reply", text, via: "mail" }, piotr, `mail:${text}`);
  await around.world.settle();
};

describe("the letters of a ticket", () => {
  test("have one subject and follow the first, so that mail programs show them as one conversation", async () => {
    await opens({ letters: "all" });
    await around.replies(ticket, "Jaki to telefon?");
    await adds("Samsung A52", copy("tickets.answer"));
    await around.does("resolve");
    await around.does("reopen");
    const all: Message[] = around.letters();
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ subject }) => subject))).toEqual(new Set([copy("mail.subject", { ticket })]));
    const [first, ...later] = all;
    for (const { headers } of later)
      expect(headers).toContainEqual({ name: "References", value: first?.messageId ?? "none" });
  });

  test("are one for each message of the student, and none about what staff do in Slack", async () => {
    await opens();
    await adds("Mam iPhone'a.");
    await adds("I nowszy system.");
    expect(texts()).toHaveLength(3);
    await around.replies(ticket, "Sprawdzam.");
    await around.does("resolve");
    expect(texts()).toHaveLength(3);
  });

  test("end when the ticket is taken in Slack, whose thread has what the student adds", async () => {
    await opens();
    await around.does("claim");
    await adds("Samsung A52");
    await around.world.pass(20 * minute, minute);
    expect(texts()).toHaveLength(1);
    expect(around.card().thread.at(-1)?.text).toBe("Samsung A52");
  });

  test("go on although it is taken when Slack does not show what the student adds", async () => {
    await opens();
    await around.does("claim");
    const later = { ok: false, refusal: "later", afterMs: 60 * minute } as const;
    around.board.failNext(later, later);
    await adds("Samsung A52");
    await around.world.pass(9 * minute, minute);
    expect(texts()).toHaveLength(1);
    await around.world.pass(2 * minute, minute);
    expect(texts()).toHaveLength(2);
    expect(texts().at(-1)).toContain("| Samsung A52");
  });

  test("go on although it is taken when somebody has answered it by mail", async () => {
    await opens();
    await around.does("claim");
    await mails("Proszę podać model.");
    await adds("Samsung A52", copy("tickets.answer"));
    expect(texts().at(-1)).toContain("| Samsung A52");
  });

  test("are about every message of the student, taken or not, where staff wish so", async () => {
    await opens({ letters: "student" });
    await around.does("claim");
    await adds("Samsung A52");
    await around.replies(ticket, "Sprawdzam.");
    expect(texts()).toHaveLength(2);
    await around.ola.says("moje zgłoszenia");
    await around.ola.presses(copy("tickets.open", { ticket }));
    await around.ola.presses(copy("tickets.solved"));
    await around.world.settle();
    expect(texts().at(-1)).toContain(copy("mail.solved", { ticket }));
  });
});

describe("a letter that cannot be answered, because no mailbox is read,", () => {
  test("says that the answer belongs into the ticket's thread", async () => {
    await opens();
    expect(texts()[0]).toContain(copy("mail.answerInSlack", { ticket }));
  });

  test("tells staff without Slack to write to the student themselves", async () => {
    await opens({ connect: () => ({}) });
    expect(texts()[0]).toContain(copy("mail.answerDirectly"));
    expect(texts()[0]).not.toContain(copy("mail.answerInSlack", { ticket }));
  });

  test("says nothing of that when answers are read", async () => {
    await opens({ replyTo: (it) => ({ address: `legitka+${it}@uni.opole.pl`, token: `[${it}]` }) });
    expect(texts()[0]).toContain(copy("mail.howToAnswer"));
    expect(texts()[0]).not.toContain(copy("mail.answerInSlack", { ticket }));
  });
});
