import { connect } from "node:net";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { ImapFlow } from "imapflow";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { startInbox, type Inbox } from "../../../sandbox";
import { createLineReader } from "../../../sandbox/mail/imapCommand";
import { memoryStore } from "../../support/memoryStore";
import { addresses, followed } from "../../tickets/mail/followed";
import { recordingDesk } from "../../tickets/mail/recordingDesk";

const account = { user: "legitka", password: 'a "quoted" \\ word' };
const dir = mkdtempSync(join(tmpdir(), "legitka-bot-"));
let inbox: Inbox;
const clients: ImapFlow[] = [];
let server: FastifyInstance | undefined;
const start = async (stateFile?: string, clock = () => Date.parse("2026-11-23T10:00:00Z")): Promise<Inbox> => {
  const bot = { ...account, address: "legitka@uni.opole.pl", ...(stateFile === undefined ? {} : { stateFile }) };
  return startInbox({ bot, clock });
};
beforeEach(async () => {
  inbox = await start();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server?.close();
  await inbox.close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const clientOf = (pass = account.password): ImapFlow => {
  const auth = { user: account.user, pass };
  const client = new ImapFlow({ host: "127.0.0.1", port: inbox.imapPort!, secure: false, logger: false, auth });
  client.on("error", () => undefined);
  clients.push(client);
  return client;
};
async function opened(): Promise<ImapFlow> {
  const client = clientOf();
  await client.connect();
  await client.mailboxOpen("INBOX");
  return client;
}
async function send(text: string, to = "legitka+l-abc234.x@uni.opole.pl"): Promise<void> {
  const transport = createTransport(inbox.url);
  await transport.sendMail({ from: "anna@uni.opole.pl", to, subject: "Re: sprawa", text });
  transport.close();
}

describe("the assistant's mailbox in the sandbox", () => {
  test("accepts letters to it, with anything after a plus, and does not show them on support's page", async () => {
    await send("do bota");
    await send("do pomocy", "zgloszenia@uni.opole.pl");
    expect(inbox.messages().map(({ text }) => text.trim())).toEqual(["do pomocy"]);
    const client = await opened();
    const all = await client.fetchAll("1:*", { uid: true, source: true, size: true, internalDate: true });
    expect(all).toHaveLength(1);
    expect((await simpleParser(all[0]!.source!)).text?.trim()).toBe("do bota");
    expect(all[0]).toMatchObject({
      uid: 1,
      size: all[0]!.source!.length,
      internalDate: new Date("2026-11-23T10:00:00Z"),
    });
  });

  test("opens only with the right password", async () => {
    await expect(clientOf("wrong").connect()).rejects.toThrow("Command failed");
  });

  test("tells a listening program of a letter at once", async () => {
    const client = await opened();
    const told = once(client, "exists");
    const idle = client.idle();
    await send("nowy");
    expect(await told).toEqual([expect.objectContaining({ count: 1, prevCount: 0 })]);
    await client.noop();
    await idle;
  });

  test("finds letters by number and day, gives parts of them, and keeps flags and numbers over a restart", async () => {
    const stateFile = join(dir, "bot.json");
    await inbox.close();
    inbox = await start(stateFile);
    for (const text of ["a", "b", "c"]) await send(text);
    let client = await opened();
    const { uidValidity } = client.mailbox as { uidValidity: bigint };
    expect(await client.search({ uid: "2:*" }, { uid: true })).toEqual([2, 3]);
    expect(await client.search({ since: new Date("2026-11-23") }, { uid: true })).toEqual([1, 2, 3]);
    expect(await client.search({ since: new Date("2026-11-24") }, { uid: true })).toEqual([]);
    const part = await client.fetchOne("2", { source: { start: 0, maxLength: 12 } }, { uid: true });
    expect(part && part.source?.toString()).toBe("Return-Path:");
    await client.messageFlagsAdd("2", ["\\Seen"], { uid: true });
    await inbox.close();
    inbox = await start(stateFile);
    client = await opened();
    expect((client.mailbox as { uidValidity: bigint }).uidValidity).toBe(uidValidity);
    expect(await client.search({ seen: false }, { uid: true })).toEqual([1, 3]);
    await send("d");
    expect(await client.search({ uid: "4:*" }, { uid: true })).toEqual([4]);
  });

  test("reports an unknown command, and goes on listening", async () => {
    const socket = connect(inbox.imapPort!, "127.0.0.1");
    let said = "";
    socket.on("data", (chunk) => (said += chunk.toString()));
    socket.write('\r\nx\r\na1 SELECT INBOX\r\na2 LOGIN legitka "a \\"quoted\\" \\\\ word"\r\na3 FETCH 1 FLAGS\r\n');
    socket.write("a4 SELECT Other\r\na5 SELECT INBOX\r\na6 SEARCH LARGER 5\r\na7 EXPUNGE\r\na8 LOGOUT\r\n");
    await once(socket, "close");
    expect(said.match(/^a\d \w+/gm)).toEqual([
      "a1 BAD",
      "a2 OK",
      "a3 BAD",
      "a4 NO",
      "a5 OK",
      "a6 BAD",
      "a7 BAD",
      "a8 OK",
    ]);
  });

  test("understands commands that come in pieces and with literals", () => {
    const lines: string[] = [];
    let asked = 0;
    const read = createLineReader(
      (line) => lines.push(line),
      () => (asked += 1),
    );
    for (const byte of 'a LOGIN {7}\r\nle"itka {2+}\r\n\\x\r\nb NOOP\r\n') read(Buffer.from(byte));
    expect(lines).toEqual(['a LOGIN "le\\"itka" "\\\\x"', "b NOOP"]);
    expect(asked).toBe(1);
  });

  test("is followed by the product, and an answer written on the page of a ticket's letter reaches the student", async () => {
    // The product looks for the letters of the last days, by its own clock.
    await inbox.close();
    inbox = await start(undefined, Date.now);
    const transport = createTransport(inbox.url);
    await transport.sendMail({
      from: "legitka@uni.opole.pl",
      to: "zgloszenia@uni.opole.pl",
      replyTo: addresses.of("L-ABC234").address,
      messageId: "<L-ABC234.opened.0@uni.opole.pl>",
      subject: "[L-ABC234] mLegitymacja: prośba o pomoc",
      text: "Opis problemu:\n\nNie działa.",
      headers: { "X-Legitka-Ticket": "L-ABC234" },
    });
    await transport.sendMail({ from: "a@b.pl", to: "zgloszenia@uni.opole.pl", subject: "Obiad", text: "Idziemy?" });
    transport.close();
    server = Fastify({ forceCloseConnections: true });
    await server.register(inbox.plugin, { prefix: "/sandbox" });
    const page = `${await server.listen({ host: "127.0.0.1", port: 0 })}/sandbox/mail`;
    const html = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
    expect(await (await fetch(`${page}/1`)).text()).toContain('action="/sandbox/mail/1/reply"');
    expect(await (await fetch(`${page}/2`)).text()).not.toContain("/reply");

    const desk = recordingDesk();
    const imap = { ...account, host: "127.0.0.1", port: inbox.imapPort!, secure: false, path: "INBOX" };
    const follower = followed("one", imap, memoryStore(), desk);
    follower.start();
    try {
      const post = (id: number, fields: Record<string, string>) =>
        fetch(`${page}/${id}/reply`, {
          method: "POST",
          headers: { ...html, origin: new URL(page).origin },
          body: new URLSearchParams(fields).toString(),
        });
      expect((await post(2, { name: "Anna", text: "Tak" })).status).toBe(404);
      expect((await post(1, { name: "Anna", text: " " })).status).toBe(400);
      const sent = await post(1, { name: "Anna Zażółć", text: "Już działa.\n// sprawdziłam" });
      expect(await sent.text()).toContain("on its way to the student");
      await follower.count(1);
      expect(follower.outcomes).toEqual(["relayed"]);
      expect(desk.replies).toMatchObject([
        {
          ticket: "L-ABC234",
          by: { id: "mail:zgloszenia@uni.opole.pl", name: "Anna Zażółć" },
          action: { text: "Już działa.", files: [] },
        },
      ]);
    } finally {
      await follower.stop();
    }
  });
});
