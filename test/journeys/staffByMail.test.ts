import { followMailbox, replyAddresses } from "../../src/compose/mailIn";
import { silentLog } from "../../src/ops/log";
import type { Message } from "../../sandbox/mail/message";
import type { MailFollower } from "../../src/tickets/mail/follower";
import { openSlackWorld } from "../channels/slack/slackWorld";
import { openTeamsWorld } from "../channels/teams/teamsWorld";
import { openWebWorld } from "../channels/web/webWorld";
import type { ChatStudent } from "../support/chatStudent";
import { copy } from "../support/copy";
import type { World, WorldOptions } from "../support/world";
import { asAnswerTo, describedProblem } from "../tickets/mail/answering";
import { comparable, corpus, sourceOf } from "../tickets/mail/corpusLetters";
import { startMailServer, type MailServer } from "../tickets/mail/mailServer";

const keys = { keys: [{ id: "k1", key: Buffer.alloc(32, 5) }] };
const minute = 60_000;

interface Chat {
  readonly world: World;
  readonly anna: ChatStudent<unknown>;
}

const chats: Readonly<Record<string, (options: WorldOptions) => Promise<Chat>>> = {
  async "the chat page"(options) {
    const world = await openWebWorld(options);
    return { world, anna: world.webStudent() };
  },
  async "Microsoft Teams"(options) {
    const world = await openTeamsWorld({ ...options, registered: true });
    return { world, anna: world.teamsStudent("29:anna", { name: "Anna Przykładna" }) };
  },
  async Slack(options) {
    const world = await openSlackWorld(options);
    return { world, anna: world.slackStudent("anna") };
  },
};

describe.each(Object.entries(chats))("letters of staff to a student in %s", (_, open) => {
  let server: MailServer;
  let follower: MailFollower;
  let world: World;
  let anna: ChatStudent<unknown>;
  let opened: Message;
  let settled: (outcome: string) => void;

  beforeAll(async () => {
    server = await startMailServer();
    const mail = { imap: server.imap, replyTo: "legitka@uni.opole.pl", authservId: undefined };
    const addresses = replyAddresses(mail, keys);
    ({ world, anna } = await open({ at: "opole", readyAfterMs: minute, replyTo: (ticket) => addresses.of(ticket) }));
    const { app, store } = world;
    const metrics = { ...app.metrics, letter: (outcome: string) => settled(outcome) };
    follower = followMailbox({ ...app, store, log: silentLog, metrics }, { mail, keys });
    follower.start();
    await anna.signsInAs("anna");
    await anna.presses("place");
    await world.pass(4 * minute);
    await anna.says("pomoc człowieka");
    await anna.submits(describedProblem);
    await anna.presses("send");
    await world.settle();
    [opened] = world.inbox.messages() as [Message];
  });
  afterAll(async () => {
    await follower.stop();
    await world.close();
    await server.close();
  });

  /** Delivers the letter of a file; returns what the student reads anew, button labels included, and which letters staff receive. */
  async function comes(file: string) {
    const [seen, letters] = [anna.seesAll, world.inbox.messages().length];
    const outcome = new Promise<string>((resolve) => (settled = resolve));
    await server.send(await asAnswerTo(opened, sourceOf(file)));
    const became = await outcome;
    await world.settle();
    expect(anna.seesAll.slice(0, seen.length)).toBe(seen);
    const appeared = comparable(anna.seesAll.slice(seen.length).replace(/^\[(.*)\]$/gm, "$1"));
    return { became, appeared, toStaff: world.inbox.messages().slice(letters) };
  }

  const ticketOf = (letter: Message): string => /L-[A-Z2-9]{6}/.exec(letter.subject)?.[0] ?? "";

  /** An answer of the staff as the card shows it. */
  const shown = (by: string, words: string, pictures: readonly string[] = []): string =>
    [
      "---",
      copy("push.answeredTitle", { ticket: ticketOf(opened) }),
      copy("push.answeredBy", { name: by }),
      comparable(words),
      ...pictures.map((name) => copy("push.openPicture", { name })),
      copy("push.answer"),
      copy("push.seeTicket"),
    ].join("\n");

  test.each([
    ["a note among staff above it", "005-outlook-pl-note-first.eml", "Grzegorz Nowotny"],
    ["the old letter below it", "032-gmail-pl-top.eml", "Marcin Cebula"],
    ["Ukrainian words in HTML", "058-roundcube-uk-html-reply-intro.eml", "Оксана Коваленко"],
    ["a quote marked with initials, in windows-1250", "099-thebat-pl-initials-quote.eml", "Katarzyna Mazurek"],
    ["a path through a menu below the quote", "057-roundcube-pl-bottom-path-arrows.eml", "Małgorzata Żak-Śliwińska"],
    ["the marks of a ticket system", "150-rt-en-correspondence.eml", "Daniel Okafor via RT"],
  ])("with %s: the student reads the new words, and staff are told nothing", async (_, file, by) => {
    expect(await comes(file)).toEqual({ became: "relayed", appeared: shown(by, wordsOf(file)), toStaff: [] });
  });

  test("with a picture: the student can open it", async () => {
    const file = "040-gmail-en-ordered-list-attachment.eml";
    const picture = "Screenshot 2026-11-09 at 15.02.11.png";
    expect(await comes(file)).toEqual({
      became: "relayed",
      appeared: shown("Meera Patel", wordsOf(file), [picture]),
      toStaff: [],
    });
  });

  test("of seven thousand characters: the student reads all of it, in two messages", async () => {
    const file = "031-outlook-pl-seven-thousand.eml";
    const { became, appeared, toStaff } = await comes(file);
    expect([became, toStaff]).toEqual(["relayed", []]);
    const paragraphs = comparable(wordsOf(file)).split("\n");
    const messages = appeared.split(/^---\n/m).filter((it) => it !== "");
    expect(messages).toHaveLength(2);
    expect(appeared.split("\n").filter((it) => paragraphs.includes(it))).toEqual(paragraphs);
  });

  test("with answers in red inside the old letter: staff are asked which part the student should read", async () => {
    const { became, appeared, toStaff } = await comes("009-outlook-pl-inline-red.eml");
    expect([became, appeared, toStaff.length]).toEqual(["unclear", "", 1]);
    expect(toStaff[0]?.text).toContain(copy("mail.unclear", { ticket: ticketOf(opened) }));
    expect(toStaff[0]?.text).toContain("| To znaczy, że w telefonie jest stara wersja.");
  });

  test("that are only a notice about a protected letter: staff are told, and the student reads nothing", async () => {
    const { became, appeared, toStaff } = await comes("029-outlook-pl-purview-encrypted.eml");
    expect([became, appeared, toStaff.length]).toEqual(["unclear", "", 1]);
    expect(toStaff[0]?.text).toContain(copy("mail.encrypted", { ticket: ticketOf(opened) }));
  });

  test.each([
    ["an absence notice", "166-exchange-en-ooo-exchange.eml"],
    ["a ticket system's acknowledgement", "201-zammad-uk-ack-trigger.eml"],
  ])("that no person wrote (%s): nobody is told anything", async (_, file) => {
    expect(await comes(file)).toEqual({ became: "automatic", appeared: "", toStaff: [] });
  });
});

/** The part of a letter that its student should read. */
const wordsOf = (file: string): string => corpus.find((it) => it.file === file)?.allowed[0]?.words ?? "";
