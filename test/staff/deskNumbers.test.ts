import { numbersSection } from "../../src/staff/numbers/section";
import type { Count, WorkedTime } from "../../src/statistics/port";
import { catalogAt } from "../conversation/people";
import { storeCounts } from "../statistics/invented";
import { copy } from "../support/copy";
import { institutionOf } from "../support/institution";
import { memoryStore } from "../support/memoryStore";
import { serveSection } from "./serveSection";

// A Thursday of week 51.
const now = Date.parse("2026-12-17T12:00:00Z");
const member = { id: "slack:T1:U1", name: "Marta", role: "viewer" } as const;

function serving() {
  const store = memoryStore();
  const catalog = catalogAt(institutionOf());
  const section = numbersSection({ store, catalog, clock: () => now, timeZone: "Europe/Warsaw" });
  const app = serveSection(section, () => ({ member, lang: "pl" as const }));
  return { store, get: async (path: string) => (await app.inject(`/staff/numbers${path}`)).body };
}

const answered = (time: WorkedTime): Count => ({ name: "firstAnswer", labels: { time } });
const resolved = (time: WorkedTime): Count => ({ name: "resolution", labels: { time } });
const on = (topic: string, time: WorkedTime): Count => ({ name: "firstAnswerOn", labels: { topic, time } });
const solved = (by: "assistant" | "staff"): Count => ({ name: "solved", labels: { by } });
const rated = (verdict: "up" | "down"): Count => ({ name: "satisfaction", labels: { about: "ticket", verdict } });

const head =
  "\uFEFFperiod;topic;answered;firstAnswerWithin;resolved;resolvedWithin;reopened;helped;notHelped;solvedByAssistant;shareOfAssistant";

test("a week is told with its medians, and with the assistant's share among all that was solved", async () => {
  const { store, get } = serving();
  await storeCounts(store, "2026-W50", [
    [answered("hour"), 5],
    [answered("hours4"), 4],
    [answered("hours40"), 2],
    [resolved("hours2"), 2],
    [resolved("hours16"), 4],
    [{ name: "reopened", labels: { by: "student" } }, 5],
    [solved("assistant"), 32],
    [solved("staff"), 6],
    [rated("up"), 12],
    [rated("down"), 1],
  ]);
  const [title, line] = (await get("/desk.csv")).split("\r\n");
  expect(title).toBe(head);
  // Of 11 answers the sixth was among those within four hours; of 36 that were solved 30 were cards.
  expect(line).toBe("2026-W50;;11;hours4;6;hours16;5;>=10;<5;>=30;83");
  const page = await get("");
  for (const word of [copy("numbers.desk.within.hours4"), "83%", copy("numbers.desk.definition")])
    expect(page).toContain(word);
});

test("numbers below five, and what half of them took, are shown of no week and no topic", async () => {
  const pages: string[] = [];
  for (const few of [1, 4]) {
    const { store, get } = serving();
    await storeCounts(store, "2026-W50", [
      [answered(few === 1 ? "hour" : "longer"), few],
      [on("photo", few === 1 ? "hour" : "longer"), few],
      [resolved("hour"), few],
      [solved("assistant"), few],
      [rated("up"), few],
    ]);
    pages.push(await get(""), await get("/desk.csv"));
  }
  const [page, file, ...others] = pages;
  expect(others).toEqual([page, file]);
  expect(file?.split("\r\n").slice(1, 3)).toEqual(["2026-W50;;<5;;<5;;0;<5;0;<5;", "2026-12;photo;<5;;0;;0;;;;"]);
});

test("what one topic has cannot be found out by taking the others off the whole", async () => {
  const files: string[] = [];
  for (const hidden of [1, 4]) {
    const { store, get } = serving();
    await storeCounts(store, "2026-W50", [
      [answered("hour"), 17],
      [on("photo", "hour"), 17 - hidden],
      [on("stuck", "hour"), hidden],
    ]);
    files.push(await get("/desk.csv"));
  }
  expect(files[0]).toBe(files[1]?.replace("photo;>=10", "photo;>=15"));
  expect(files[1]).toContain("2026-12;stuck;<5;");
});

test("the running week is not told, because each ticket would change it", async () => {
  const { store, get } = serving();
  await storeCounts(store, "2026-W51", [
    [answered("hour"), 40],
    [on("photo", "hour"), 40],
  ]);
  expect(await get("/desk.csv")).toBe(`${head}\r\n`);
  expect(await get("")).not.toContain(copy("numbers.desk.byTopic"));
});

test("topics are told by the months that were asked for", async () => {
  const { store, get } = serving();
  await storeCounts(store, "2026-W30", [
    [answered("hour"), 9],
    [on("photo", "hour"), 9],
  ]);
  const byTopic = copy("numbers.desk.byTopic");
  expect(await get("?months=12")).toContain(byTopic);
  expect(await get("?months=3")).not.toContain(byTopic);
});
