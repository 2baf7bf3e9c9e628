import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

/** The labels of the buttons on the latest card, with the primary button marked. */
const buttons = (student: Student): string[] =>
  student.last.view.buttons.map((it) => `${"style" in it && it.style === "primary" ? "*" : ""}${it.label}`);

describe.each(institutions)("at %s, the menu of a student who", (at) => {
  const { copy, copyPattern } = copyAt(institutionOf(at));
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ at });
  });
  afterAll(() => world.close());

  const signedIn = async (who: string): Promise<Student> => {
    const student = world.student(who);
    await student.signsInAs(who);
    // Soon after the sign-in, the product asks USOS whether the card can be extended.
    await world.pass(minute);
    await student.says("menu");
    return student;
  };
  /** Checks that the first button, and no other, is the primary one. */
  const leads = (student: Student, key: string): void => {
    const all = buttons(student);
    expect(all.filter((it) => it.startsWith("*"))).toEqual([all[0]]);
    expect(all[0]).toBe(`*${copy(key)}`);
  };

  test("has no card offers to order", async () => {
    const anna = await signedIn("anna");
    leads(anna, "menu.order");
    for (const key of ["code.show", "menu.extend", "extend.when", "menu.newPhone"])
      expect(buttons(anna)).not.toContain(copy(key));
  });

  test("has ordered tells how far it is, and offers neither codes nor a second order", async () => {
    const maja = await signedIn("maja");
    expect(maja.sees).toContain(copy("phase.processing"));
    leads(maja, "menu.status");
    for (const key of ["code.show", "menu.order", "menu.newPhone"]) expect(maja.sees).not.toContain(copy(key));
  });

  test("has a code that is ready shows it with one press", async () => {
    const filip = await signedIn("filip");
    expect(filip.sees).toContain(copy("phase.ready"));
    leads(filip, "code.show");
    expect(buttons(filip)).not.toContain(copy("menu.order"));
    await filip.presses(copy("code.show"));
    expect(filip.last.secret).toBeDefined();
  });

  test("has the card says until when it is valid, and offers no order, no code and no way to add it", async () => {
    const hanna = await signedIn("hanna");
    expect(hanna.sees).toMatch(copyPattern("menu.validUntil"));
    leads(hanna, "menu.status");
    expect(buttons(hanna)).toContain(copy("extend.when"));
    for (const key of ["menu.order", "code.show", "menu.activate", "menu.extend"])
      expect(buttons(hanna)).not.toContain(copy(key));
  });

  test("may extend the card offers that first", async () => {
    const ola = await signedIn("ola");
    expect(ola.sees).toContain(copy("status.mayExtend"));
    leads(ola, "menu.extend");
    expect(buttons(ola)).not.toContain(copy("menu.order"));
  });

  test("has had the card revoked offers to order again", async () => {
    const nina = await signedIn("nina");
    expect(nina.sees).toContain(copy("phase.revoked"));
    leads(nina, "menu.order");
  });

  test("waits for support's answer leads to that request", async () => {
    const piotr = await signedIn("piotr");
    await piotr.presses("human");
    await piotr.submits("Nie działa mi kod od wczoraj.");
    await piotr.presses("send");
    await world.settle();
    await piotr.says("menu");
    leads(piotr, "menu.order");
    expect(piotr.sees).toMatch(copyPattern("tickets.state.delivered"));
    await piotr.presses("ticket");
    expect(piotr.sees).toContain("Nie działa mi kod od wczoraj.");
  });
});
