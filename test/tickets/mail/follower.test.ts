import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { ImapFlow } from "imapflow";
import { createLog } from "../../../src/ops/log";
import { createTroubles } from "../../../src/ops/troubles";
import { imapMends, imapTrouble } from "../../../src/tickets/mailTrouble";
import { memoryStore } from "../../support/memoryStore";
import { createCursorStore } from "../../../src/tickets/mail/cursor";
import { answer, followed, taker, type Followed } from "./followed";
import { startMailServer, type MailServer } from "./mailServer";
import { recordingDesk, type RecordingDesk } from "./recordingDesk";
import { waitingFor } from "../../support/waiting";

let server: MailServer;
let store: ReturnType<typeof memoryStore>;
let desk: RecordingDesk;
let followers: Followed[];
beforeEach(async () => {
  server = await startMailServer();
  store = memoryStore();
  desk = recordingDesk();
  followers = [];
});
afterEach(async () => {
  await Promise.all(followers.map((it) => it.stop()));
  await server.close();
});

function follow(name = "one", more: Parameters<typeof followed>[4] = {}): Followed {
  const follower = followed(name, server.imap, store, desk, more);
  followers.push(follower);
  follower.start();
  return follower;
}
const texts = (): string[] => desk.replies.map(({ action }) => action.text);

/** The flags of every letter in the mailbox, oldest first. */
async function seen(): Promise<boolean[]> {
  const { host, port, user, password } = server.imap;
  const client = new ImapFlow({ host, port, secure: false, logger: false, auth: { user, pass: password } });
  await client.connect();
  await client.mailboxOpen("INBOX", { readOnly: true });
  const all = await client.fetchAll("1:*", { flags: true });
  await client.logout();
  return all.map(({ flags }) => flags?.has("\\Seen") ?? false);
}

describe("the mailbox", () => {
  test("announces a letter as soon as it arrives, without being asked", async () => {
    const follower = follow();
    await server.send(answer("L-ABC234", "Pierwszy"));
    await follower.count(1);
    // From here on only IDLE can announce a letter: the next regular check comes with the lease, in ten minutes.
    await follower.stop();
    const patient = follow("two", { pace: { leaseMs: 30 * 60_000, firstRetryMs: 20, longestRetryMs: 100 } });
    await server.send(answer("L-ABC234", "Drugi"));
    await patient.count(1);
    await server.send(answer("L-ABC234", "Trzeci"));
    await patient.count(2);
    expect(texts()).toEqual(["Pierwszy", "Drugi", "Trzeci"]);
    expect(desk.replies[0]).toMatchObject({
      ticket: "L-ABC234",
      by: { id: "mail:anna.nowak@uni.opole.pl", name: "Anna Nowak" },
      action: { kind: "reply", via: "mail", files: [] },
    });
  });

  test("is read from where it was left after nobody followed it, and nothing is relayed twice", async () => {
    const first = follow();
    await server.send(answer("L-ABC234", "przed"));
    await first.count(1);
    await first.stop();
    await server.send(answer("L-ABC234", "w trakcie"));
    await server.send(answer("L-XYZ789", "też w trakcie"));
    const second = follow();
    await second.count(2);
    expect(texts()).toEqual(["przed", "w trakcie", "też w trakcie"]);
    expect(desk.asked()).toBe(3);
  });

  test("is followed again by itself after the mail server was killed", async () => {
    const follower = follow();
    await server.send(answer("L-ABC234", "przed"));
    await follower.count(1);
    await server.kill();
    await server.send(answer("L-ABC234", "gdy serwer leżał"));
    await server.revive();
    await follower.count(2);
    await server.send(answer("L-ABC234", "po"));
    await follower.count(3);
    expect(texts()).toEqual(["przed", "gdy serwer leżał", "po"]);
    expect(desk.asked()).toBe(3);
  });

  test("is read again after it was created anew with other numbers, without a word repeated", async () => {
    const follower = follow();
    await server.send(answer("L-ABC234", "stary"));
    await follower.count(1);
    await server.renumber();
    await server.send(answer("L-ABC234", "nowy"));
    await follower.count(3);
    expect(texts()).toEqual(["stary", "nowy"]);
    expect(follower.outcomes).toEqual(["relayed", "repeated", "relayed"]);
  });

  test("keeps letters unread that could not be handled, and marks the others as read", async () => {
    const follower = follow();
    await server.send(answer("L-ABC234", "dla studenta"));
    await server.send(answer("L-ABC234", "od obcego", { From: "Ktoś <ktos@example.org>" }));
    await server.send(answer("L-ABC234", "// tylko dla nas"));
    await follower.count(3);
    await follower.stop();
    expect(follower.outcomes).toEqual(["relayed", "stranger", "note"]);
    expect(await seen()).toEqual([true, false, true]);
  });
});

describe("several processes", () => {
  test("take turns: only one follows at a time, and another takes over when the first goes silent", async () => {
    const one = follow("one");
    await server.send(answer("L-ABC234", "a"));
    await one.count(1);
    const two = follow("two");
    await server.send(answer("L-ABC234", "b"));
    await one.count(2);
    expect(two.outcomes).toEqual([]);
    await one.stop();
    await server.send(answer("L-ABC234", "c"));
    await two.count(1);
    expect(texts()).toEqual(["a", "b", "c"]);
    expect(desk.asked()).toBe(3);
  });

  test("take over from one that died without notice when its lease is over, and it cannot go on afterwards", async () => {
    const time = { now: Date.now() };
    const cursorOf = (holder: string) =>
      createCursorStore({ store, mailbox: "m", holder, leaseMs: 60_000, clock: () => time.now });
    const [dead, other] = [cursorOf("dead"), cursorOf("other")];
    expect(await dead.hold()).toMatchObject({ holder: "dead" });
    expect(await other.hold()).toBeUndefined();
    expect(await other.advance((it) => it)).toBeUndefined();
    time.now += 60_001;
    expect(await other.hold()).toMatchObject({ holder: "other" });
    expect(await dead.advance((it) => ({ ...it, lastUid: 99 }))).toBeUndefined();
    expect(await other.hold()).toMatchObject({ lastUid: 0 });
  });
});

describe("a failure in the middle of the work:", () => {
  test("a crash between relaying a letter and writing down how far it came repeats nothing", async () => {
    const dying = Object.create(store) as typeof store;
    let relayed = 0;
    dying.commit = (commit) => {
      const moves = JSON.stringify(commit.put ?? []).includes(`"lastUid":1,`);
      return moves && relayed > 0 ? Promise.reject(new Error("killed")) : store.commit(commit);
    };
    const take = taker(desk);
    const first = followed("one", server.imap, dying, desk, {
      take: async (source, isWhole) => {
        const taken = await take(source, isWhole);
        relayed += 1;
        if (relayed === 3) enough();
        return taken;
      },
    });
    let enough = (): void => undefined;
    const tried = new Promise<void>((resolve) => (enough = resolve));
    await server.send(answer("L-ABC234", "raz"));
    first.start();
    await tried;
    await first.stop();
    expect(texts()).toEqual(["raz"]);
    expect(first.outcomes).toEqual([]);

    const second = follow("one");
    await second.count(1);
    expect(second.outcomes).toEqual(["repeated"]);
    expect(texts()).toEqual(["raz"]);
  });

  test("a letter that cannot be handled is tried again later and delays no other", async () => {
    const time = { ahead: 0 };
    desk.breakNext(2);
    const follower = follow("one", {
      clock: () => Date.now() + time.ahead,
      pace: { leaseMs: 300, firstRetryMs: 20, longestRetryMs: 100 },
    });
    await server.send(answer("L-ABC234", "trudny"));
    await server.send(answer("L-ABC235", "też trudny"));
    await server.send(answer("L-ABC236", "łatwy"));
    await follower.count(1);
    expect(texts()).toEqual(["łatwy"]);
    time.ahead = 31_000;
    await follower.count(3);
    expect(texts().sort()).toEqual(["też trudny", "trudny", "łatwy"]);
  });

  test("a flood of 500 letters is handled in order, each letter once", async () => {
    const all = Array.from({ length: 500 }, (_, n) => `list ${n}`);
    for (const text of all) await server.send(answer("L-ABC234", text));
    const follower = follow();
    await waitingFor("500 letters to be dealt with", follower.count(500));
    expect(texts()).toEqual(all);
    expect(desk.asked()).toBe(500);
  });

  test("a letter of 30 MB is not fetched, but its words reach the student and its attachment is named", async () => {
    const follower = follow();
    const big = Buffer.alloc(30 * 1024 * 1024, "QUJD\r\n").toString("latin1");
    const parts = [
      "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nW załączniku skan.\r\n",
      `--b\r\nContent-Type: application/pdf; name="skan.pdf"\r\nContent-Disposition: attachment; filename="skan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${big}\r\n--b--\r\n`,
    ];
    await server.send(
      answer("L-ABC234", parts.join(""), { "Content-Type": 'multipart/mixed; boundary="b"', "MIME-Version": "1.0" }),
    );
    await follower.count(1);
    expect(desk.replies[0]?.action).toEqual({
      kind: "reply",
      via: "mail",
      isSupports: false,
      text: "W załączniku skan.",
      files: [{ name: "skan.pdf", type: "application/pdf", bytes: 0 }],
    });
  });

  test("a password that is no longer accepted is tried at growing intervals, and reported once", async () => {
    const lines: object[] = [];
    const write = (line: string): void => void lines.push(JSON.parse(line) as object);
    const pauses: number[] = [];
    let enough = (): void => undefined;
    const five = new Promise<void>((resolve) => (enough = resolve));
    const password = "no longer this one";
    const troubles = createTroubles(createLog("info", { write }));
    const follower = followed("one", { ...server.imap, password }, store, desk, {
      log: createLog("info", { write }),
      onFollowed: (err) => troubles.report("imap", imapTrouble(err)),
      pace: { leaseMs: 60_000, firstRetryMs: 1_000, longestRetryMs: 5_000 },
      sleep: (ms, signal) => {
        pauses.push(ms);
        if (pauses.length < 5) return Promise.resolve();
        enough();
        return new Promise((_, reject) => signal.addEventListener("abort", reject));
      },
    });
    follower.start();
    await five;
    await follower.stop();
    // The random factor is fixed at its middle, which gives three quarters of each pause.
    expect(pauses).toEqual([750, 1_500, 3_000, 3_750, 3_750]);
    expect(lines).toMatchObject([{ level: 50, code: "imap.login", next: imapMends.login }]);
    expect(JSON.stringify(lines)).not.toContain(password);
  });

  test("the follower stops at once while the mail server accepts the connection and says nothing", async () => {
    const mute = createServer().listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as AddressInfo;
    const follower = followed("one", { ...server.imap, port }, store, desk);
    const connected = once(mute, "connection") as Promise<[Socket]>;
    follower.start();
    const [socket] = await connected;
    await follower.stop();
    socket.destroy();
    mute.close();
    expect(follower.isFollowing()).toBe(false);
  });

  test("the follower stops at once while the mail server cannot be reached", async () => {
    await server.kill();
    const follower = follow();
    await follower.stop();
    expect(follower.isFollowing()).toBe(false);
  });
});
