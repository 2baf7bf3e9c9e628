import { createServer, type AddressInfo, type Socket } from "node:net";
import type { BotMailbox } from "./botMailbox";
import { createImapSession, type ImapAccount } from "./imapSession";

export interface ImapServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the mailbox on loopback, without TLS, because no client would trust its certificate. */
export async function startImap(port: number, mailbox: BotMailbox, account: ImapAccount): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const session = createImapSession(
      mailbox,
      account,
      (bytes) => {
        if (socket.writable) socket.write(bytes);
      },
      () => socket.end(),
    );
    const stop = mailbox.onLetter(() => session.notify());
    socket.on("data", (chunk) => session.receive(chunk));
    // A client that disconnects unexpectedly is not a fault of this server.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      stop();
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
