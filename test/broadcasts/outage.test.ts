import { copyPattern } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
const shown = copyPattern("banner.outage");

let world: World;
let students: Student[];
beforeEach(async () => {
  world = await openWorld();
  students = [];
  for (const name of ["anna", "piotr", "oksana", "ewa", "maja", "filip"]) {
    const student = world.student(name);
    await student.signsInAs(name);
    students.push(student);
  }
});
afterEach(() => world.close());

const look = (at: number): Promise<string> => students[at]!.says("status");
const fails = () => world.sandbox.control.fault({ kind: "maintenance" });
/** Lets the work that happens outside the turn finish. */
const settled = (): Promise<void> => world.pass(6_000, 6_000);

describe("when USOS fails for many", () => {
  test("the banner comes by itself, and goes when USOS answers some of them again", async () => {
    const mends = fails();
    for (let at = 0; at < 4; at++) expect(await look(at)).not.toMatch(shown);
    await look(4);
    await settled();
    expect(await look(5)).toMatch(shown);
    mends();
    // After the failures the product does not ask USOS for a while; this is longer.
    await world.pass(minute);
    await look(0);
    expect(await look(1)).toMatch(shown);
    await look(2);
    await settled();
    expect(await look(3)).not.toMatch(shown);
  });

  test("the banner goes with time when nobody asks any more", async () => {
    const mends = fails();
    for (let at = 0; at < 5; at++) await look(at);
    await settled();
    expect(await look(5)).toMatch(shown);
    mends();
    await world.pass(6 * minute, minute);
    expect(await look(5)).not.toMatch(shown);
  });

  test("what fails for one student again and again sets no banner", async () => {
    world.sandbox.control.fault({ kind: "maintenance", student: "anna" });
    for (let times = 0; times < 8; times++) expect(await look(0)).not.toMatch(shown);
    await settled();
    expect(await look(0)).not.toMatch(shown);
  });
});
