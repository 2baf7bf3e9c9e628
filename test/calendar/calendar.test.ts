import ICAL from "ical.js";
import type { Lang } from "../../dialogs/kit/text";
import { copy, copyIn } from "../support/copy";
import { institutionOf } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const day = 86_400_000;
const { reminderDays } = institutionOf();
let world: World;
let hanna: Student;
beforeEach(async () => {
  world = await openWorld();
  hanna = world.student("Hanna");
  await hanna.signsInAs("hanna");
  await hanna.says("status");
});
afterEach(() => world.close());

/** The address of the calendar file on the newest card. */
function address(student = hanna): string {
  const urls = student.last.view.buttons.flatMap((it) => ("url" in it ? [it.url] : []));
  return urls.find((it) => it.includes("/calendar/"))!;
}
async function eventAt(url: string): Promise<ICAL.Event> {
  const text = await (await fetch(url)).text();
  return new ICAL.Event(new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent("vevent")!);
}

describe("the end of the card's validity, for the student's calendar", () => {
  test.each<[Lang, string, string]>([
    ["pl", "po polsku", "dodaj to do kalendarza"],
    ["en", "in English", "add the expiry date to my calendar please"],
    ["uk", "українською", "додай кінець дії в календар"],
  ])("comes as a file that a calendar can read, when a student asks in words (%s)", async (lang, language, wish) => {
    await hanna.says(language);
    expect(await hanna.says(wish)).toContain(copyIn(lang, "calendar.what", { until: { day: "2027-03-31" } }));
    const answer = await fetch(address());
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="mLegitymacja.ics"');
    const event = await eventAt(address());
    expect(event.startDate.toString()).toBe("2027-03-31");
    expect(event.summary).toBe(copyIn(lang, "calendar.event"));
    expect(event.component.getAllSubcomponents("valarm")).toHaveLength(reminderDays.length);
  });

  test.each([
    ["the status of the card", "status"],
    ["the reminders", "przypomnienia"],
  ])("is offered on %s", async (_, words) => {
    await hanna.says(words);
    await hanna.presses("calendar");
    expect(hanna.sees).toContain(copy("calendar.title"));
    expect(address()).toBeDefined();
  });

  test("is offered on the reminder that the card ends soon", async () => {
    const reminded = Date.parse("2027-04-01T10:00:00Z") - Math.max(...reminderDays) * day;
    await world.pass(reminded - world.now(), day / 2);
    expect(hanna.sees).toContain(copy("push.expiringTitle"));
    await hanna.presses(copy("calendar.button"));
    expect(address()).toBeDefined();
  });

  test("reveals nothing about the student, neither in its address nor in the file", async () => {
    await hanna.says("do kalendarza");
    const { id, studentNumber } = world.sandbox.control.students().find(({ handle }) => handle === "hanna")!;
    const file = await (await fetch(address())).text();
    const name = Buffer.from(address().split("/").at(-1)!, "base64url").toString("latin1");
    for (const written of [file, address(), name])
      for (const hers of [id, studentNumber, "Hanna", "Odebralska"]) expect(written).not.toContain(String(hers));
  });

  test("replaces in the calendar what an earlier file had put there, once the card was extended", async () => {
    await hanna.says("do kalendarza");
    const before = await eventAt(address());
    // Where the plastic card plays no part, USOS lets a card be extended only when it is about to end.
    await world.pass(Date.parse("2027-03-10T10:00:00Z") - world.now(), 20 * day);
    world.sandbox.control.extendEls("hanna");
    await world.usos.makeOrder(world.sandbox.control.grant("key", "hanna"));
    await world.pass(2 * day, day / 4);
    world.sandbox.control.collect("hanna");
    await hanna.says("status");
    await hanna.says("do kalendarza");
    const after = await eventAt(address());
    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.startDate.toString()).toBe("2027-10-31");
  });

  test("is not found at an invented address, or at one that is two months old", async () => {
    await hanna.says("do kalendarza");
    const url = address();
    expect((await fetch(`${url.slice(0, -6)}AAAAAA`)).status).toBe(404);
    expect((await fetch(url)).status).toBe(200);
    await world.pass(60 * day, 10 * day);
    expect((await fetch(url)).status).toBe(404);
  });

  test("is not available while no card is in the phone, and the student is told so", async () => {
    const anna = world.student("Anna");
    await anna.signsInAs("anna");
    expect(await anna.says("do kalendarza")).toContain(copy("calendar.none"));
    expect(address(anna)).toBeUndefined();
  });
});
