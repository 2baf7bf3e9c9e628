import type { Readable } from "node:stream";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

export interface Smtp {
  readonly port: number;
  close(): Promise<void>;
}

/** The code and text with which a delivery is refused. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

/** The SMTP envelope of a message. */
export interface Envelope {
  /** The client's own name (EHLO), which distinguishes callers that use different names. */
  readonly client: string;
  readonly from: string;
  readonly to: string[];
}

/**
 * A mail server on loopback, without TLS, because no client would trust its certificate; it accepts any user name and password.
 *
 * @param receive stores a message; a refusal is answered after DATA instead of 250
 */
export async function startSmtp(
  port: number,
  receive: (raw: Buffer, envelope: Envelope) => Promise<Refusal | null>,
): Promise<Smtp> {
  const server = new SMTPServer({
    name: "sandbox.invalid",
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username }, _, callback) => callback(null, { user: username }),
    onData: (stream, session, callback) => {
      readAll(stream)
        .then((raw) => receive(raw, envelopeOf(session)))
        .then(
          (refusal) => callback(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code })),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  // A client that disconnects unexpectedly is not a fault of this server.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function envelopeOf({ envelope, hostNameAppearsAs }: SMTPServerSession): Envelope {
  return {
    client: hostNameAppearsAs || "",
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    to: envelope.rcptTo.map(({ address }) => address),
  };
}
