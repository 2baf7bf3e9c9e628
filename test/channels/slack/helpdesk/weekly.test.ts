import { day } from "../../../../dialogs/kit/text";
import type { ListenerDeps } from "../../../../src/channels/slack/helpdesk/deps";
import { createRoundsBoard } from "../../../../src/channels/slack/helpdesk/roundsBoard";
import { createDue } from "../../../../src/helpdesk/due";
import { createWorkTime } from "../../../../src/helpdesk/workTime";
import type { Job } from "../../../../src/store/port";
import { institutionOf } from "../../../support/institution";
import { createRounds, roundsQueue } from "../../../../src/helpdesk/rounds/rounds";
import type { Count } from "../../../../src/statistics/port";
import { storeCounts } from "../../../statistics/invented";
import { copy, copyPattern } from "../../../support/copy";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

const minute = 60_000;
const hour = 60 * minute;

let desk: DeskWorld;
afterEach(() => desk.close());

const week47: readonly (readonly [Count, number])[] = [
  [{ name: "firstAnswer", labels: { time: "hours2" } }, 12],
  [{ name: "firstAnswerOn", labels: { topic: "photo", time: "hours2" } }, 7],
  [{ name: "firstAnswerOn", labels: { topic: "price", time: "hours2" } }, 2],
  [{ name: "resolution", labels: { time: "hours8" } }, 10],
  [{ name: "solved", labels: { by: "assistant" } }, 31],
];

/** Opens the helpdesk on a Friday of week 47, of which something is to be told. */
async function onFriday(more: { readonly hasWeekly?: boolean } = {}): Promise<void> {
  desk = await openDeskWorld({ start: "2026-11-20T13:00:00Z", hasWeekly: true, ...more });
  await storeCounts(desk.world.store, "2026-W47", week47);
}

const summaries = (): string[] =>
  desk.world.slack
    .screen(desk.channel)
    .map(textOf)
    .filter((it) => copyPattern("helpdesk.weekly.title").test(it));

const postCalls = () => desk.world.slack.calls().filter(({ method }) => method === "chat.postMessage");

/** Until Monday at 7:59, a minute before the hour of the digest. */
const untilMonday = () => desk.world.pass(66 * hour - minute, hour);

test("the summary comes once, on Monday morning, with the numbers of the week before and nothing below five", async () => {
  await onFriday();
  await untilMonday();
  expect(summaries()).toEqual([]);
  await desk.world.restart();
  await desk.world.pass(hour, minute);
  const [summary, ...more] = summaries();
  expect(more).toEqual([]);
  const within = copy("numbers.desk.within.hours2");
  expect(summary).toContain(copy("helpdesk.weekly.answeredWithin", { count: "12", time: within }));
  expect(summary).toContain(copy("helpdesk.weekly.share", { share: 75 }));
  expect(summary).toContain(copy("helpdesk.weekly.topics", { topics: `${copy("answers.photo.title")} (5+)` }));
  await desk.world.pass(5 * 24 * hour, hour);
  expect(summaries()).toHaveLength(1);
});

test("when Monday is a day off, the summary comes on the first day that staff work", async () => {
  // The Friday before Easter.
  desk = await openDeskWorld({ start: "2027-03-26T13:00:00Z", hasWeekly: true });
  await storeCounts(desk.world.store, "2027-W12", week47);
  await desk.world.pass(3 * 24 * hour, hour);
  expect(summaries()).toEqual([]);
  await desk.world.pass(24 * hour, hour);
  expect(summaries()).toHaveLength(1);
});

test("a week in which nothing was counted is not told", async () => {
  desk = await openDeskWorld({ start: "2026-11-20T13:00:00Z", hasWeekly: true });
  await desk.world.pass(4 * 24 * hour, hour);
  expect(summaries()).toEqual([]);
});

test("it can be switched off", async () => {
  await onFriday({ hasWeekly: false });
  await desk.world.pass(4 * 24 * hour, hour);
  expect(summaries()).toEqual([]);
  expect(await desk.world.store.depth(roundsQueue)).toBe(2);
});

test("a helpdesk that begins in the middle of a week gets its first summary on the next Monday", async () => {
  desk = await openDeskWorld({ start: "2026-11-24T13:00:00Z", hasWeekly: true });
  await storeCounts(desk.world.store, "2026-W47", week47);
  await desk.world.pass(2 * 24 * hour, hour);
  expect(summaries()).toEqual([]);
});

test("an answer of Slack that got lost does not bring the summary a second time", async () => {
  await onFriday();
  await untilMonday();
  desk.world.slack.answer("chat.postMessage", { status: 502, taken: true });
  await desk.world.pass(hour, minute);
  expect(summaries()).toHaveLength(1);
  expect(postCalls()).toHaveLength(1);
});

test("of two processes that hold the summary's job at once, one posts it", async () => {
  await onFriday();
  await untilMonday();
  const { chat, store } = desk.world;
  const now = Date.parse("2026-11-23T07:00:00Z");
  const parts = {
    slack: chat,
    store,
    desk: { open: () => Promise.resolve([]) },
    clock: () => now,
    timeZone: "Europe/Warsaw",
    work: createWorkTime(institutionOf()),
    due: createDue(institutionOf(), createWorkTime(institutionOf())),
    location: { channel: desk.channel, group: undefined, team: undefined },
    say: () => "—",
  } as unknown as ListenerDeps;
  const title = copy("helpdesk.weekly.title", { from: day("2026-11-16"), to: day("2026-11-22") });
  const summaryOf = (week: string) => Promise.resolve({ week, title, lines: ["—"], url: undefined });
  const other = () =>
    createRounds(
      { ...parts, summaryOf, board: createRoundsBoard(parts) },
      { digestHour: 8, remindMs: hour, hasWeekly: true },
    );
  const job = { id: "weekly" } as Job;
  const [one, two] = [other(), other()];
  await Promise.all([one.perform(job), two.perform(job)]);
  expect(summaries()).toHaveLength(1);
  await two.perform(job);
  expect(summaries()).toHaveLength(1);
});

test("a post that Slack did not take is tried again until it is there", async () => {
  await onFriday();
  await untilMonday();
  const refusals = [{ status: 502 }, { error: "channel_not_found" }, { retryAfter: 90 }];
  desk.world.slack.answer("chat.postMessage", ...refusals);
  await desk.world.pass(hour, minute);
  expect(summaries()).toHaveLength(1);
});

test("a process that dies at any step of posting leaves one summary to the next one", async () => {
  for (let step = 1; step <= 8; step++) {
    await onFriday();
    await untilMonday();
    let count = 0;
    desk.world.process.dieAt(() => ++count === step);
    await desk.world.pass(5 * minute, minute);
    desk.world.process.dieAt(() => false);
    await desk.world.restart();
    await desk.world.pass(hour, minute);
    expect({ step, summaries: summaries().length }).toEqual({ step, summaries: 1 });
    if (step < 8) await desk.close();
  }
});
