import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Accounts } from "../../src/accounts/accounts";
import { loadInstitution } from "../../src/institution";
import { place, type PlaceParts } from "../../src/orders/place";
import type { UsosClient } from "../../src/usos/types";
import { all } from "../store/contract/opened";
import { openWorld, root, type World } from "../support/world";

/** Something that stands still at a point, once, until it is woken. */
function createSleep() {
  let fallAsleep: () => void = () => undefined;
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (fallAsleep = resolve));
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const here = (): Promise<void> => (fallAsleep(), woken);
  return { asleep, here, wake };
}

describe("a process suspended over an order, that wakes when another has taken over,", () => {
  let world: World;
  let id: string;
  let awake: PlaceParts;
  const { institution } = loadInstitution(readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8"));

  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: 3_600_000 });
    await world.student().signsInAs("anna");
    const [stored] = await all(world.store.scan("account"));
    id = stored?.key.partition ?? "";
    if (!institution) throw new Error("no institution");
    awake = { accounts: world.app.accounts, usos: world.usos, institution, clock: world.now };
  });
  afterEach(() => world.close());

  const run = (parts: PlaceParts, claim: number) => place(parts, id, { id: "the job", partition: "the chat", claim });

  async function takesOver() {
    for (let claim = 2; ; claim++) {
      const placed = await run(awake, claim);
      if (!("againInMs" in placed)) return placed;
      await world.pass(placed.againInMs, 10_000);
    }
  }

  const asked = () => world.sandbox.control.calls("cards/make_mcard_order");
  const ordering = async () => (await awake.accounts.get(id))?.ordering;

  it("orders nothing after its last look at USOS", async () => {
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

  /** Sleeps between USOS's answer to a question and its hearing of it; `first` is what it did before. */
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

  it("orders nothing while it reads what USOS lists, however soon it wakes", async () => {
    const { first, asleep, wake } = sleepsOver("mcard");
    await asleep;
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(asked()).toBe(1);
  });

  it("leaves the other's order alone when USOS could not be read", async () => {
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

  it("has its own order found by the other, who orders none", async () => {
    const { first, asleep, wake } = sleepsOver("makeOrder");
    await asleep;
    expect(await takesOver()).toMatchObject({ kind: "orderPlaced" });
    wake();
    expect(await first).toEqual({ againInMs: 0 });
    expect(asked()).toBe(1);
    expect(await ordering()).toBeNull();
  });
});
