import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { openImap, type ImapAddress } from "../../src/tickets/mail/imap";
import { imapTrouble, smtpTrouble } from "../../src/tickets/mailTrouble";
import { openWorld } from "../support/world";

/** A port of this machine at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const verified = (url: string): Promise<unknown> =>
  createTransport(url)
    .verify()
    .catch((cause: unknown) => smtpTrouble(cause)?.code);

test("a mail server that is not there, or takes another password, is known for it", async () => {
  expect(await verified(`smtp://127.0.0.1:${await closedPort()}`)).toBe("smtp.unreachable");
  expect(await verified("smtp://127.0.0.1.invalid:25")).toBe("smtp.unreachable");
  expect(smtpTrouble(Object.assign(new Error("Invalid login: 535"), { code: "EAUTH", responseCode: 535 }))?.code).toBe(
    "smtp.login",
  );
  expect(smtpTrouble(Object.assign(new Error("cert"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }))?.code).toBe(
    "smtp.certificate",
  );
  // This is greylisting: the server accepts the letter when it is sent again.
  expect(smtpTrouble(Object.assign(new Error("later"), { code: "EENVELOPE", responseCode: 451 }))).toBeUndefined();
});

test("a mailbox that is not there is known for it", async () => {
  const address: ImapAddress = {
    host: "127.0.0.1",
    port: await closedPort(),
    secure: false,
    user: "u",
    password: "p",
    path: "INBOX",
  };
  const why = await openImap(address, new AbortController().signal).catch((cause: unknown) => imapTrouble(cause).code);
  expect(why).toBe("imap.unreachable");
});

test("letters that are not taken are a trouble, and one that is taken ends it", async () => {
  const world = await openWorld();
  try {
    const { troubles } = world.app;
    world.inbox.refuseNext(1, 550);
    const ola = world.student();
    await ola.opens();
    await ola.presses("human");
    await ola.submits("Kod nie działa.");
    await ola.presses("send");
    expect(troubles.standing()).toMatchObject([{ part: "smtp", code: "smtp.refused" }]);
    await world.pass(5 * 60_000);
    expect(troubles.standing()).toEqual([]);
  } finally {
    await world.close();
  }
});
