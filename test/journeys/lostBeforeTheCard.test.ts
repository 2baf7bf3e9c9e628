import { copyAt } from "../support/copy";
import { institutionOf, institutions } from "../support/institution";
import { openWorld, type World } from "../support/world";

describe.each(institutions)("at %s, a phone lost before the first card", (at) => {
  const { copy } = copyAt(institutionOf(at));
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ at });
  });
  afterAll(() => world.close());

  test.each(["maja", "filip"])("has nothing to revoke, and the order stays (%s)", async (who) => {
    const student = world.student(who);
    await student.signsInAs(who);
    const said = await student.says("zgubiłem telefon");
    expect(said).toContain(copy("lostPhone.noCardYet"));
    for (const key of ["lostPhone.what", "lostPhone.block"]) expect(said).not.toContain(copy(key));
    const primary = student.last.view.buttons.filter((it) => "style" in it && it.style === "primary");
    expect(primary.map(({ label }) => label)).toEqual([copy("menu.status")]);
    expect(await student.says("znalazłam telefon")).toContain(copy("lostPhone.orderStays"));
    expect(world.sandbox.control.log(who)).toEqual([]);
  });

  test("that is told before the sign-in, and then is to be revoked, has nothing to revoke either", async () => {
    const filip = world.student("filip-signed-out");
    await filip.says("zgubiłem telefon");
    await filip.presses(copy("lostPhone.block"));
    await filip.says(await filip.sixDigits("filip"));
    expect(filip.seesAll).toContain(copy("lostPhone.noCardYet"));
    expect(filip.seesAll).not.toContain(copy("revoke.order.lost"));
  });
});
