import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

describe.each(institutions)("at %s, codes", (at) => {
  const { copy } = copyAt(institutionOf(at));
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ at });
  });
  afterEach(() => world.close());

  const withCodes = async (): Promise<Student> => {
    const filip = world.student("Filip");
    await filip.signsInAs("filip");
    await filip.says("menu");
    return filip;
  };
  const shown = (student: Student) => student.screen.filter(({ secret }) => secret !== undefined);
  const offering = (student: Student): string[] =>
    student.screen
      .flatMap(({ view }) => view.buttons.map(({ label }) => label))
      .filter((it) => it === copy("code.show"));
  const toTheScan = async (student: Student): Promise<void> => {
    await student.presses("activate");
    await student.presses("android");
    await student.says("krok 8");
  };

  test("shown at the scan lead back to that step, which stays the current question", async () => {
    const filip = await withCodes();
    await toTheScan(filip);
    expect(filip.sees).toContain(copy("activate.scan.text"));
    await filip.presses("showCode");
    expect(shown(filip)).toHaveLength(1);
    expect(filip.last.secret).toBeDefined();
    const [first] = filip.last.view.buttons;
    expect(first).toMatchObject({ label: copy("button.backToStep", { step: 8 }), style: "primary" });
    expect(await filip.presses(copy("button.backToStep", { step: 8 }))).toContain(copy("activate.scan.text"));
    expect(await filip.says("zeskanowane")).toContain(copy("activate.code.text"));
  });

  test("read on the phone that will have the card come on a card that says to copy them", async () => {
    const filip = await withCodes();
    await toTheScan(filip);
    await filip.presses("samePhone");
    expect(filip.sees).toContain(copy("activate.scan.onePhone.text"));
    await filip.presses("showCode");
    expect(filip.last.view.paragraphs[0]).toBe(copy("code.shownOnePhone"));
  });

  test("that have been used are not offered on the cards that replace them", async () => {
    const filip = await withCodes();
    await filip.presses("code");
    world.sandbox.control.collect("filip");
    await world.pass(5 * minute);
    expect(shown(filip)).toEqual([]);
    expect(filip.seesAll).toContain(copy("code.hiddenForGood"));
    expect(filip.seesAll).not.toContain(copy("code.hidden"));
    expect(await filip.opens()).not.toContain(`[${copy("code.show")}]`);
  });

  test("that were revoked are not offered on the cards that replace them", async () => {
    const filip = await withCodes();
    await filip.presses("code");
    await filip.says("anuluj zamówienie mLegitymacji");
    await filip.presses("cancelOrder");
    await world.settle();
    expect(shown(filip)).toEqual([]);
    expect(filip.seesAll).toContain(copy("code.hiddenForGood"));
  });

  test("are no longer offered to a student who has signed out", async () => {
    const filip = await withCodes();
    await filip.presses("code");
    await filip.signsOut();
    await world.settle();
    expect(shown(filip)).toEqual([]);
    expect(filip.seesAll).not.toContain(copy("code.hidden"));
  });

  test("that disappeared when their time was over can be shown again with one press", async () => {
    const filip = await withCodes();
    await filip.presses("code");
    await world.pass(20 * minute, minute);
    expect(shown(filip)).toEqual([]);
    expect(offering(filip).length).toBeGreaterThan(0);
    const hidden = filip.screen.findLast(({ view }) => view.paragraphs.includes(copy("code.hidden")));
    if (!hidden) throw new Error(filip.seesAll);
    await filip.pressesOn(hidden, copy("code.show"));
    expect(shown(filip)).toHaveLength(1);
  });

  test("that were offered again are no longer offered once they have been used", async () => {
    const filip = await withCodes();
    await filip.presses("code");
    await world.pass(20 * minute, minute);
    expect(filip.seesAll).toContain(copy("code.hidden"));
    world.sandbox.control.collect("filip");
    await world.pass(20 * minute, minute);
    expect(filip.seesAll).not.toContain(copy("code.hidden"));
  });
});
