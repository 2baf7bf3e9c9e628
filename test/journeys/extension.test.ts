import { wordingAt } from "../../sandbox";
import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

describe.each(institutions)("at %s, an extension", (at) => {
  const institution = institutionOf(at);
  const { copy, copyPattern } = copyAt(institution);
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ at });
  });
  afterEach(() => world.close());

  const signedIn = async (who: string): Promise<Student> => {
    const student = world.student(who);
    await student.signsInAs(who);
    return student;
  };
  const labels = (student: Student): string[] => student.last.view.buttons.map(({ label }) => label);

  test("has its own path: one press that says «extend», its codes, its own walkthrough, and its own end", async () => {
    const ola = await signedIn("ola");
    expect(ola.seesAll).toContain(copy("extend.canOrder"));
    expect(await ola.presses("place")).toContain(copy("extend.placed"));
    expect(world.sandbox.control.log("ola").map(({ kind }) => kind)).toEqual(["ordered"]);

    await world.pass(3 * minute);
    expect(ola.seesAll).toContain(copy("push.extensionReady"));
    const codes = ola.screen.find(({ secret }) => secret !== undefined);
    expect(codes?.view.paragraphs).toContain(copy("code.extends"));
    expect(codes?.view.buttons[0]?.label).toBe(copy("extend.guide"));
    expect(await ola.presses(copy("extend.guide"))).toContain(copy("extendGuide.card-more.text"));

    world.sandbox.control.collect("ola");
    await world.pass(5 * minute);
    expect(ola.seesAll).toContain(copy("push.extended"));
    for (const key of ["activate.whichPhone", "order.ready", "order.placed", "push.ready", "push.collected"])
      expect(ola.seesAll).not.toContain(copy(key));
    expect(ola.seesAll).not.toContain(copy("extend.reasonOffice"));
  });

  test("that USOS allows sends no student to the dean's office, neither on its card nor in a reminder", async () => {
    const ola = await signedIn("ola");
    await world.pass(minute);
    world.sandbox.control.validUntil("ola", "2026-11-30");
    await world.pass(24 * 60 * minute, 60 * minute);
    expect(ola.seesAll).toContain(copy("status.mayExtend"));
    const office = institution.support.deansOffice.pl;
    const sentBy = ola.screen.filter(({ view }) => view.paragraphs.some((it) => it.includes(office)));
    expect(sentBy.map(({ view }) => view.title)).toEqual([]);
  });

  test("that has been ordered already is reported as ordered, without a reason against it", async () => {
    const ola = await signedIn("ola");
    await ola.presses("place");
    expect(await ola.says("przedłuż ważność")).toContain(copy("extend.underWay"));
    expect(ola.sees).not.toContain(copy("extend.cannot"));
    expect(labels(ola)).not.toContain(copy("extend.order"));
  });

  test("that is not allowed yet shows only USOS's reason, with its date as people write it", async () => {
    const hanna = await signedIn("hanna");
    const said = await hanna.says("chcę przedłużyć legitymację");
    expect(said).toContain(`USOS mówi: „${wordingAt(at).stillActive("31 marca 2027").pl}”`);
    expect(said).not.toContain(copy("extend.reasonOffice"));
    expect(said).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(labels(hanna)).not.toContain(copy("extend.order"));
  });

  test("is not offered to a student who has no card", async () => {
    const anna = await signedIn("anna");
    expect(await anna.says("przedłuż ważność")).toContain(copy("extend.noCard"));
    expect(labels(anna)).toContain(copy("menu.order"));
    expect(anna.sees).not.toMatch(copyPattern("extend.cannot"));
  });
});

test("an extension that waits for the dean's office says so once, after USOS's own words", async () => {
  const world = await openWorld({ at: "opole" });
  const { copy } = copyAt(institutionOf("opole"));
  const adam = world.student("Adam");
  await adam.signsInAs("adam");
  const said = await adam.says("przedłuż ważność");
  expect(said).toContain("Przedłużysz ją, gdy dziekanat przedłuży Twoją ELS.");
  expect(said.split(copy("extend.office"))).toHaveLength(2);
  expect(said).not.toContain(copy("extend.reasonOffice"));
  await world.close();
});
