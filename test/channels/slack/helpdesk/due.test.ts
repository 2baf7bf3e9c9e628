import { hourMs } from "../../../../src/foundation/time";
import { day, moment } from "../../../../dialogs/kit/text";
import { copyAt } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "./deskWorld";

const { copy, copyPattern } = copyAt(institutionOf("example"));

/** Everything here is at the institution that promises an answer within two working days. */
let desk: DeskWorld;
const open = async (start: string, options: DeskWorldOptions = {}) =>
  (desk = await openDeskWorld({ ...options, at: "example", start }));
afterEach(() => desk.close());

async function ticket() {
  const anna = desk.world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.says("chcę pogadać z człowiekiem");
  await anna.submits("Nie widzę przycisku Dodaj.");
  await anna.presses("send");
  return anna;
}
const card = () => desk.cards()[0]!;
const id = () => /L-[A-Z0-9]{6}/.exec(textOf(card()))![0];

/** The reminders with a heading, each as its lines. */
const reminders = (heading: "late" | "soon" | "remind") =>
  desk.world.slack
    .screen(desk.channel)
    .map(textOf)
    .filter((it) => it.includes(copy(`helpdesk.digest.${heading}`)));
const passes = (hours: number) => desk.world.pass(hours * hourMs, hourMs);

test("a ticket of a Friday is not mentioned at the weekend; it is due on Tuesday and late on Wednesday", async () => {
  await open("2026-11-27T09:00:00Z");
  await ticket();
  await desk.staff("marta").presses(card(), "claim");
  // Until Tuesday at noon.
  await passes(4 * 24 + 2);
  expect([...reminders("soon"), ...reminders("late"), ...reminders("remind")]).toEqual([]);
  await passes(3);
  expect(reminders("soon")).toHaveLength(1);
  // Until Wednesday at nine.
  await passes(18);
  expect(reminders("late")).toHaveLength(1);
  expect(reminders("soon")).toHaveLength(1);
  await passes(24);
  expect(reminders("late")).toHaveLength(2);
});

test("a ticket that was answered, or waits for the student, is not due", async () => {
  await open("2026-11-23T09:00:00Z");
  await ticket();
  const marta = desk.staff("marta");
  await marta.writes(card(), "Zaktualizuj aplikację.");
  await passes(4 * 24);
  expect([...reminders("soon"), ...reminders("late")]).toEqual([]);
});

test("a reminder leads to the ticket's card and notifies who has claimed it; a late one notifies the whole team", async () => {
  await open("2026-11-23T09:00:00Z");
  await ticket();
  const marta = desk.staff("marta");
  await marta.presses(card(), "claim");
  await passes(3 * 24);
  const [late] = reminders("late");
  expect(late).toMatch(new RegExp(`<https://[^|>]+\\|${id()}>`));
  expect(late).toContain(`<@${marta.person.id}>`);
  expect(late).toContain("<!here>");
  expect(reminders("soon")[0]).not.toContain("<!here>");
});

test("a late ticket of a colleague who has left is the whole team's, and the colleague is not called", async () => {
  await open("2026-11-23T09:00:00Z");
  await ticket();
  const marta = desk.staff("marta");
  await marta.presses(card(), "claim");
  desk.world.slack.leaves(marta.person.id, "channel");
  await passes(3 * 24);
  const [late] = reminders("late");
  expect(late).toContain("<!here>");
  expect(late).not.toContain(`<@${marta.person.id}>`);
});

test("a reminder that Slack did not take comes later, once", async () => {
  await open("2026-11-23T09:00:00Z");
  await ticket();
  await desk.world.pass(50 * 60_000, 10 * 60_000);
  expect(reminders("remind")).toEqual([]);
  desk.world.slack.answer("chat.postMessage", { error: "internal_error" }, { retryAfter: 600 });
  await passes(6);
  expect(reminders("remind")).toHaveLength(1);
});

test("a student who asks out of hours or on a day off is told when to expect an answer", async () => {
  await open("2026-11-23T18:00:00Z");
  const evening = (await ticket()).seesAll;
  expect(evening).toContain(copy("escalate.closed.hours", { opens: moment("2026-11-24T09:00:00.000Z") }));
  expect(evening).toContain(copy("escalate.answerBy", { until: day("2026-11-25") }));
  await desk.close();
  await open("2026-11-11T10:00:00Z");
  const holiday = (await ticket()).seesAll;
  expect(holiday).toContain(copy("escalate.closed.dayOff", { opens: moment("2026-11-12T07:00:00.000Z") }));
  expect(holiday).toContain(copy("escalate.answerBy", { until: day("2026-11-13") }));
});

test("a student who asks while staff work is told nothing of their hours", async () => {
  await open("2026-11-23T09:00:00Z");
  const { seesAll } = await ticket();
  expect(seesAll).toContain(copy("escalate.sent"));
  expect(seesAll).not.toMatch(copyPattern("escalate.answerBy"));
});
