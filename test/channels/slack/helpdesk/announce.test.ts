import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";
import { copy, copyIn } from "../../../support/copy";

const minute = 60_000;
const text = "Od poniedziałku przedłużamy legitymacje w pokoju 12.";

let desk: DeskWorld;
let marta: SlackStaff;
beforeEach(async () => {
  desk = await openDeskWorld();
  marta = desk.staff("marta");
});
afterEach(() => desk.close());

const command = (who: SlackStaff, channel = desk.channel) =>
  who.does(desk.world.slack.command(who.person.id, channel, "/mlegitymacja-announce"));
/** Fills in the form; fields that are not given stay empty. */
async function writes(values: Readonly<Record<string, string>> = {}) {
  await command(marta);
  return marta.submits({ pl: text, to: "everybody", ...values });
}
const posted = (): string[] => desk.world.slack.screen(desk.channel).map((it) => JSON.stringify(it.blocks));

test("staff see the message as students will see it, with the number of students, and a second press sends it", async () => {
  const anna = desk.world.slackStudent("anna");
  const karol = desk.world.slackStudent("karol");
  await anna.opens();
  await karol.opens();
  await writes({ en: "From Monday." });
  for (const seen of [text, "From Monday.", copy("broadcast.title"), copyIn("en", "broadcast.title")])
    expect(marta.modal).toContain(seen);
  expect(marta.modal).toContain(copy("helpdesk.announce.counted", { people: 2, optedOut: 0 }));
  expect(anna.seesAll).not.toContain(text);
  await marta.submits({});
  expect(marta.modal).toContain(copy("helpdesk.announce.sending"));
  await desk.world.pass(minute);
  for (const student of [anna, karol]) expect(student.seesAll.split(text)).toHaveLength(2);
  const report = posted().find((it) => it.includes(text))!;
  expect(report).toContain(copy("helpdesk.announce.report.told", { count: 2 }));
  expect((await desk.audit()).map(({ what, about, by, outcome }) => [what, about, by.name, outcome])).toEqual([
    ["broadcast", "everybody", marta.person.name, "asked"],
    ["broadcast", "everybody", marta.person.name, "told 2, unreachable 0, optedOut 0, unclear 0, refused 0"],
  ]);
});

test("a confirmation that Slack delivers again does not send the message again", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.opens();
  await writes();
  await marta.submits({});
  await marta.does(desk.world.slack.again("retry"));
  await desk.world.pass(minute);
  expect(anna.seesAll.split(text)).toHaveLength(2);
  expect((await desk.audit()).filter(({ outcome }) => outcome === "asked")).toHaveLength(1);
});

test("a confirmed message is sent by the next process after a crash, and nobody gets it twice", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.opens();
  await writes();
  await desk.world.slack.submits(marta.person.id, {});
  await desk.world.restart();
  await desk.world.pass(minute);
  expect(anna.seesAll.split(text)).toHaveLength(2);
});

test("the form says what is missing, and refuses a PESEL", async () => {
  expect((await writes({ to: "endsBefore" })).body).toContain(copy("helpdesk.announce.noDay"));
  expect((await marta.submits({ pl: text, to: "endsBefore", day: "2026-11-23" })).body).toContain(
    copy("helpdesk.announce.noDay"),
  );
  const pesel = "44051401359";
  expect((await marta.submits({ pl: `Dla ${pesel}`, to: "everybody" })).body).toContain(
    copy("helpdesk.announce.pesel"),
  );
  await marta.submits({ pl: text, to: "endsBefore", day: "2027-04-01" });
  expect(marta.modal).toContain(copy("helpdesk.announce.endsBefore", { day: { day: "2027-04-01" } }));
  // No student's card ends on that day, so the form has no button to send it.
  await expect(marta.submits({})).rejects.toThrow("nothing to submit");
});

test("the form is for staff only, even if somebody left after the preview, and attempts by others are logged", async () => {
  const karol = desk.staff("karol");
  expect((await command(karol, desk.world.slack.general)).body).toContain(copy("helpdesk.onlyStaff"));
  expect(karol.modal).toBe("");
  await desk.world.slackStudent("anna").opens();
  await writes();
  desk.world.slack.leaves(marta.person.id, "channel");
  await desk.world.pass(31_000);
  await marta.submits({});
  expect(marta.modal).toContain(copy("helpdesk.onlyStaff"));
  await desk.world.pass(minute);
  expect(desk.world.slackStudent("anna").seesAll).not.toContain(text);
  expect((await desk.audit()).map(({ what }) => what)).toEqual(["refused", "refused"]);
});

describe("a banner", () => {
  const words = "W nocy USOS będzie niedostępny.";
  const planned = {
    pl: words,
    to: "banner",
    fromDay: "2026-11-23",
    fromTime: "11:00",
    untilDay: "2026-11-23",
    untilTime: "12:30",
  };
  const confirmed = async (values: Readonly<Record<string, string>>) => {
    await command(marta);
    const brought = await marta.submits(values);
    await marta.submits({}).catch(() => undefined);
    await desk.world.pass(10_000);
    return brought;
  };

  test("is set from the same form with a start and an end, and is shown on students' cards in between", async () => {
    const anna = desk.world.slackStudent("anna");
    await anna.signsInAs("anna");
    await confirmed(planned);
    expect(marta.modal).toContain(copy("helpdesk.announce.bannerSet"));
    // It is now ten o'clock in Warsaw, before the banner's start.
    expect(await anna.says("status")).not.toContain(words);
    await desk.world.pass(61 * minute, 30 * minute);
    expect(await anna.says("status")).toContain(words);
    await desk.world.pass(90 * minute, 30 * minute);
    expect(await anna.says("status")).not.toContain(words);
    expect((await desk.audit()).map(({ about }) => about)).toEqual([
      "banner 2026-11-23T10:00:00.000Z/2026-11-23T11:30:00.000Z",
    ]);
  });

  test("can be ended from the form, which is logged", async () => {
    const anna = desk.world.slackStudent("anna");
    await anna.signsInAs("anna");
    await confirmed({ ...planned, fromDay: "", fromTime: "" });
    expect(await anna.says("status")).toContain(words);
    await command(marta);
    expect(marta.modal).toContain(words);
    await marta.does(desk.world.slack.presses(marta.person.id, "modal", copy("helpdesk.announce.end")));
    expect(marta.modal).toContain(copy("helpdesk.announce.ended"));
    expect(await anna.says("status")).not.toContain(words);
    expect((await desk.audit()).map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      "broadcast asked",
      "banner end asked",
    ]);
  });

  test("must have an end", async () => {
    expect((await confirmed({ pl: words, to: "banner" })).body).toContain(copy("helpdesk.announce.noUntil"));
  });
});
