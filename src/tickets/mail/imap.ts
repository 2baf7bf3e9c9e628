import { ImapFlow } from "imapflow";
import { isThisMachine } from "../../foundation/thisMachine";

/** The mailbox's server and login. */
export interface ImapAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. Otherwise STARTTLS is required, except on the loopback interface. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** Usually INBOX. */
  readonly path: string;
}

/** A letter as it is in the mailbox. */
export interface Held {
  readonly uid: number;
  readonly bytes: number;
  /** The whole letter, or only its beginning when it exceeds the given size. */
  readonly source: Buffer;
}

/** An open mailbox. All calls reject once the connection is lost. */
export interface Imap {
  readonly uidValidity: string;
  /** UIDs above `uid`, or of letters that came since a time (whole days; milliseconds since the epoch), ascending. */
  uidsAbove(uid: number): Promise<number[]>;
  uidsSince(time: number): Promise<number[]>;
  /** Fetches a letter without marking it as read. Undefined when it has been deleted. */
  letter(uid: number, beginning: number, longest: number): Promise<Held | undefined>;
  markSeen(uid: number): Promise<void>;
  /** Waits in IDLE and resolves when the mailbox has changed since the last call, or when the connection is lost. */
  changed(): Promise<void>;
  readonly isOpen: boolean;
  close(): Promise<void>;
}

/** Servers end an IDLE after half an hour and middleboxes drop silent connections sooner. Servers without IDLE are polled at this pace. */
const longestIdleMs = 110_000;

/**
 * Connects and opens the mailbox. Aborting `stopped` closes the connection at any time.
 * @throws what imapflow rejects with: no connection, refused, no such mailbox
 */
export async function openImap(address: ImapAddress, stopped: AbortSignal): Promise<Imap> {
  const { host, port, secure, user, password, path } = address;
  const client = new ImapFlow({
    host,
    port,
    secure,
    logger: false,
    maxIdleTime: longestIdleMs,
    disableAutoIdle: true,
    ...(secure || isThisMachine(host) ? {} : { doSTARTTLS: true }),
    auth: {
      user,
      pass: password,
    },
    connectionTimeout: 2e4,
    greetingTimeout: 2e4,
    maxLiteralSize: 64 * 1024 * 1024,
    maxResponseSize: 128 * 1024 * 1024,
  });
  let isOpen = true;
  let isNews = true;
  let wake = (): void => undefined;
  const news = (): void => {
    isNews = true;
    wake();
  };
  client.on("exists", news);
  // When the mailbox was recreated its UIDs are different, so the connection is closed and everything starts again.
  client.on("mailboxOpen", ({ uidValidity }) => {
    if (opened !== undefined && String(uidValidity) !== opened) client.close();
  });
  client.on("error", () => undefined);
  const breakOff = (): void => client.close();
  stopped.addEventListener("abort", breakOff);
  client.on("close", () => {
    stopped.removeEventListener("abort", breakOff);
    isOpen = false;
    news();
  });
  let opened: string | undefined;
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(path);
    opened = String(mailbox.uidValidity);
  } catch (cause) {
    client.close();
    throw cause;
  }
  const search = async (query: Parameters<typeof client.search>[0]): Promise<number[]> => {
    const found = await client.search(query, { uid: true });
    if (!found) throw new Error("The mail server refused a search.");
    return [...found].sort((a, b) => a - b);
  };

  return {
    uidValidity: opened,
    // `n:*` always includes the last letter, even when its UID is below n.
    uidsAbove: async (uid) => (await search({ uid: `${uid + 1}:*` })).filter((it) => it > uid),
    uidsSince: (time) => search({ since: new Date(time) }),
    async letter(uid, beginning, longest) {
      const head = await client.fetchOne(String(uid), { size: true }, { uid: true });
      if (!head) return undefined;
      const bytes = head.size ?? 0;
      const source = bytes > longest ? { start: 0, maxLength: beginning } : true;
      const whole = await client.fetchOne(String(uid), { source }, { uid: true });
      return whole && whole.source ? { uid, bytes, source: whole.source } : undefined;
    },
    async markSeen(uid) {
      await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
    },
    async changed() {
      if (isOpen && !isNews) {
        void client.idle().catch(() => undefined);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      isNews = false;
    },
    get isOpen() {
      return isOpen;
    },
    async close() {
      // A lost server does not answer LOGOUT; the socket is closed regardless.
      await client.logout().catch(() => undefined);
      client.close();
    },
  };
}
