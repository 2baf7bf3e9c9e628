import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

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
});
