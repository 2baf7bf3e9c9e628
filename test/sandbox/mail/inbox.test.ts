import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { createTransport, type SendMailOptions } from "nodemailer";
import { type Inbox, type InboxOptions, startInbox } from "../../../sandbox";

const open: Inbox[] = [];
const servers: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all([...open.splice(0).map((inbox) => inbox.close()), ...servers.splice(0).map((one) => one.close())]);
});

async function start(options: InboxOptions = {}): Promise<Inbox> {
  const inbox = await startInbox({ clock: () => Date.parse("2026-11-23T10:00:00Z"), ...options });
  open.push(inbox);
  return inbox;
}

/** Serves the inbox's pages; returns the address of the first one. */
async function serve(inbox: Inbox): Promise<string> {
  const server = Fastify({ forceCloseConnections: true });
  servers.push(server);
  await server.register(inbox.plugin, { prefix: "/sandbox" });
  return `${await server.listen({ host: "127.0.0.1", port: 0 })}/sandbox/mail/`;
}

async function send(inbox: Inbox, mail: SendMailOptions = {}): Promise<unknown> {
  const transport = createTransport({ url: `${inbox.url}/?name=sender`, auth: { user: "any", pass: "body" } });
  const message = {
    from: "bot@legitka.invalid",
    to: "zgloszenia@uni.invalid",
    subject: "Pomoc",
    text: "Nie działa",
    ...mail,
  };
  return transport.sendMail(message);
}

test("a message arrives parsed, with its headers and attachments", async () => {
  const inbox = await start();
  await send(inbox, {
    subject: "mLegitymacja – zażółć",
    messageId: "<ticket-1@legitka.invalid>",
    inReplyTo: "<before@uni.invalid>",
    headers: { "X-Ticket": "1" },
    attachments: [{ filename: "rozmowa.txt", content: "Dzień dobry" }],
  });
  expect(inbox.messages()).toMatchObject([
    {
      id: 1,
      receivedAt: Date.parse("2026-11-23T10:00:00Z"),
      envelope: { client: "sender", from: "bot@legitka.invalid", to: ["zgloszenia@uni.invalid"] },
      messageId: "<ticket-1@legitka.invalid>",
      inReplyTo: "<before@uni.invalid>",
      subject: "mLegitymacja – zażółć",
      text: "Nie działa",
      attachments: [{ name: "rozmowa.txt", type: "text/plain", bytes: 12 }],
    },
  ]);
  expect(inbox.messages()[0]!.headers).toContainEqual({ name: "X-Ticket", value: "1" });
});

test.each([451, 554])("refused deliveries are answered %i and not kept; the next one is", async (code) => {
  const inbox = await start();
  inbox.refuseNext(2, code);
  await expect(send(inbox)).rejects.toMatchObject({ responseCode: code });
  await expect(send(inbox)).rejects.toMatchObject({ responseCode: code });
  expect(inbox.messages()).toEqual([]);
  await send(inbox);
  expect([inbox.messages().length, inbox.refused()]).toEqual([1, 2]);
});

test("a repeated Message-ID is kept and visible as a duplicate", async () => {
  const inbox = await start();
  const messageId = "<same@legitka.invalid>";
  await send(inbox, { messageId });
  await send(inbox);
  await send(inbox, { messageId });
  expect(inbox.messages()).toHaveLength(3);
  expect(inbox.duplicated()).toEqual([messageId]);
  const url = await serve(inbox);
  const list = await (await fetch(url)).text();
  expect(list.match(/Duplicate of message 1/g)).toHaveLength(1);
  expect(await (await fetch(`${url}3`)).text()).toContain("a duplicate");
});

test("waiting ends with a message that was there, or that comes", async () => {
  const inbox = await start();
  const later = inbox.waitFor(({ subject }) => subject === "second");
  await send(inbox, { subject: "first" });
  expect((await inbox.waitFor(({ subject }) => subject === "first")).id).toBe(1);
  await send(inbox, { subject: "second" });
  expect((await later).id).toBe(2);
});

test("closing ends the waiting", async () => {
  const inbox = await startInbox();
  const never = inbox.waitFor(() => true);
  const ended = expect(never).rejects.toThrow("closed");
  await inbox.close();
  await ended;
});

test("pages show mail as text and never run what came in it", async () => {
  const inbox = await start();
  await send(inbox, { subject: "<img src=x onerror=alert(1)>", text: "a < b & <script>alert(2)</script>" });
  const url = await serve(inbox);
  for (const address of [url, `${url}1`]) {
    const response = await fetch(address);
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(body).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(body).not.toMatch(/<img|<script>alert/);
  }
  expect(await (await fetch(`${url}1`)).text()).toContain("a &lt; b &amp;");
  expect(await (await fetch(`${url}messages`)).json()).toEqual(inbox.messages());
  expect((await fetch(`${url}2`)).status).toBe(404);
});

test("deleting all mail is for the page itself", async () => {
  const inbox = await start();
  await send(inbox);
  const url = await serve(inbox);
  const clear = (origin: string) => fetch(`${url}clear`, { method: "POST", headers: { origin } });
  expect((await clear("http://evil.invalid")).status).toBe(403);
  expect(inbox.messages()).toHaveLength(1);
  expect((await clear(new URL(url).origin)).status).toBe(200);
  expect(inbox.messages()).toEqual([]);
});

test("messages are on file before they are acknowledged, and ids go on after a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "inbox-"));
  const stateFile = join(folder, "mail.json");
  const first = await start({ stateFile });
  await send(first);
  const second = await start({ stateFile });
  expect(second.messages()).toEqual(first.messages());
  await send(second);
  expect(second.messages().map(({ id }) => id)).toEqual([1, 2]);
  rmSync(folder, { recursive: true });
});
