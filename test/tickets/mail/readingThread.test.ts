import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLog } from "../../../src/ops/log";
import { createLetterReader } from "../../../src/tickets/mail/readLetter";
import { createReadingThread, type ReadingThread } from "../../../src/tickets/mail/readingThread";
import { noStaffAnswers } from "./letterTaker";
import { createTaker } from "../../../src/tickets/mail/takeLetter";
import { memoryStore } from "../../support/memoryStore";
import { until } from "../../support/waiting";
import { addresses, answer, followed, type Followed } from "./followed";
import { startMailServer, type MailServer } from "./mailServer";
import { recordingDesk } from "./recordingDesk";

const rules = { replyTo: "legitka@uni.opole.pl", keys: [Buffer.alloc(32, 7)], domains: ["uni.opole.pl"] };
const badReading = join(__dirname, "child/badReading.ts");
const said = { said: ["Aplikacja pisze, że mLegitymacja nie istnieje."], givesBack: [], notes: [] };

let thread: ReadingThread | undefined;
afterEach(() => thread?.close());

function open(more: Partial<Parameters<typeof createReadingThread>[0]> = {}): ReadingThread {
  thread = createReadingThread({ rules, saidAbout: () => Promise.resolve(said), clock: Date.now, ...more });
  return thread;
}
const letter = (text: string): Buffer => Buffer.from(answer("L-ABC234", text));

test("a thread reads letters with their files, with the same result as without a thread", async () => {
  const { read } = open();
  const here = createLetterReader({ ...rules, addresses, saidAbout: () => Promise.resolve(said) });
  const folder = join(__dirname, "letters");
  const letters = readdirSync(folder).filter((it) => it.endsWith(".eml"));
  expect(letters.length).toBeGreaterThan(10);
  for (const name of letters) {
    const source = readFileSync(join(folder, name));
    expect({ name, read: await read(source, true) }).toEqual({ name, read: await here(source, true) });
  }
});

test.each([
  ["that never ends", "busy for good", 2_000, /longer than/],
  ["that takes all memory", "all memory", 120_000, /memory/],
  ["that throws", "it throws", 120_000, /has no end/],
])(
  "a letter %s counts as unreadable, the process goes on, and the next letter is read",
  async (_, text, deadlineMs, why) => {
    const { read } = open({ program: badReading, deadlineMs, heapMb: 64 });
    await expect(read(letter(text), true)).rejects.toMatchObject({
      code: "letter.unreadable",
      message: expect.stringMatching(why) as string,
    });
    expect(await read(letter("Proszę przyjść we wtorek."), true)).toMatchObject({ kind: "answer" });
  },
);

test("a thread that runs out of memory while it is being ended for its deadline does not end the process", async () => {
  const { read } = open({ program: badReading, deadlineMs: 50, heapMb: 64 });
  for (let n = 0; n < 5; n++)
    await expect(read(letter("all memory"), true)).rejects.toMatchObject({ code: "letter.unreadable" });
});

test("a store that cannot give the text of our letters does not count against the letter", async () => {
  const gone = new Error("the store is gone");
  await expect(open({ saidAbout: () => Promise.reject(gone) }).read(letter("Tak"), true)).rejects.toBe(gone);
});

test("after three unreadable letters within an hour a stranger's letter gets less time, and one to a ticket's signed address does not", async () => {
  let now = 0;
  const { read } = open({ program: badReading, deadlineMs: 600, hurriedMs: 50, clock: () => now });
  const stranger = Buffer.from(answer("L-ABC234", "busy for good", { To: rules.replyTo }));
  const took = (source: Buffer): Promise<string> =>
    read(source, true).then(
      () => "read",
      (cause: unknown) => (cause instanceof Error ? cause.message : "unknown"),
    );
  for (let n = 0; n < 3; n++) expect(await took(stranger)).toContain("longer than 0.6 s");
  expect(await took(stranger)).toContain("longer than 0.05 s");
  expect(await took(letter("busy for good"))).toContain("longer than 0.6 s");
  now += 61 * 60_000;
  expect(await took(stranger)).toContain("longer than 0.6 s");
});

describe("in the mailbox", () => {
  let server: MailServer;
  let follower: Followed | undefined;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(async () => {
    await follower?.stop();
    await server.close();
  });

  test("a letter that cannot be read is set aside by its id after the second time and delays no other, and no other process takes the mailbox in the meantime", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog("trace", { write: (line: string) => void lines.push(JSON.parse(line) as never) });
    const desk = recordingDesk();
    const store = memoryStore();
    const time = { ahead: 0 };
    const clock = (): number => Date.now() + time.ahead;
    const { read } = open({ program: badReading, deadlineMs: 3_000 });
    const pace = { leaseMs: 1_000, firstRetryMs: 20, longestRetryMs: 100 };
    const more = {
      take: createTaker({ desk, read, staffAnswers: noStaffAnswers, support: "pomoc@uni.opole.pl" }),
      log,
      clock,
      pace,
    };
    await server.send(answer("L-ABC234", "busy for good"));
    await server.send(answer("L-ABC235", "Proszę przyjść we wtorek."));
    follower = followed("one", server.imap, store, desk, more);
    follower.start();
    await until("the follower to hold the mailbox", () => follower?.isFollowing() ?? false);
    const other = followed("two", server.imap, store, desk, {
      ...more,
      take: () => Promise.reject(new Error("taken")),
    });
    other.start();
    await follower.count(1);
    expect(desk.replies.map(({ ticket }) => ticket)).toEqual(["L-ABC235"]);
    expect(other.isFollowing()).toBe(false);
    await other.stop();
    expect(other.outcomes).toEqual([]);
    time.ahead = 31_000;
    await follower.count(2);
    expect(follower.outcomes).toEqual(["relayed", "setAside"]);
    const aside = lines.filter(({ level }) => level === 50);
    expect(aside).toMatchObject([{ uid: 1, outcome: "setAside" }]);
    await server.send(answer("L-ABC234", "Proszę przyjść w środę."));
    await follower.count(3);
    expect(desk.replies.map(({ ticket }) => ticket)).toEqual(["L-ABC235", "L-ABC234"]);
  });

  test("24 MB of forged signatures are read while the mailbox is held, and the next letter reaches the student", async () => {
    const desk = recordingDesk();
    const store = memoryStore();
    const more = {
      take: createTaker({ desk, read: open().read, staffAnswers: noStaffAnswers, support: "pomoc@uni.opole.pl" }),
      pace: { leaseMs: 1_000 },
    };
    const forged = `[L-ABC234:${"a".repeat(16)}] `.repeat(30);
    const text = `${forged}\r\n`.repeat(Math.floor((24 * 1024 * 1024) / forged.length));
    await server.send(answer("L-ABC234", text, { From: "Mallory <mallory@evil.example>", To: rules.replyTo }));
    await server.send(answer("L-ABC235", "Proszę przyjść we wtorek."));
    follower = followed("one", server.imap, store, desk, more);
    follower.start();
    await until("the follower to hold the mailbox", () => follower?.isFollowing() ?? false);
    const other = followed("two", server.imap, store, desk, more);
    other.start();
    await follower.count(2);
    await other.stop();
    expect(desk.replies.map(({ ticket }) => ticket)).toEqual(["L-ABC235"]);
    expect(other.outcomes).toEqual([]);
  });
});
