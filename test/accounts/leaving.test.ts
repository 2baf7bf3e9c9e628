import { accountKey } from "../../src/accounts/account";
import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";
import { accountId } from "../support/institution";

const minute = 60_000;

describe("signing out", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: minute });
  });
  afterEach(() => world.close());

  const revocations = (): number => world.sandbox.control.calls("oauth/revoke_token");
  const account = (id = "1001") => world.store.get(accountKey(accountId(id)));
  const leaves = async (student: ReturnType<World["student"]>, how = "confirm"): Promise<string> => {
    await student.says("wyloguj mnie");
    return student.presses(how);
  };

  test("revokes the access at USOS and erases the account", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    expect(await leaves(ola)).toContain(copy("unlink.done"));
    expect(revocations()).toBe(1);
    expect(await account()).toBeUndefined();
    expect(await world.store.depth("follow")).toBe(0);
    await world.pass(5 * minute);
    expect(ola.seesAll).not.toContain(copy("push.readyTitle"));
    expect(await ola.says("status")).toContain(copy("link.neededFirst"));
  });

  test("takes the code off the screen", async () => {
    const filip = world.student();
    await filip.signsInAs("filip");
    await world.pass(minute);
    expect(filip.screen.filter(({ secret }) => secret)).toHaveLength(1);
    await leaves(filip);
    expect(filip.screen.filter(({ secret }) => secret)).toEqual([]);
  });

  test("keeps the account while another chat of the student uses it", async () => {
    const [phone, laptop] = [world.student(), world.student()];
    await phone.signsInAs("anna");
    await laptop.signsInAs("anna");
    await world.pass(minute);
    // The second sign-in brought an access token of its own, so the token of the first one is useless to anybody.
    const before = revocations();
    await leaves(phone, "here");
    expect(await account()).toBeDefined();
    expect(revocations()).toBe(before);
    await laptop.says("zamów mLegitymację");
    expect(await laptop.presses("place")).toContain(copy("order.placed"));
    await leaves(laptop);
    expect(await account()).toBeUndefined();
    expect(revocations()).toBe(before + 1);
  });

  test("erases at once and revokes later when USOS is away", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.fault({ kind: "maintenance" });
    expect(await leaves(ola)).toContain(copy("unlink.doneHere"));
    expect(await account()).toBeUndefined();
    await world.pass(60 * minute, 10 * minute);
    expect(await world.store.depth("revocation")).toBe(1);
    world.sandbox.control.clearFaults();
    await world.pass(20 * minute, 10 * minute);
    expect(await world.store.depth("revocation")).toBe(0);
  });

  test("asks USOS again within seconds after a short failure, and less and less often while it lasts", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.fault({ kind: "spamLock", method: "oauth/revoke_token" });
    await leaves(ola);
    await world.settle();
    const before = revocations();
    await world.pass(minute, 1_000);
    const inAMinute = revocations() - before;
    expect(inAMinute).toBeGreaterThan(2);
    await world.pass(60 * minute, minute);
    expect(revocations() - before - inAMinute).toBeLessThan(15);
    world.sandbox.control.clearFaults();
    await world.pass(10 * minute, minute);
    expect(world.sandbox.control.sessions("anna")).toBe(0);
  });

  test("does not revoke a newer sign-in when an older revocation is still pending", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.fault({ kind: "maintenance", method: "oauth/revoke_token" });
    await leaves(ola);
    world.sandbox.control.clearFaults();
    await ola.says("menu");
    await ola.presses("link");
    await ola.says(await ola.sixDigits("anna"));
    await world.pass(30 * minute, 10 * minute);
    expect(await world.store.depth("revocation")).toBe(0);
    expect(await ola.presses("place")).toContain(copy("order.placed"));
  });

  test("unlinks the earlier account when a chat signs in as somebody else", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    await world.student("Piotr").signsInAs("piotr");
    world.sandbox.control.withdraw("anna");
    await ola.says("status");
    await ola.says(await ola.sixDigits("piotr"));
    expect(await account("1002")).toBeDefined();
    expect(await account("1001")).toBeUndefined();
  });

  test("erases the account even if USOS had already signed the student out", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.withdraw("anna");
    await ola.presses("place");
    await ola.says("moje dane");
    await ola.presses("erase");
    await ola.presses("confirm");
    expect(await account()).toBeUndefined();
  });
});

describe("a sign-in that nobody finished", () => {
  test.each(["confirmed", "not confirmed", "locked"])("has its access revoked at USOS (%s)", async (how) => {
    const world = await openWorld();
    try {
      const ola = world.student();
      await ola.opens();
      await ola.presses("link");
      if (how === "not confirmed") await ola.confirmPage("anna");
      else {
        const code = await ola.sixDigits("anna");
        const wrong = code === "000000" ? "111111" : "000000";
        if (how === "locked") for (let tries = 0; tries < 5; tries += 1) await ola.says(wrong);
      }
      expect(world.sandbox.control.calls("oauth/revoke_token")).toBe(0);
      await world.pass(12 * minute, minute);
      expect(world.sandbox.control.calls("oauth/revoke_token")).toBe(1);
      const left: unknown[] = [];
      for await (const it of world.store.scan("ceremony")) left.push(it);
      expect(left).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
