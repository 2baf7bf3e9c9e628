import { moment } from "../../../../dialogs/kit/text";
import { mostParagraphs } from "../../../../src/channels/slack/helpdesk/announce/form";
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

test("a message that is confirmed at night says when it begins, and reaches students then", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.opens();
  // From eleven in the morning until eleven at night.
  await desk.world.pass(12 * 60 * minute, 60 * minute);
  await writes();
  await marta.submits({});
  expect(marta.modal).toContain(copy("helpdesk.announce.sendingLater", { at: moment("2026-11-24T07:00:00.000Z") }));
  await desk.world.pass(8 * 60 * minute, 60 * minute);
  expect(anna.seesAll).not.toContain(text);
  await desk.world.pass(2 * 60 * minute, 30 * minute);
  expect(anna.seesAll).toContain(text);
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

/** Brings a form with what Slack's own window would not send: a second time, or with dates that are none. */
async function brings(form: Readonly<Record<string, unknown>>, to: string, fields: Readonly<Record<string, object>>) {
  const values = {
    ...Object.fromEntries(Object.entries(fields).map(([block, held]) => [block, { text: held }])),
    to: { text: { type: "static_select", selected_option: { value: to } } },
  };
  const { team, id } = marta.person;
  const view = { ...form, state: { values } };
  const sent = { type: "view_submission", team: { id: team }, user: { id, team_id: team }, trigger_id: "1", view };
  return marta.does(desk.world.slack.bring(sent, { form: true }));
}
const typed = (value: string) => ({ type: "plain_text_input", value });

test("a second press on a preview sends nothing when the text has changed since, and says so", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.opens();
  await command(marta);
  const form = desk.world.slack.modal(marta.person.id)!;
  await marta.submits({ pl: text, to: "everybody" });
  await desk.world.pass(1_000);
  expect((await brings(form, "everybody", { pl: typed("Podmienione") })).status).toBe(200);
  await marta.submits({});
  expect(marta.modal).toContain(copy("helpdesk.announce.changed"));
  await desk.world.pass(minute);
  expect(anna.seesAll).not.toContain("Podmienione");
  expect(anna.seesAll).not.toContain(text);
  expect(await desk.audit()).toEqual([]);
});

test("the log and the report hold the whole of what is sent, in every language", async () => {
  await desk.world.slackStudent("anna").opens();
  const pl = `${"Od poniedziałku. ".repeat(100)}Koniec.`;
  const en = `${"From Monday. ".repeat(100)}https://evil.example`;
  await writes({ pl, en });
  await marta.submits({});
  await desk.world.pass(minute);
  expect((await desk.audit())[0]?.reason).toBe(`pl: ${pl}\n\nen: ${en}`);
  const report = posted().find((it) => it.includes(copy("helpdesk.announce.report.told", { count: 1 })))!;
  for (const all of [pl, en]) expect(report).toContain(all);
});

test("a message of as many paragraphs as are taken has a preview in three languages, and one more is refused", async () => {
  await desk.world.slackStudent("anna").opens();
  const paragraphs = (count: number): string => Array.from({ length: count }, (_, n) => `Akapit ${n}.`).join("\n\n");
  const refused = await writes({ pl: text, uk: paragraphs(mostParagraphs + 1) });
  expect(refused.body).toContain(copy("helpdesk.announce.tooManyParagraphs", { most: mostParagraphs }));
  const most = paragraphs(mostParagraphs);
  await marta.submits({ pl: most, en: most, uk: most, to: "everybody" });
  expect(marta.modal).toContain(copy("helpdesk.announce.counted", { people: 1, optedOut: 0 }));
});

test("a second message to everybody has to wait, and its text stays in the form", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.opens();
  await writes();
  await marta.submits({});
  await writes({ pl: "Jeszcze jedno." });
  const until = new Date(desk.world.now() + 10 * minute).toISOString();
  await marta.submits({});
  expect(marta.modal).toContain(copy("helpdesk.announce.tooSoon", { at: { moment: until } }));
  await marta.does(desk.world.slack.closes(marta.person.id));
  expect(marta.modal).toContain(copy("helpdesk.announce.textHow"));
  await desk.world.pass(10 * minute, minute);
  expect(anna.seesAll).not.toContain("Jeszcze jedno.");
  await marta.submits({ pl: "Jeszcze jedno.", to: "everybody" });
  await marta.submits({});
  await desk.world.pass(minute);
  expect(anna.seesAll.split("Jeszcze jedno.")).toHaveLength(2);
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

  test("takes no end that is no day, more than a year away or before its start, and says so", async () => {
    const noSuchDay = copy("helpdesk.announce.noSuchDay");
    for (const [day, time, refusal] of [
      ["9999-12-31", "23:59", noSuchDay],
      ["2027-11-25", "00:00", noSuchDay],
      ["2027-02-30", "00:00", noSuchDay],
      ["2027-01-01", "25:00", noSuchDay],
      ["tomorrow", "", noSuchDay],
      ["2026-11-23", "10:59", copy("helpdesk.announce.noUntil")],
    ] as const) {
      await command(marta);
      const form = desk.world.slack.modal(marta.person.id)!;
      const { status, body } = await brings(form, "banner", {
        pl: typed(words),
        fromDay: { type: "datepicker", selected_date: "2026-11-23" },
        fromTime: { type: "timepicker", selected_time: "11:00" },
        untilDay: { type: "datepicker", selected_date: day },
        untilTime: { type: "timepicker", selected_time: time },
      });
      expect([day, status, body.includes(refusal)]).toEqual([day, 200, true]);
    }
    expect((await confirmed({ ...planned, untilDay: "2027-11-24" })).body).not.toContain("errors");
  });

  test("needs an end", async () => {
    expect((await confirmed({ pl: words, to: "banner" })).body).toContain(copy("helpdesk.announce.noUntil"));
  });
});
