import { accountNamed } from "../support/ids";
import type { AccountId } from "../../src/foundation/ids";
import type { Accounts } from "../../src/accounts/accounts";
import { place } from "../../src/orders/place";
import type { OrderContext } from "../../src/orders/orderContext";
import { readCard } from "../../src/orders/read";
import type { Token, UsosClient } from "../../src/usos/types";
import { all } from "../store/contract/opened";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { institutionOf } from "../support/institution";
import { createSleep } from "../support/sleep";
import { openWorld, type World } from "../support/world";

const congratulated = copy("push.collectedTitle");

describe("a process that was suspended and wakes after others have taken over", () => {
  let world: World;
  let ola: Student;
  let id: AccountId;
  let awake: OrderContext;
  const institution = institutionOf();

  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: 3_600_000 });
    ola = world.student();
    await ola.signsInAs("anna");
    const [stored] = await all(world.store.scan("account"));
    id = accountNamed(stored?.key.partition ?? "");
    awake = { accounts: world.app.accounts, usos: world.usos, institution, clock: world.now };
  });
  afterEach(() => world.close());

  const run = (deps: OrderContext, claim: number) => place(deps, id, { id: "the job", chatId: ola.key, claim });

  async function takesOver() {
    for (let claim = 2; ; claim++) {
      const placed = await run(awake, claim);
      if (!("againInMs" in placed)) return placed;
      await world.pass(placed.againInMs, 10_000);
    }
  }

  const asked = () => world.sandbox.control.calls("cards/make_mcard_order");
  const ordering = async () => (await awake.accounts.get(id))?.ordering;

  test("orders nothing after the last time it read the list of USOS", async () => {
    const sleep = createSleep();
    const { accounts } = awake;
    const drowsy: Accounts = {
      ...accounts,
      async update(account, change) {
        const after = await accounts.update(account, change);
        if (after?.ordering?.baseline) await sleep.here();
        return after;
      },
    };
    const first = run({ ...awake, accounts: drowsy }, 1);
    await sleep.asleep;
    await world.pass(60_000, 60_000);
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    sleep.wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(await run(awake, 90)).toMatchObject({ kind: "orderPlaced" });
    expect(asked()).toBe(1);
  });

  /** A USOS client whose caller is suspended after USOS has answered a call and before the caller gets the answer; `answer` can replace it. */
  function sleepsOver(call: "mcard" | "makeOrder", answer?: Awaited<ReturnType<UsosClient["mcard"]>>) {
    const sleep = createSleep();
    const over = async <T>(answered: Promise<T>): Promise<T> => {
      const heard = await answered;
      await sleep.here();
      return heard;
    };
    const usos: UsosClient = {
      ...awake.usos,
      ...(call === "mcard"
        ? { mcard: (token) => over(answer ? Promise.resolve(answer) : awake.usos.mcard(token)) }
        : { makeOrder: (token) => over(awake.usos.makeOrder(token)) }),
    };
    return { ...sleep, first: run({ ...awake, usos }, 1) };
  }

  test("orders nothing when it was suspended while reading the list of USOS, however soon it wakes", async () => {
    const { first, asleep, wake } = sleepsOver("mcard");
    await asleep;
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(asked()).toBe(1);
  });

  test("leaves the other process's order alone when it could not read the list of USOS", async () => {
    const away = { ok: false, refusal: { code: "maintenance", retryAfterMs: 1_000 } } as const;
    const { first, asleep, wake } = sleepsOver("mcard", away);
    await asleep;
    world.sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
    expect(await run(awake, 2)).toEqual({ againInMs: 3_000 });
    wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(await ordering()).toMatchObject({ claim: 2, heard: "silence" });
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    expect(asked()).toBe(1);
  });

  test("has its own order found by the other process, which then orders none", async () => {
    const { first, asleep, wake } = sleepsOver("makeOrder");
    await asleep;
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(asked()).toBe(1);
    expect(await ordering()).toBeNull();
  });

  test("takes an order that was placed after the request for the requested one, however late it runs", async () => {
    const { control } = world.sandbox;
    const asking = { chatId: ola.key, claim: 1, since: world.now() };
    await world.pass(1_000);
    expect(await run(awake, 1)).toMatchObject({ kind: "orderPlaced" });
    control.advance("anna");
    control.validUntil("anna", new Date(world.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    control.collect("anna");
    await world.pass(60_000);
    expect(await place(awake, id, { ...asking, id: "pressed twice" })).toMatchObject({ kind: "orderExists" });
    expect(asked()).toBe(1);
    // USOS would have accepted this order; a student who asks now has another one.
    const now = { ...asking, since: world.now() };
    expect(await place(awake, id, { ...now, id: "for the next year" })).toMatchObject({ kind: "orderPlaced" });
  });

  /** A read that is suspended after USOS has answered and before the product takes the answer in. */
  function reads(call: "order" | "mcard") {
    const sleep = createSleep();
    const usos: UsosClient = {
      ...awake.usos,
      async [call](token: Token, order: string) {
        const answer = await awake.usos[call](token, order);
        await sleep.here();
        return answer;
      },
    };
    return { ...sleep, read: readCard({ ...awake, usos }, { account: id, chatId: ola.key }) };
  }

  test("does not set an order back to an earlier phase, so that nobody is congratulated twice", async () => {
    await ola.presses("place");
    world.sandbox.control.advance("anna");
    await world.pass(180_000, 60_000);
    const { asleep, wake, read } = reads("order");
    await asleep;
    world.sandbox.control.collect("anna");
    await world.pass(600_000, 60_000);
    expect(ola.seesAll).toContain(congratulated);
    wake();
    expect(await read).toMatchObject({ value: { orders: [{ phase: "collected" }] } });
    await world.pass(600_000, 60_000);
    expect(ola.seesAll.split(congratulated)).toHaveLength(2);
  });

  test("does not sign out a student who has signed in again", async () => {
    // A refused token is only judged beside another student's.
    await world.student("Piotr").signsInAs("piotr");
    const account = await awake.accounts.get(id);
    const token = account && awake.accounts.tokenOf(id, account);
    if (!token) throw new Error("no token");
    await awake.usos.revokeToken(token);
    const { asleep, wake, read } = reads("mcard");
    await asleep;
    await world.student().signsInAs("anna");
    wake();
    expect(await read).toEqual({ ok: false, obstacle: { code: "unavailable" } });
    await world.settle();
    expect((await awake.accounts.get(id))?.token).not.toBeNull();
    await ola.presses("place");
    expect(ola.seesAll).toContain(copy("order.placed"));
  });
});
