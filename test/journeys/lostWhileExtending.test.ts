import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

describe.each(institutions)("at %s, while an extension is under way,", (at) => {
  const { copy } = copyAt(institutionOf(at));
  let world: World;
  let ola: Student;
  let inPhone: string;
  beforeEach(async () => {
    world = await openWorld({ at, readyAfterMs: 2 * minute });
    ola = world.student("ola");
    await ola.signsInAs("ola");
    inPhone = world.sandbox.control.orders("ola").find(({ stage }) => stage === "collected")?.id ?? "";
    expect(await ola.presses("place")).toContain(copy("extend.placed"));
  });
  afterEach(() => world.close());

  /** The calls by which USOS was asked to change something since the extension was ordered. */
  const done = (): string[] =>
    world.sandbox.control
      .log("ola")
      .slice(1)
      .map(({ kind, orderId }) => `${kind} ${orderId === inPhone ? "card" : "other"}`);
  const labels = (): string[] => ola.last.view.buttons.map(({ label }) => label);
  const readied = { ordered: () => Promise.resolve(), ready: () => world.pass(4 * minute) };
  const stages = ["ordered", "ready"] as const;

  test.each(stages)(
    "a stolen phone leads to revoking the card in it, and the extension ends with it (%s)",
    async (stage) => {
      await readied[stage]();
      expect(await ola.says("ukradli mi telefon")).toContain(copy("lostPhone.what"));
      const asked = await ola.presses(copy("lostPhone.block"));
      expect(asked).toContain(copy("revoke.card.title"));
      expect(asked).toContain(copy("revoke.card.lost"));
      expect(asked).toContain(copy("revoke.card.withExtension"));
      expect(asked).not.toContain(copy("revoke.extension.lost"));
      expect(asked).toContain("3 grudnia 2026");
      expect(done()).toEqual([]);

      const told = await ola.presses("confirm");
      expect(told).toContain(copy("revoke.card.done"));
      expect(told).toContain(copy("revoke.card.extensionEnded"));
      expect(done()[0]).toBe("revoked card");
      expect(done()).toHaveLength(2);
      expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);

      await world.pass(10 * minute);
      for (const key of ["push.cancelled", "push.revoked"]) expect(ola.seesAll).not.toContain(copy(key));
      await ola.says("menu");
      expect(labels()).not.toContain(copy("code.show"));
    },
  );

  test.each(stages)("the card is revoked and ordered again for another phone (%s)", async (stage) => {
    await readied[stage]();
    await ola.says("ukradli mi telefon");
    const asked = await ola.presses(copy("lostPhone.move"));
    expect(asked).toContain(copy("newPhone.withExtension"));
    for (const key of ["newPhone.underWay", "newPhone.codeWaits"]) expect(asked).not.toContain(copy(key));
    expect(labels()).not.toContain(copy("newPhone.showOld"));
    expect(asked).toContain("3 grudnia 2026");

    expect(await ola.presses("confirm")).toContain(copy("newPhone.done"));
    expect(done()[0]).toBe("revoked card");
    expect(done()).toHaveLength(3);
    expect(done()[2]).toBe("ordered other");
    await world.pass(5 * minute);
    expect(ola.seesAll).toContain(copy("push.readyTitle"));
    const codes = ola.screen.filter(({ secret }) => secret);
    expect(codes).toHaveLength(1);
    expect(codes[0]?.view.paragraphs).not.toContain(copy("code.extends"));
  });

  test("a wish to revoke asks what is meant, and each of both is one press from its confirmation", async () => {
    expect(await ola.says("unieważnij mLegitymację")).toContain(copy("revoke.which"));
    expect(await ola.presses("card")).toContain(copy("revoke.card.lost"));
    await ola.presses("cancel");
    await ola.says("unieważnij mLegitymację");
    expect(await ola.presses("extension")).toContain(copy("revoke.extension.lost"));
    await ola.presses("cancelExtension");
    expect(done()).toEqual(["cancelled other"]);
    await ola.says("status");
    expect(ola.sees).toContain(copy("status.mayExtend"));
  });

  test("the menu leads both to revoking the card and to cancelling the extension", async () => {
    await ola.says("menu");
    await ola.presses("more");
    expect(labels()).toEqual(expect.arrayContaining([copy("menu.revoke"), copy("revoke.extension.button")]));
    await ola.presses(copy("menu.revoke"));
    expect(ola.sees).toContain(copy("revoke.card.lost"));
    await ola.says("menu");
    await ola.presses("more");
    await ola.presses(copy("revoke.extension.button"));
    expect(ola.sees).toContain(copy("revoke.extension.lost"));
  });

  test("a card is revoked even when its extension cannot be cancelled, and that is said", async () => {
    await ola.says("ukradli mi telefon");
    await ola.presses(copy("lostPhone.block"));
    const { control } = world.sandbox;
    let calls = 0;
    // The first call, about the card, is answered.
    world.process.dieAt(({ name }) => {
      if (name === "revokeOrder" && ++calls === 2) control.fault({ kind: "spamLock", method: "cards/revoke_mcard" });
      return false;
    });
    expect(await ola.presses("confirm")).toContain(copy("revoke.card.extensionStays"));
    expect(done()).toEqual(["revoked card"]);
  });
});
