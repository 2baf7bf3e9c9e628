import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Accounts } from "../../src/accounts/accounts";
import { loadInstitution } from "../../src/institution";
import { place } from "../../src/orders/place";
import { all } from "../store/contract/opened";
import { openWorld, root } from "../support/world";

describe("a process suspended between its last look at USOS and its order", () => {
  it("orders nothing when it wakes, for another one has taken over and ordered meanwhile", async () => {
    const world = await openWorld({ readyAfterMs: 3_600_000 });
    const { institution } = loadInstitution(readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8"));
    if (!institution) throw new Error("no institution");
    try {
      const ola = world.student();
      await ola.signsInAs("anna");
      const [stored] = await all(world.store.scan("account"));
      const id = stored?.key.partition ?? "";
      const by = { id: "the job", partition: "the chat" };

      let sleep: (() => void) | undefined;
      const asleep = new Promise<void>((fallsAsleep) => (sleep = fallsAsleep));
      let wake: () => void = () => undefined;
      const woken = new Promise<void>((wakes) => (wake = wakes));
      const { accounts } = world.app;
      const drowsy: Accounts = {
        ...accounts,
        async update(account, change) {
          const after = await accounts.update(account, change);
          if (after?.ordering?.baseline) {
            sleep?.();
            await woken;
          }
          return after;
        },
      };
      const parts = { usos: world.usos, institution, clock: world.now };
      const first = place({ ...parts, accounts: drowsy }, id, by);
      await asleep;
      await world.pass(60_000, 60_000);
      let second = await place({ ...parts, accounts }, id, by);
      while ("againInMs" in second) {
        await world.pass(second.againInMs, 10_000);
        second = await place({ ...parts, accounts }, id, by);
      }
      expect(second).toMatchObject({ kind: "orderPlaced" });
      wake();
      expect(await first).toEqual({ againInMs: 0 });
      expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
      expect(await place({ ...parts, accounts }, id, by)).toMatchObject({ kind: "orderPlaced" });
      expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
    } finally {
      await world.close();
    }
  });
});
