import type { FastifyPluginCallback } from "fastify";
import { createMailbox } from "./mailbox";
import { mailRoutes } from "./mailRoutes";
import { type Message, parseMessage } from "./message";
import { startSmtp } from "./smtp";

export interface InboxOptions {
  /** A free port when absent. */
  readonly port?: number;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** Where to keep messages over a restart; in memory only when absent. */
  readonly stateFile?: string;
}

export interface Inbox {
  /** SMTP, on 127.0.0.1. */
  readonly port: number;
  /** `smtp://127.0.0.1:PORT`. */
  readonly url: string;
  /** Register it under the sandbox's prefix: the inbox page is at `<prefix>/mail/`, its JSON at `<prefix>/mail/messages`. */
  readonly plugin: FastifyPluginCallback;
  /** What was accepted, oldest first. */
  messages(): Message[];
  /** Message-IDs that came more than once. */
  duplicated(): string[];
  /** The next n deliveries are refused with that SMTP code (4xx: try again, 5xx: do not) and not kept. */
  refuseNext(n: number, code: number): void;
  /** How many deliveries were refused so. */
  refused(): number;
  /** The first accepted message of that kind, whether it is there or comes later; rejects when the inbox closes. */
  waitFor(predicate: (message: Message) => boolean): Promise<Message>;
  clear(): void;
  close(): Promise<void>;
}

/**
 * Starts a real SMTP server that keeps what it is sent.
 *
 * @throws when the port is taken, or the state file cannot be read
 */
export async function startInbox(options: InboxOptions = {}): Promise<Inbox> {
  const now = options.clock ?? Date.now;
  const mailbox = createMailbox(options.stateFile);
  let toRefuse: number[] = [];
  let refused = 0;

  const smtp = await startSmtp(options.port ?? 0, async (raw, envelope) => {
    const code = toRefuse.shift();
    if (code !== undefined) {
      refused += 1;
      return { code, text: code < 500 ? "Try again later" : "Not accepted" };
    }
    const parsed = await parseMessage(raw);
    mailbox.add({ receivedAt: now(), envelope, ...parsed });
    return null;
  });

  return {
    port: smtp.port,
    url: `smtp://127.0.0.1:${smtp.port}`,
    plugin: (scope, _, done) => {
      scope.register(
        (pages, __, ready) => {
          mailRoutes(pages, mailbox, smtp.port);
          ready();
        },
        { prefix: "/mail" },
      );
      done();
    },
    messages: () => mailbox.messages(),
    duplicated: () => {
      const ids = mailbox.messages().flatMap(({ messageId }) => messageId ?? []);
      return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
    },
    refuseNext: (n, code) => {
      toRefuse = [...toRefuse, ...Array<number>(n).fill(code)];
    },
    refused: () => refused,
    waitFor: (predicate) => mailbox.waitFor(predicate),
    clear: () => mailbox.clear(),
    close: async () => {
      mailbox.close();
      await smtp.close();
    },
  };
}
