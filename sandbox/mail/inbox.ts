import type { FastifyPluginCallback } from "fastify";
import { createBotMailbox } from "./botMailbox";
import { startImap } from "./imapServer";
import type { ImapAccount } from "./imapSession";
import { createMailbox } from "./mailbox";
import { mailRoutes } from "./mailRoutes";
import { type Message, parseMessage } from "./message";
import { startSmtp } from "./smtp";

export interface InboxOptions {
  /** A free port if missing. */
  readonly port?: number;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** The file that keeps messages over a restart; if missing, they are kept in memory only. */
  readonly stateFile?: string;
  /** The assistant's own mailbox: letters to it are stored separately and served over IMAP. */
  readonly bot?: ImapAccount & {
    /** Letters to this address, and to `name+anything@`, belong to it. */
    readonly address: string;
    readonly stateFile?: string;
  };
}

export interface Inbox {
  /** The SMTP port on 127.0.0.1. */
  readonly port: number;
  /** `smtp://127.0.0.1:PORT`. */
  readonly url: string;
  /** The port of the assistant's mailbox, IMAP on 127.0.0.1; undefined if there is none. */
  readonly imapPort: number | undefined;
  /** Register it under the sandbox's prefix: the inbox page is then at `<prefix>/mail/`, its JSON at `<prefix>/mail/messages`. */
  readonly plugin: FastifyPluginCallback;
  /** The accepted messages, oldest first. */
  messages(): Message[];
  /** Message-IDs that were received more than once. */
  duplicated(): string[];
  /** Refuses the next n deliveries with that SMTP code (4xx: try again, 5xx: do not), and does not keep them. */
  refuseNext(n: number, code: number): void;
  /** How many deliveries were refused this way. */
  refused(): number;
  /** The first accepted message that matches, now or later; rejects when the inbox closes. */
  waitFor(predicate: (message: Message) => boolean): Promise<Message>;
  clear(): void;
  close(): Promise<void>;
}

/**
 * Starts a real SMTP server that stores the messages it receives.
 *
 * @throws when the port is taken, or the state file cannot be read
 */
export async function startInbox(options: InboxOptions = {}): Promise<Inbox> {
  const now = options.clock ?? Date.now;
  const mailbox = createMailbox(options.stateFile);
  const { bot } = options;
  const botMailbox = bot && createBotMailbox(bot.stateFile, now());
  const imap = bot && botMailbox && (await startImap(0, botMailbox, bot));
  const isBots = (address: string): boolean => bot !== undefined && withoutPlus(address) === withoutPlus(bot.address);
  let toRefuse: number[] = [];
  let refused = 0;

  const smtp = await startSmtp(options.port ?? 0, async (raw, envelope) => {
    const code = toRefuse.shift();
    if (code !== undefined) {
      refused += 1;
      return { code, text: code < 500 ? "Try again later" : "Not accepted" };
    }
    const others = envelope.to.filter((it) => !isBots(it));
    if (others.length < envelope.to.length)
      botMailbox?.add(Buffer.concat([Buffer.from(`Return-Path: <${envelope.from}>\r\n`), raw]), now());
    if (others.length === 0) return null;
    const parsed = await parseMessage(raw);
    mailbox.add({ receivedAt: now(), envelope: { ...envelope, to: others }, ...parsed });
    return null;
  });

  return {
    port: smtp.port,
    url: `smtp://127.0.0.1:${smtp.port}`,
    imapPort: imap?.port,
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
      await imap?.close();
    },
  };
}

const withoutPlus = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, "");
