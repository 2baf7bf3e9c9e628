import type { Job } from "../../src/store/port";
import type { Student } from "../support/student";
import { marta, minute, openSupportWorld, type Around } from "../tickets/supportWorld";
import { counted as countedIn } from "./counted";

const hour = 60 * minute;

let around: Around;
afterEach(() => around.world.close());

const counted = (...names: string[]) => countedIn(around.world, ...names);

const tags = (ticket: string, tag: string) =>
  around.desk().act(ticket, { kind: "tag", tag, via: "slack" }, marta, `tag:${tag}`);

async function collects(student: Student): Promise<void> {
  await student.presses("place");
  await around.world.pass(3 * minute);
  around.world.sandbox.control.collect("anna");
  await around.world.pass(5 * minute);
}

test("the first answer and the first resolution are counted once a ticket, by working hours and by every topic", async () => {
  // A Wednesday at half past twelve.
  around = await openSupportWorld({ start: "2026-11-25T11:30:00Z" });
  const ticket = await around.asks();
  await tags(ticket, "photo");
  await tags(ticket, "stuck");
  // Until Thursday at nine: three and a half hours on Wednesday, an hour on Thursday.
  await around.world.pass(20.5 * hour, 4 * hour);
  await around.replies(ticket, "Już patrzę.");
  await around.replies(ticket, "Gotowe.");
  await around.does("resolve");
  await around.does("reopen");
  await around.does("resolve", marta, "resolved again");
  expect(await counted("firstAnswer", "firstAnswerOn", "resolution", "resolutionOn", "solved")).toEqual({
    "firstAnswer time=hours8": 1,
    "firstAnswerOn time=hours8 topic=photo": 1,
    "firstAnswerOn time=hours8 topic=stuck": 1,
    "resolution time=hours8": 1,
    "resolutionOn time=hours8 topic=photo": 1,
    "resolutionOn time=hours8 topic=stuck": 1,
    "solved by=staff": 1,
  });
});

test("a resolved ticket that is opened again is counted once, by who opened it", async () => {
  around = await openSupportWorld();
  const ticket = await around.asks();
  await tags(ticket, "photo");
  await around.does("resolve");
  await around.does("reopen");
  await around.does("resolve", marta, "resolved again");
  await around.does("reopen", marta, "reopened again");
  expect(await counted("reopened", "reopenedOn")).toEqual({ "reopened by=staff": 1, "reopenedOn topic=photo": 1 });
});

test("a student who writes once more opens a resolved ticket again, and no other", async () => {
  around = await openSupportWorld();
  const id = await around.asks();
  const { key: chatId } = around.ola;
  const adds = (event: string) =>
    around.world.app.tickets.add({ job: { id: event } as Job, chatId, id, text: "Nadal nie działa" });
  await adds("first");
  expect(await counted("reopened")).toEqual({});
  await around.does("resolve");
  await adds("second");
  expect(await counted("reopened")).toEqual({ "reopened by=student": 1 });
});

test("a card that was collected without a ticket was solved by the assistant", async () => {
  around = await openSupportWorld();
  await collects(around.ola);
  expect(await counted("solved")).toEqual({ "solved by=assistant": 1 });
});

test("a card of a student who wrote to support from another chat counts for support alone", async () => {
  around = await openSupportWorld();
  const other = around.world.student();
  await other.signsInAs("anna");
  await around.asks(other);
  await collects(around.ola);
  expect(await counted("solved")).toEqual({});
  await around.desk().act(around.number(other), { kind: "resolve", via: "slack" }, marta, "resolve");
  expect(await counted("solved")).toEqual({ "solved by=staff": 1 });
});

test("a ticket of more than a month ago does not concern a card that is collected now", async () => {
  around = await openSupportWorld();
  await around.asks();
  await around.world.pass(31 * 24 * hour, 24 * hour);
  await around.ola.says("zamów mLegitymację");
  await collects(around.ola);
  expect(await counted("solved")).toEqual({ "solved by=assistant": 1 });
});
