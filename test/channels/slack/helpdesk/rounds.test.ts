import type { t } from "../../../../dialogs/kit/text";
import type { ListenerDeps } from "../../../../src/channels/slack/helpdesk/deps";
import { createRoundsBoard } from "../../../../src/channels/slack/helpdesk/roundsBoard";
import { createDue } from "../../../../src/helpdesk/due";
import { createRounds, roundsQueue } from "../../../../src/helpdesk/rounds/rounds";
import { createWorkTime } from "../../../../src/helpdesk/workTime";
import type { Job } from "../../../../src/store/port";
import { copy, copyIn, copyPattern } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

let desk: DeskWorld;
afterEach(() => desk.close());

async function ticket(): Promise<void> {
  const anna = desk.world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.says("chcę pogadać z człowiekiem");
  await anna.submits("Nie widzę przycisku Dodaj.");
  await anna.presses("send");
}

const digests = copyPattern("helpdesk.digest.morning");
const reminders = copyPattern("helpdesk.digest.remind");
const said = (words: RegExp): string[] =>
  desk.world.slack
    .screen(desk.channel)
    .map(textOf)
    .filter((it) => words.test(it));

/** The helpdesk's rounds as another process would make them at this time. */
function roundsAt(time: string): ReturnType<typeof createRounds> {
  const { app, chat, store } = desk.world;
  const work = createWorkTime(institutionOf());
  const parts = {
    slack: chat,
    store,
    desk: app.ticketing.desk,
    clock: () => Date.parse(time),
    timeZone: "Europe/Warsaw",
    work,
    due: createDue(institutionOf(), work),
    location: {
      channel: desk.channel,
      group: undefined,
      team: undefined,
    },
    say: (key: string, lang: "pl", values?: Parameters<typeof t>[1]) => copyIn(lang, `helpdesk.${key}`, values),
  } as unknown as ListenerDeps;
  const summaryOf = () => Promise.resolve(undefined);
  const options = { digestHour: 8, remindMs: 3_600_000, hasWeekly: false };
  return createRounds({ ...parts, summaryOf, board: createRoundsBoard(parts) }, options);
}

test("the morning's digest comes once a working day, though two processes and a restart try to send it", async () => {
  // The world starts on a Friday, after the hour of the digest.
  desk = await openDeskWorld({ start: "2026-11-27T13:00:00Z" });
  await ticket();
  await desk.world.pass(66 * 60 * 60_000 - 60_000, 15 * 60_000);
  expect(said(digests)).toEqual([]);
  await desk.world.restart();
  await desk.world.pass(30 * 60_000, 60_000);
  const [digest, ...more] = said(digests);
  expect(more).toEqual([]);
  expect(digest).toMatch(
    copyPattern("helpdesk.digest.morning", {
      open: 1,
      unclaimed: 1,
      since: copy("helpdesk.wait.days", { count: 2 }),
    }),
  );
});

test("of two processes that hold the digest's job at once, one sends it", async () => {
  desk = await openDeskWorld({ start: "2026-11-27T13:00:00Z" });
  await ticket();
  await desk.world.pass(66 * 60 * 60_000 - 60_000, 60 * 60_000);
  const [one, two] = [roundsAt("2026-11-30T07:00:00Z"), roundsAt("2026-11-30T07:00:00Z")];
  const job = { id: "digest" } as Job;
  await Promise.all([one.perform(job), two.perform(job)]);
  expect(said(digests)).toHaveLength(1);
});

test("there is no digest when no ticket is open", async () => {
  desk = await openDeskWorld({ start: "2026-11-23T06:50:00Z" });
  await desk.world.pass(30 * 60_000, 60_000);
  expect(desk.world.slack.screen(desk.channel)).toEqual([]);
});

test("staff are reminded once a day of tickets that nobody has claimed, and of no others", async () => {
  desk = await openDeskWorld({ start: "2026-11-23T09:00:00Z" });
  await ticket();
  await desk.world.pass(50 * 60_000, 60_000);
  expect(said(reminders)).toEqual([]);
  await desk.world.pass(3 * 60 * 60_000, 5 * 60_000);
  expect(said(reminders)).toHaveLength(1);
  await desk.staff("marta").presses(desk.cards()[0]!, "claim");
  await desk.world.pass(24 * 60 * 60_000, 15 * 60_000);
  expect(said(reminders)).toHaveLength(1);
});

test("a scheduled round that the store has lost is created again, and an existing one is not postponed", async () => {
  desk = await openDeskWorld({ start: "2026-11-23T09:00:00Z" });
  const { store } = desk.world;
  const rounds = roundsAt("2026-11-23T09:02:00Z");
  await desk.world.pass(2 * 60_000, 60_000);
  const before = await store.untilDue(roundsQueue);
  await rounds.ensureScheduled();
  expect(await store.untilDue(roundsQueue)).toBe(before);
  const cancel = ["digest", "remind"].map((id) => ({ queue: roundsQueue, id }));
  await store.commit({ partition: "helpdesk", cancel });
  await rounds.ensureScheduled();
  expect(await store.depth(roundsQueue)).toBe(2);
});
