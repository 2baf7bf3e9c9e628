import { accountNamed } from "../support/ids";
import { createAudit } from "../../src/helpdesk/audit";
import { createSeals } from "../../src/helpdesk/auditChain";
import { lifetimes } from "../../src/privacy/lifetimes";
import { createRetention, retentionQueue, type Retention } from "../../src/privacy/retention";
import { createLog } from "../../src/ops/log";
import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";
import type { Job, Store } from "../../src/store/port";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const leaseMs = 30_000;
const limits = {
  conversationMs: 30 * day,
  accountMs: 60 * day,
  ticketMs: 20 * day,
  statisticsMs: 100 * day,
  auditMs: 40 * day,
  missedMs: 10 * day,
};

describe("the retention sweep", () => {
  let world: World;
  let nightly: Retention;

  const missed = { keptDays: 10, endpoint: undefined };
  beforeEach(async () => {
    const work = [{ queue: retentionQueue, concurrency: 1, handle: (job: Job) => nightly.perform(job) }];
    world = await openWorld({ readyAfterMs: minute, missed, connect: () => ({ work }) });
  });
  afterEach(() => world.close());

  const auditOf = (store: Store) =>
    createAudit({ store, seals: createSeals({ keys: [{ id: "k1", key: Buffer.alloc(32, 1) }] }), clock: world.now });

  const retentionOn = (store: Store, more: { mostPerRun?: number } = {}): Retention => {
    const { accounts, turns } = world.app;
    const when = { hour: 3, timeZone: "Europe/Warsaw" };
    const parts = { store, limits, accounts, audit: auditOf(store), log: createLog("silent"), ...when };
    return createRetention({ ...parts, ...more, forget: (chatId) => turns.forget(chatId) });
  };

  /** Runs one sweep over a store, as the process that holds the job. */
  const sweepOn = async (store: Store): Promise<void> => {
    const retention = retentionOn(store);
    await retention.ensureScheduled();
    await retention.perform({ queue: retentionQueue, id: "sweep", partition: "retention", payload: {}, claim: 1 });
  };

  const keepTidy = async (more: { mostPerRun?: number } = {}): Promise<void> => {
    nightly = retentionOn(world.store, more);
    await nightly.ensureScheduled();
  };

  /** Every record in the store that contains a text in its key or its value. */
  const recordsThatName = async (text: string): Promise<string[]> => {
    const found: string[] = [];
    for (const kind of Object.keys(lifetimes))
      for await (const { key, value } of world.store.scan(kind))
        if (JSON.stringify([key, value]).includes(text)) found.push(kind);
    return found.sort();
  };

  const partitionsOf = async (kind: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { key } of world.store.scan(kind)) found.push(key.partition);
    return found;
  };
  const recordsOf = async (kind: string): Promise<number> => (await partitionsOf(kind)).length;

  /** The number of access tokens that USOS was asked to revoke. */
  const revoked = (): number => world.sandbox.control.calls("oauth/revoke_token");

  /** A student whose card is on their phone and valid until a certain day. */
  const withCard = async (who = "anna") => {
    const ola = world.student();
    await ola.signsInAs(who);
    await ola.presses("place");
    await world.pass(4 * minute);
    world.sandbox.control.collect(who);
    await world.pass(30 * minute, minute);
    return ola;
  };

  test("forgets a person who is not signed in and has not written for the configured number of days, and not before", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.opens();
    await ola.presses("link");
    await world.pass(29 * day, hour);
    expect(await recordsThatName(ola.key)).toEqual(["person"]);
    await world.pass(2 * day, hour);
    expect(await recordsThatName(ola.key)).toEqual([]);
    expect(await ola.opens()).toContain("mLegitymacj");
  });

  test("deletes messages that were not understood after their own time limit, though their writer is kept", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.opens();
    await ola.says("zorbl frump kwyz blarg");
    await world.pass(9 * day, hour);
    expect(await recordsThatName("zorbl")).toEqual(["missed"]);
    await world.pass(2 * day, hour);
    expect(await recordsThatName("zorbl")).toEqual([]);
    expect(await recordsThatName(ola.key)).toEqual(["person"]);
  });

  test("keeps a person who writes now and then", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.opens();
    for (let times = 0; times < 3; times++) {
      await world.pass(20 * day, hour);
      await ola.opens();
    }
    expect(await recordsThatName(ola.key)).toContain("person");
  });

  test("keeps a person who writes at the very moment when they would be forgotten", async () => {
    const ola = world.student();
    await ola.opens();
    await world.pass(31 * day, 6 * hour);
    let heard = "";
    // The student writes after the sweep has read their records and before it commits.
    const store: Store = {
      ...world.store,
      async commit(commit) {
        if (commit.partition === ola.key && commit.delete?.length) heard = await ola.says("menu");
        return world.store.commit(commit);
      },
    };
    await sweepOn(store);
    expect(heard).not.toBe("");
    expect(await recordsThatName(ola.key)).toContain("person");
    expect(await ola.says("menu")).not.toBe("");
  });

  test("keeps a person with an open ticket, and keeps a resolved ticket for its own time limit", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.opens();
    await ola.says("chcę rozmawiać z człowiekiem");
    await ola.submits("Moja karta zniknęła z telefonu");
    await ola.presses("send");
    const [opened] = await world.app.ticketing.desk.open();
    expect(opened?.chatId).toBe(ola.key);
    await world.pass(50 * day, 6 * hour);
    expect(await recordsThatName(ola.key)).toEqual(expect.arrayContaining(["person", "ticket", "ticketName"]));

    const by = { id: "mail:x@uni.opole.pl", name: "Ewa" };
    await world.app.ticketing.desk.act(opened?.id ?? "", { kind: "resolve", via: "mail" }, by, "event-1");
    await world.settle();
    await world.pass(19 * day, 6 * hour);
    expect(await recordsThatName(opened?.id ?? "")).toContain("ticket");
    await world.pass(4 * day, 6 * hour);
    expect(await recordsThatName(opened?.id ?? "")).toEqual([]);
    expect(await recordsThatName(ola.key)).toEqual([]);
  });

  test("forgets a student whose card expired long ago: the access is revoked at USOS, and nothing is left in any chat", async () => {
    await keepTidy();
    const ola = await withCard();
    const other = world.student("Ola2");
    await other.signsInAs("anna");
    const [account] = await partitionsOf("account");
    const { orders } = (await world.app.accounts.get(accountNamed(account ?? "")))!;
    const [card] = Object.values(orders);
    expect(card?.phase).toBe("collected");
    const end = Date.parse(`${card?.expiresAt?.slice(0, 10) ?? ""}T23:59:59Z`);
    expect(end).toBeGreaterThan(world.now() + limits.accountMs);

    // The student has long been idle, but the card is still valid or can be extended soon: everything is kept, and reminders come.
    await world.pass(end - world.now() + 29 * day, 12 * hour);
    expect(await recordsThatName(ola.key)).toEqual(expect.arrayContaining(["account", "person"]));
    expect(ola.seesAll).toContain(copy("push.expiringTitle"));
    // Only the token of the first sign-in was revoked, after the second one.
    expect(revoked()).toBe(1);

    await world.pass(4 * day, 6 * hour);
    for (const text of [ola.key, other.key, account ?? "", "anna"]) expect(await recordsThatName(text)).toEqual([]);
    expect(await recordsOf("album")).toBe(0);
    expect(revoked()).toBe(2);
    expect(await world.store.depth("follow")).toBe(0);
    expect(await world.store.depth("revocation")).toBe(0);
  });

  test("keeps an account, and all its chats, while the student writes in one of them", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.signsInAs("anna");
    const other = world.student();
    await other.signsInAs("anna");
    for (let times = 0; times < 4; times++) {
      await world.pass(40 * day, 12 * hour);
      await other.opens();
    }
    expect(await recordsThatName(ola.key)).toEqual(["account", "person"]);
    expect(await recordsThatName(other.key)).toEqual(["account", "person"]);
  });

  test("keeps the account when the student writes in one chat at the moment the account is to be forgotten", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    const other = world.student();
    await other.signsInAs("anna");
    await world.pass(70 * day, 12 * hour);
    let wrote = false;
    const store: Store = {
      ...world.store,
      async commit(commit) {
        if (commit.partition === other.key && commit.delete?.length && !wrote) {
          wrote = true;
          await other.says("menu");
        }
        return world.store.commit(commit);
      },
    };
    await sweepOn(store);
    expect(wrote).toBe(true);
    expect(await recordsThatName(other.key)).toEqual(expect.arrayContaining(["account", "person"]));
    expect(await other.says("status")).not.toContain("zaloguj");
    // The chat that was forgotten first is removed from the account after it has been missing for two sweeps.
    await keepTidy();
    await world.pass(3 * day, 6 * hour);
    expect(await recordsThatName(ola.key)).toEqual([]);
    expect(await recordsThatName(other.key)).toEqual(["account", "person"]);
  });

  test("finishes what a crash in the middle of forgetting left undone", async () => {
    await keepTidy();
    const ola = world.student();
    await ola.signsInAs("anna");
    // The process died after it had forgotten the chat and before it changed the account.
    await world.store.commit({ partition: ola.key, delete: [{ kind: "person", partition: ola.key }] });
    await world.pass(3 * day, 6 * hour);
    expect(await recordsThatName(ola.key)).toEqual([]);
    expect(await recordsOf("album")).toBe(0);
    expect(revoked()).toBe(1);
  });

  test("deletes expired audit entries, including the last one, and says so in the log", async () => {
    await keepTidy();
    const by = { id: "slack:T:U", name: "Ewa" };
    await auditOf(world.store).note(
      { by, what: "lookup", about: "123456", ticket: null, reason: "r", outcome: "asked" },
      "event-1",
    );
    await world.pass(39 * day, 12 * hour);
    expect(await recordsThatName("123456")).toEqual(["auditEntry"]);
    await world.pass(2 * day, 6 * hour);
    expect(await recordsThatName("123456")).toEqual([]);
    expect(await recordsOf("auditEvent")).toBe(0);
    expect(await recordsThatName("pruned")).toEqual(["auditEntry"]);
  });

  test("can be shared by two processes: nothing is forgotten twice, and one goes on where the other died", async () => {
    // Only the two workers of this test may take the sweep.
    await world.close();
    world = await openWorld({ readyAfterMs: minute, missed });
    const students = Array.from({ length: 12 }, () => world.student());
    for (const one of students) await one.opens();
    await world.pass(31 * day, 12 * hour);
    await retentionOn(world.store).ensureScheduled();
    await world.pass(day, hour);

    let commits = 0;
    const dying: Store = {
      ...world.store,
      commit(commit) {
        commits += commit.delete?.length ? 1 : 0;
        return commits > 5 ? Promise.reject(new Error("the process died")) : world.store.commit(commit);
      },
    };
    const [first] = await world.store.claim(retentionQueue, 1, leaseMs);
    expect(await world.store.claim(retentionQueue, 1, leaseMs)).toEqual([]);
    await expect(retentionOn(dying).perform(first!)).rejects.toThrow("died");
    expect(await recordsOf("person")).toBe(7);

    await world.pass(leaseMs + 1_000);
    const [second] = await world.store.claim(retentionQueue, 1, leaseMs);
    const other = retentionOn(world.store, { mostPerRun: 4 });
    expect(await other.perform(second!)).toBe("finished");
    expect(await recordsOf("person")).toBe(3);
    // The first worker was only asleep: what it still does disturbs nobody, and the job is no longer its own.
    expect(await retentionOn(world.store).perform(first!)).toBe("finished");
    expect(await recordsOf("person")).toBe(0);
    await world.pass(5_000);
    const [third] = await world.store.claim(retentionQueue, 1, leaseMs);
    expect(await other.perform(third!)).toBe("finished");
    expect(await world.store.claim(retentionQueue, 1, leaseMs)).toEqual([]);
    const dueIn = (await world.store.untilDue(retentionQueue))!;
    expect(dueIn).toBeLessThanOrEqual(day);
    expect(new Date(world.now() + dueIn).toISOString().slice(11, 16)).toMatch(/^0[12]:00$/);
    expect(await world.store.depth(retentionQueue)).toBe(1);
  });
});
