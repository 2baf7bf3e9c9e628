import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
/** The end of Ola's card, and the end of what she orders. */
const [oldEnd, newEnd] = ["2026-12-03", "2027-03-31"];

describe.each(institutions)("at %s, while the codes of an extension wait,", (at) => {
  const { copy } = copyAt(institutionOf(at));
  let world: World;
  let ola: Student;
  beforeEach(async () => {
    world = await openWorld({ at, readyAfterMs: 2 * minute });
    ola = world.student("ola");
    await ola.signsInAs("ola");
    await ola.presses("place");
    await world.pass(4 * minute);
    await ola.says("status");
  });
  afterEach(() => world.close());
  const labels = (): string[] => ola.last.view.buttons.map(({ label }) => label);

  test("nobody is asked whether the card is in the phone, where it is all the while", () => {
    expect(labels()).not.toContain(copy("status.seen"));
    expect(labels()).toContain(copy("status.extended"));
  });

  test("a student who says that it is extended is believed, and is not told that it may be extended once more", async () => {
    expect(await ola.presses(copy("status.extended"))).toContain(copy("says.workedExtension"));
    const shown = await ola.says("menu");
    expect(shown).not.toContain(copy("status.mayExtend"));
    expect(labels()).not.toContain(copy("menu.extend"));
  });

  test("both ends are named while the codes wait: the card's own, and the one it will have", () => {
    expect(ola.sees).toContain(`${copy("fact.expiresAt")}: ${copy("plain", { value: { day: oldEnd } })}`);
    expect(ola.sees).toContain(`${copy("fact.extendedTo")}: ${copy("plain", { value: { day: newEnd } })}`);
    expect(ola.sees).toContain(copy("timeline.extended"));
  });

  test("a student who says that it is extended reads of the extension and of its new end, everywhere", async () => {
    await ola.presses(copy("status.extended"));
    expect(await ola.says("menu")).toContain(copy("phase.extendedByWord"));
    const shown = await ola.says("status");
    expect(shown).toContain(copy("phase.extendedByWord"));
    expect(shown).toContain(copy("timeline.extended"));
    expect(shown).toContain(`${copy("fact.expiresAt")}: ${copy("plain", { value: { day: newEnd } })}`);
    expect(await ola.presses("calendar")).toContain(copy("calendar.what", { until: { day: newEnd } }));
    expect(await ola.says("kiedy mogę przedłużyć?")).toContain(copy("extend.unconfirmedExtension"));
    const codes = await ola.says("pokaż kody");
    expect(codes).toContain(copy("code.extendedByWord"));
    expect(codes).not.toContain(copy("fact.extendedTo"));
  });

  test("nobody who says that it is extended is reminded of the old end, and whoever takes it back is", async () => {
    const reminded = (): number => ola.seesAll.split(copy("push.expiringTitle")).length - 1;
    const toldBefore = reminded();
    await ola.presses(copy("status.extended"));
    await world.pass(Date.parse("2026-12-02T12:00:00Z") - world.now(), 6 * 60 * minute);
    expect(reminded()).toBe(toldBefore);
    await ola.says("pokaż kody");
    await ola.presses("show");
    await world.pass(60 * minute);
    expect(reminded()).toBe(toldBefore + 1);
  });
});
