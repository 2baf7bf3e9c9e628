import { followMailbox, replyAddresses } from "../../../src/compose/mailIn";
import type { MailFollower } from "../../../src/tickets/mail/follower";
import type { Message } from "../../../sandbox/mail/message";
import { silentLog } from "../../../src/ops/log";
import { copy, copyPattern } from "../../support/copy";
import type { Student } from "../../support/student";
import { openWorld, type World } from "../../support/world";
import { startMailServer, type MailServer } from "./mailServer";

const minute = 60_000;

let server: MailServer;
let world: World;
let follower: MailFollower;
let ola: Student;
let heard: (outcome: string) => void;
/** Resolves to the result of the next letter. */
const nextLetter = () => new Promise<string>((resolve) => (heard = resolve));

beforeEach(async () => {
  server = await startMailServer();
  const mail = { imap: server.imap, replyTo: "legitka@uni.opole.pl", authservId: undefined };
  const keys = { keys: [{ id: "k1", key: Buffer.alloc(32, 5) }] };
  const addresses = replyAddresses(mail, keys);
  world = await openWorld({ at: "opole", readyAfterMs: minute, replyTo: (ticket) => addresses.of(ticket) });
  const { app, store } = world;
  const letter = (outcome: string): void => {
    app.metrics.letter(outcome);
    heard(outcome);
  };
  const listening = { ...app, store, log: silentLog, metrics: { ...app.metrics, letter } };
  follower = followMailbox(listening, { mail, keys });
  follower.start();
  ola = world.student();
  await ola.signsInAs("anna");
  await ola.presses("place");
  await world.pass(4 * minute);
  await ola.says("pomoc człowieka");
  await ola.says("mObywatel pokazuje błąd 17.");
  await ola.presses("send");
});
afterEach(async () => {
  await follower.stop();
  await world.close();
  await server.close();
});

const header = (letter: Message, name: string): string =>
  letter.headers.find((it) => it.name.toLowerCase() === name)?.value ?? "";
const quoted = (letter: Message): string => letter.text.replace(/^/gm, "> ");

/** The letter that a mail program makes when somebody presses «reply». */
function reply(letter: Message, text: string, to = header(letter, "reply-to")): string {
  return [
    "From: Anna Nowak <anna.nowak@uni.opole.pl>",
    `To: ${to}`,
    `Subject: Re: ${letter.subject.replace(/[^ -~]/g, "?")}`,
    `In-Reply-To: ${letter.messageId ?? ""}`,
    `Message-ID: <answer-${Buffer.from(text).toString("hex").slice(0, 40)}@uni.opole.pl>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `${text}\r\n\r\nW dniu 23.11.2026 o 10:04, Legitka pisze:\r\n${quoted(letter)}`,
  ].join("\r\n");
}
const opened = (): Message => world.inbox.messages()[0]!;
const idOf = (letter: Message): string => /L-[A-Z2-9]{6}/.exec(letter.subject)?.[0] ?? "";

describe("staff who answer the letter of a ticket", () => {
  test("reach the student, who reads their words and nothing from the old letter", async () => {
    const news = nextLetter();
    await server.send(reply(opened(), "Proszę odinstalować mObywatel\r\ni spróbować jeszcze raz.\r\n// znany błąd"));
    expect(await news).toBe("relayed");
    await world.settle();
    expect(ola.seesAll).toContain("Proszę odinstalować mObywatel\ni spróbować jeszcze raz.");
    expect(ola.seesAll).toContain("Anna Nowak");
    expect(ola.seesAll).not.toContain("znany błąd");
    expect(ola.seesAll).not.toContain(copy("mail.context"));
    const it = await world.app.ticketing.desk.get(idOf(opened()));
    // The note is kept for staff, beside the answer.
    expect(it?.ticket.entries.map(({ what, via, from, author }) => [what, via, from, author])).toEqual([
      ["said", "mail", "staff", "Anna Nowak"],
      ["noted", "mail", "staff", "Anna Nowak"],
    ]);
  });

  test("reach the student even if the plus in the address gets lost", async () => {
    const news = nextLetter();
    await server.send(reply(opened(), "Bez plusa.", "legitka@uni.opole.pl"));
    expect(await news).toBe("relayed");
    await world.settle();
    expect(ola.seesAll).toContain("Bez plusa.");
  });

  test("reach the student once, though the letter comes twice", async () => {
    const sent = reply(opened(), "Tylko raz.");
    let news = nextLetter();
    await server.send(sent);
    expect(await news).toBe("relayed");
    news = nextLetter();
    await server.send(sent);
    expect(await news).toBe("repeated");
    await world.settle();
    expect(ola.seesAll.split("Tylko raz.")).toHaveLength(2);
  });

  test("are asked what the student should read when they wrote into the quote, and then reach them", async () => {
    let news = nextLetter();
    const into = reply(opened(), "Dzień dobry,").replace("błąd 17.", "błąd 17.\r\n> Proszę odinstalować aplikację.");
    await server.send(into);
    expect(await news).toBe("unclear");
    await world.settle();
    expect(ola.seesAll).not.toContain("Dzień dobry,");
    const asked = world.inbox.messages().at(-1)!;
    expect(asked.text).toContain(copy("mail.unclear", { ticket: idOf(opened()) }));
    expect(asked.text).toContain("| Dzień dobry,\n|\n| Proszę odinstalować aplikację.");
    news = nextLetter();
    await server.send(reply(asked, "Proszę odinstalować aplikację."));
    expect(await news).toBe("relayed");
    await world.settle();
    expect(ola.seesAll).toContain("Proszę odinstalować aplikację.");
    expect(ola.seesAll).not.toMatch(copyPattern("mail.unclear"));
  });

  test("are asked when it is unclear where a note ends, and the student reads nothing of it", async () => {
    const news = nextLetter();
    await server.send(reply(opened(), "// Piotrze,\r\n\r\nona zalega z opłatami.\r\n\r\nDzień dobry, proszę czekać."));
    expect(await news).toBe("unclear");
    await world.settle();
    expect(ola.seesAll).not.toMatch(/zalega|proszę czekać/);
    expect(world.inbox.messages().at(-1)?.text).toContain("| ona zalega z opłatami.");
  });

  test("are counted in /metrics", async () => {
    const news = nextLetter();
    await server.send(reply(opened(), "Liczba."));
    await news;
    const text = await (await fetch(`${world.publicUrl}/metrics`)).text();
    expect(text).toContain('legitka_letters_total{outcome="relayed"} 1');
  });
});

test("a letter that comes back marks its ticket as undelivered, and is sent again", async () => {
  const news = nextLetter();
  const failed =
    "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x\r\nAction: failed\r\nStatus: 5.1.1\r\n";
  await server.send(
    [
      "Return-Path: <>",
      "From: MAILER-DAEMON@uni.opole.pl",
      "To: legitka@uni.opole.pl",
      "Subject: Undelivered Mail Returned to Sender",
      "Message-ID: <bounce@uni.opole.pl>",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      `--b\r\n${failed}\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nReply-To: ${header(opened(), "reply-to")}\r\nMessage-ID: ${opened().messageId ?? ""}\r\n--b--`,
    ].join("\r\n"),
  );
  expect(await news).toBe("bounced");
  const ticket = async () => (await world.app.ticketing.desk.get(idOf(opened())))?.ticket;
  expect(await ticket()).toMatchObject({ mail: "undelivered", bounces: [expect.stringMatching(/^mail:/)] });
  await world.pass(31 * minute, minute);
  expect(await ticket()).toMatchObject({ mail: "delivered" });
  expect(world.inbox.messages()).toHaveLength(2);
});
