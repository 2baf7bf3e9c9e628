import { addAccount, addChat, openCrowdWorld, type CrowdWorld } from "./crowd";
import { copy, copyIn } from "../support/copy";

const minute = 60_000;

let it: CrowdWorld;
const open = async (options: Parameters<typeof openCrowdWorld>[0] = {}) => (it = await openCrowdWorld(options));
afterEach(() => it.close());

const crowd = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) await addChat(it.world.store, `kept:${n}`);
};
const gotTwice = (): string[] => [...it.kept.got].flatMap(([user, all]) => (all.length > 1 ? [user] : []));

describe("a broadcast of the staff", () => {
  test("reaches everybody once, in their language, with a button to turn broadcasts off", async () => {
    await open();
    await addChat(it.world.store, "kept:ola");
    await addChat(it.world.store, "kept:joe", { lang: "en" });
    await addChat(it.world.store, "kept:oksana", { lang: "uk" });
    await it.sends("", undefined, { pl: "Od jutra.\n\nW dziekanacie.", en: "From tomorrow." });
    await it.world.pass(minute);
    expect(it.kept.got.get("ola")).toEqual([
      [copy("broadcast.title"), "Od jutra.", "W dziekanacie.", `[${copy("broadcast.stop")}]`].join("\n"),
    ]);
    expect(it.kept.got.get("joe")![0]).toContain("From tomorrow.");
    expect(it.kept.got.get("oksana")![0]).toContain(copyIn("uk", "broadcast.onlyPolish"));
    expect(it.kept.got.get("oksana")![0]).toContain("W dziekanacie.");
    expect(it.outcome()).toEqual({ told: 3, unreachable: 0, optedOut: 0, unclear: 0, refused: 0 });
  });

  test("reaches a student with two chats in the one they used last, and nobody who cannot be reached or does not want it", async () => {
    await open();
    const { store } = it.world;
    await addAccount(store, "o:1", ["kept:old", "fake:new"]);
    await addChat(store, "kept:old", { account: "o:1", lastSeenAt: 1 });
    await addChat(store, "fake:new", { account: "o:1", lastSeenAt: 2 });
    await addChat(store, "kept:left", { reachable: false });
    await addChat(store, "switchedOff:1");
    await addChat(store, "kept:no", { wantsNoBroadcasts: true });
    await addAccount(store, "o:2", ["kept:silent", "fake:silent"]);
    await addChat(store, "kept:silent", { account: "o:2", wantsNoBroadcasts: true });
    await addChat(store, "fake:silent", { account: "o:2", wantsNoBroadcasts: true });
    await it.sends();
    await it.world.pass(minute);
    expect([...it.kept.got.keys()]).toEqual([]);
    expect([...it.world.channel.screens.keys()]).toEqual(["new"]);
    expect(it.outcome()).toEqual({ told: 1, unreachable: 2, optedOut: 2, unclear: 0, refused: 0 });
  });

  test("does not come to a chat that wants none, but to the one used last of the student's others", async () => {
    await open();
    const { store } = it.world;
    await addAccount(store, "o:1", ["kept:intruder", "kept:older", "kept:own", "kept:gone"]);
    await addChat(store, "kept:intruder", { account: "o:1", lastSeenAt: 4, wantsNoBroadcasts: true });
    await addChat(store, "kept:gone", { account: "o:1", lastSeenAt: 3, reachable: false });
    await addChat(store, "kept:own", { account: "o:1", lastSeenAt: 2 });
    await addChat(store, "kept:older", { account: "o:1", lastSeenAt: 1 });
    await addAccount(store, "o:2", ["kept:no", "kept:left"]);
    await addChat(store, "kept:no", { account: "o:2", wantsNoBroadcasts: true });
    await addChat(store, "kept:left", { account: "o:2", reachable: false });
    await addChat(store, "kept:both", { wantsNoBroadcasts: true, reachable: false });
    await it.sends();
    await it.world.pass(minute);
    expect([...it.kept.got.keys()]).toEqual(["own"]);
    expect(it.outcome()).toMatchObject({ told: 1, optedOut: 1, unreachable: 1 });
  });

  test("can go only to students whose order is in progress, or whose card ends before a certain day", async () => {
    await open();
    const { store } = it.world;
    const student = async (name: string, order?: Parameters<typeof addAccount>[3]) => {
      await addAccount(store, `o:${name}`, [`kept:${name}`], order);
      await addChat(store, `kept:${name}`, { account: `o:${name}` });
    };
    await student("waits", { phase: "processing" });
    await student("ready", { phase: "ready" });
    await student("soon", { phase: "collected", expiresAt: "2027-03-30" });
    await student("later", { phase: "collected", expiresAt: "2027-03-31" });
    await student("over", { phase: "collected", expiresAt: "2026-11-22" });
    await student("nothing");
    await addChat(store, "kept:stranger");
    // The account no longer lists this chat among its own.
    await addChat(store, "kept:former", { account: "o:waits" });
    await it.sends("A", { kind: "underWay" });
    await it.world.pass(minute);
    expect([...it.kept.got.keys()].sort()).toEqual(["ready", "waits"]);
    it.kept.got.clear();
    await it.sends("B", { kind: "endsBefore", day: "2027-03-31" });
    await it.world.pass(minute);
    expect([...it.kept.got.keys()]).toEqual(["soon"]);
  });

  test("keeps the pace of its channel", async () => {
    await open({ perSecond: 4 });
    await crowd(20);
    await it.sends();
    await it.world.pass(1_000, 250);
    expect(it.kept.got.size).toBeLessThanOrEqual(8);
    await it.world.pass(1_000, 250);
    expect(it.kept.got.size).toBeLessThanOrEqual(12);
    await it.world.pass(minute, 1_000);
    expect(it.kept.got.size).toBe(20);
  });

  test("waits for the morning", async () => {
    await open({ start: "2026-11-23T21:30:00Z" });
    await crowd(1);
    await it.sends();
    await it.world.pass(9 * 60 * minute, 5 * minute);
    expect(it.kept.got.size).toBe(0);
    await it.world.pass(60 * minute, 5 * minute);
    expect(it.kept.got.size).toBe(1);
  });

  test("comes later to people whose channel asks for a pause", async () => {
    await open();
    await crowd(3);
    it.kept.next.push({ ok: false, refusal: "later", afterMs: 5_000 });
    await it.sends();
    await it.world.settle();
    expect(it.kept.got.size).toBe(2);
    await it.world.pass(minute);
    expect(it.outcome()).toMatchObject({ told: 3, unclear: 0 });
  });

  test("is not sent again where it may have arrived, which is reported; a channel that is down loses few messages", async () => {
    await open();
    await crowd(100);
    it.kept.next.push({ ok: false, refusal: "later", afterMs: 2_000, mayHaveArrived: true }, new Error("broke off"));
    await it.sends();
    await it.world.pass(5 * minute);
    expect(it.outcome()).toMatchObject({ told: 98, unclear: 2 });
    expect(gotTwice()).toEqual([]);
  });

  test("marks people who have removed the assistant, and counts refused messages", async () => {
    await open();
    await crowd(3);
    it.kept.next.push({ ok: false, refusal: "gone" }, { ok: false, refusal: "never" });
    await it.sends();
    await it.world.pass(minute);
    expect(it.outcome()).toEqual({ told: 1, unreachable: 1, optedOut: 0, unclear: 0, refused: 1 });
    await it.sends("Drugie");
    await it.world.pass(minute);
    expect(it.outcome()).toMatchObject({ told: 2, unreachable: 1 });
  });

  test("leaves only the message and its counts in the store", async () => {
    await open();
    await crowd(3);
    await it.sends();
    await it.world.pass(minute);
    for (const kind of ["broadcastPage", "broadcastDelivery"])
      for await (const { key } of it.world.store.scan(kind)) expect(key).toBeUndefined();
    expect(await it.world.store.depth("broadcast")).toBe(0);
  });
});

describe("a process that dies during a broadcast", () => {
  // The process dies at every step it takes, one after another, until a run ends without a death: before each read or write of the store, and before
  // each message.
  test("has written to nobody twice, at whatever step it dies, and the next process writes to all others", async () => {
    await open();
    await crowd(3);
    await addChat(it.world.store, "fake:a");
    let steps = 0;
    for (let last = 1, went = false; !went; last++) {
      it.kept.got.clear();
      const before = it.world.process;
      before.dieAt(({ count }) => count === last);
      await it.sends(`Ogłoszenie ${last}`);
      await it.world.pass(2 * minute, minute / 2);
      went = it.world.process === before;
      expect({ last, twice: gotTwice() }).toEqual({ last, twice: [] });
      const { told = 0, unclear = 0, ...others } = it.outcome() ?? {};
      expect({ last, sum: told + unclear, others }).toEqual({
        last,
        sum: 4,
        others: { unreachable: 0, optedOut: 0, refused: 0 },
      });
      // One of the four people is in the other channel.
      expect(it.kept.got.size).toBeGreaterThanOrEqual(told - 1);
      steps = last;
    }
    expect(steps).toBeGreaterThan(15);
  });
});
