import { storeCounts } from "../../../statistics/invented";
import { copy, copyPattern } from "../../../support/copy";
import { elements } from "../../readCard";
import { channel, openTeamsDesk, shown, type TeamsDeskWorld } from "./teamsDesk";

const minute = 60_000;
const hour = 60 * minute;

let desk: TeamsDeskWorld;
afterEach(() => desk.world.close());

/** The messages with this text that the bot began in the channel. */
const posted = (key: string) =>
  desk.world.farEnd
    .threads(channel)
    .flatMap(([root]) => (root ? [root] : []))
    .filter((it) => copyPattern(key).test(shown(it)));

test("the morning's digest comes once a working day, and leads to the oldest ticket", async () => {
  // A Friday, after the hour of the digest.
  desk = await openTeamsDesk({ start: "2026-11-27T13:00:00Z" });
  const { id, thread } = await desk.ticket();
  await desk.world.pass(66 * hour - minute, hour);
  expect(posted("helpdesk.digest.morning")).toEqual([]);
  await desk.world.restart();
  await desk.world.pass(30 * minute, minute);
  const [digest, ...more] = posted("helpdesk.digest.morning");
  expect(more).toEqual([]);
  expect(shown(digest!)).toMatch(copyPattern("helpdesk.digest.morning", { open: 1, unclaimed: 1, ticket: id }));
  expect(JSON.stringify(digest)).toContain(`/${thread[0]?.id}?tenantId=`);
});

test("staff are reminded once a day of a ticket that nobody has claimed, with a link to its card", async () => {
  desk = await openTeamsDesk({ start: "2026-11-23T09:00:00Z" });
  const { id, thread } = await desk.ticket();
  await desk.world.pass(50 * minute, minute);
  expect(posted("helpdesk.digest.remind")).toEqual([]);
  await desk.world.pass(3 * hour, 5 * minute);
  const [reminder, ...more] = posted("helpdesk.digest.remind");
  expect(more).toEqual([]);
  const card = (reminder?.activity["attachments"] as { content: unknown }[])[0]?.content;
  const lines = elements(card).map((it) => it["text"]);
  expect(lines.find((it) => typeof it === "string" && it.includes(id))).toMatch(
    new RegExp(`^\\[${id}\\]\\(https:.*/${thread[0]?.id}\\?`),
  );
  await desk.staff("29:marta").presses(thread, copy("helpdesk.button.claim"));
  await desk.world.pass(24 * hour, 15 * minute);
  expect(posted("helpdesk.digest.remind")).toHaveLength(1);
});

test("the weekly summary comes once on Monday, and not again when Teams did not say whether it took it", async () => {
  desk = await openTeamsDesk({ start: "2026-11-20T13:00:00Z", hasWeekly: true });
  await storeCounts(desk.world.store, "2026-W47", [
    [{ name: "firstAnswer", labels: { time: "hours2" } }, 12],
    [{ name: "solved", labels: { by: "assistant" } }, 31],
  ]);
  await desk.world.pass(66 * hour - minute, hour);
  expect(posted("helpdesk.weekly.title")).toEqual([]);
  desk.world.farEnd.answer("POST", { status: 502, body: {}, taken: true });
  await desk.world.pass(24 * hour, 5 * minute);
  const [summary, ...more] = posted("helpdesk.weekly.title");
  expect(more).toEqual([]);
  const time = copy("numbers.desk.within.hours2");
  expect(shown(summary!)).toContain(copy("helpdesk.weekly.answeredWithin", { count: "12", time }));
});

test("the weekly summary that Teams refused comes when it takes it", async () => {
  desk = await openTeamsDesk({ start: "2026-11-20T13:00:00Z", hasWeekly: true });
  await storeCounts(desk.world.store, "2026-W47", [[{ name: "firstAnswer", labels: { time: "hours2" } }, 12]]);
  await desk.world.pass(66 * hour - minute, hour);
  desk.world.farEnd.answer("POST", { status: 403, body: { error: { code: "BotDisabledByAdmin" } } });
  await desk.world.pass(3 * hour, 5 * minute);
  expect(posted("helpdesk.weekly.title")).toHaveLength(1);
});
