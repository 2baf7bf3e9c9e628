import { languages, type Lang } from "../../dialogs/kit/text";
import { csvOf } from "../../src/staff/numbers/csv";
import { numbersSection } from "../../src/staff/numbers/section";
import type { Count } from "../../src/statistics/port";
import { catalogAt } from "../conversation/people";
import { institutionOf, institutions, type InstitutionName } from "../support/institution";
import { memoryStore } from "../support/memoryStore";
import { copy } from "../support/copy";
import { inventSemester, storeCounts } from "../statistics/invented";
import { serveSection } from "./serveSection";

const now = Date.parse("2026-12-17T12:00:00Z");
const member = { id: "slack:T1:U1", name: "Marta", role: "viewer" } as const;

/** A server with the section alone, in a frame of its content only. */
function serving(at?: InstitutionName, lang: Lang = "pl") {
  const store = memoryStore();
  const catalog = catalogAt(institutionOf(at));
  const section = numbersSection({ store, catalog, clock: () => now, timeZone: "Europe/Warsaw" });
  const app = serveSection(section, () => ({ member, lang }));
  return { store, get: (path: string) => app.inject(`/staff/numbers${path}`) };
}

const ordered: Count = { name: "funnel", labels: { way: "first", stage: "ordered" } };
const asked = (topic: string): Count => ({ name: "topic", labels: { topic } });

describe("the page of numbers", () => {
  test.each(institutions.flatMap((at) => languages.map((lang) => [at, lang] as const)))(
    "shows every part at %s in %s, without a text missing",
    async (at, lang) => {
      const { store, get } = serving(at, lang);
      await inventSemester(store, now);
      const { body, statusCode } = await get("");
      expect(statusCode).toBe(200);
      expect(body.match(/<h2>/g)).toHaveLength(12);
      expect(body.match(/<h3>/g)?.length).toBeGreaterThan(2);
      expect(body).not.toContain("undefined");
    },
  );

  test("says that there is nothing yet, part by part, before anything was counted", async () => {
    const { body } = await serving().get("");
    expect(body.match(/<h2>/g)).toHaveLength(12);
    expect(body).not.toContain("<table>");
  });

  test("hides numbers below five, and tells none away by a sum", async () => {
    const pages: string[] = [];
    for (const hidden of [1, 4]) {
      const { store, get } = serving();
      await storeCounts(store, "2026-W41", [
        [ordered, hidden],
        [asked("price"), hidden],
      ]);
      await storeCounts(store, "2026-W47", [
        [ordered, 31],
        [asked("price"), 31],
      ]);
      const { body } = await get("?months=12");
      expect(body).toContain("&lt;5");
      pages.push(body, (await get("/topics.csv")).body, (await get("/funnel.csv")).body);
    }
    const [page, topics, funnel, ...others] = pages;
    expect(others).toEqual([page, topics, funnel]);
  });

  test("shows nothing of the running week that a single person can move", async () => {
    const shown = async (count: number) => {
      const { store, get } = serving();
      await storeCounts(store, "2026-W51", [
        [ordered, count],
        [asked("price"), count],
      ]);
      return [(await get("")).body, (await get("/funnel.csv")).body, (await get("/topics.csv")).body];
    };
    expect(await shown(6)).toEqual(await shown(7));
    expect(await shown(6)).not.toEqual(await shown(11));
  });

  test("shows the months that were asked for", async () => {
    const { store, get } = serving();
    await storeCounts(store, "2026-W11", [[asked("price"), 17]]);
    expect((await get("?months=12")).body).toContain(">17<");
    for (const path of ["", "?months=1", "?months=__proto__"]) expect((await get(path)).body).not.toContain(">17<");
  });
});

test("says why an answer did not help, by the reasons on the buttons", async () => {
  const { store, get } = serving();
  const because = (why: "wrong" | "long"): Count => ({ name: "voteReason", labels: { about: "price", why } });
  await storeCounts(store, "2026-W47", [
    [because("wrong"), 17],
    [because("long"), 6],
  ]);
  const { body } = await get("?months=12");
  expect(body).toContain(copy("vote.reason.wrong"));
  expect(body).toContain(copy("vote.reason.long"));
  const [, line] =
    new RegExp(`<tr>(?:(?!</tr>).)*${copy("answers.price.title").replace("?", "\\?")}((?:(?!</tr>).)*)`, "s").exec(
      body.slice(body.indexOf(copy("numbers.voteReasons.title"))),
    ) ?? [];
  expect(line?.match(/>\d+</g)).toEqual([">0<", ">17<", ">0<", ">6<"]);
});

test("the answers that staff sent have their titles, and one that is gone its name", async () => {
  const { store, get } = serving();
  const sent = (answer: string): Count => ({ name: "staffAnswer", labels: { answer } });
  await storeCounts(store, "2026-W47", [
    [sent("nowy-telefon"), 12],
    [sent("dawna"), 7],
  ]);
  const { body } = await get("");
  expect(body).toContain(`${copy("staffAnswers.nowy-telefon.title")} (#nowy-telefon)`);
  expect(body).toContain("#dawna");
  expect((await get("/staffAnswers.csv")).body).toContain("2026-11;yes;nowy-telefon;12");
});

describe("the numbers as CSV", () => {
  test("are what a Polish Excel opens: a mark for UTF-8, a line of heads, semicolons", async () => {
    const { store, get } = serving();
    await storeCounts(store, "2026-W41", [[ordered, 3]]);
    await storeCounts(store, "2026-W47", [[ordered, 12]]);
    await storeCounts(store, "2026-W51", [[ordered, 12]]);
    const { body, headers } = await get("/funnel.csv");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toBe('attachment; filename="legitka-funnel.csv"');
    expect(body).toBe(
      [
        "\uFEFFperiod;isOver;stage;way;count",
        "2026-W51;no;ordered;first;>=10",
        "2026-W47;yes;ordered;first;12",
        "2026-W41;yes;ordered;first;<5",
        "",
      ].join("\r\n"),
    );
  });

  test("have commas in English", async () => {
    const { store, get } = serving(undefined, "en");
    await storeCounts(store, "2026-W47", [[asked("price"), 12]]);
    expect((await get("/topics.csv")).body).toBe("\uFEFFperiod,isOver,topic,count\r\n2026-11,yes,price,12\r\n");
  });

  test("contain nothing that a spreadsheet would calculate, and no torn lines", () => {
    const count = { count: 5, isAtLeast: false };
    const cell = { name: "topic", period: "2026-11", isGrowing: false, shown: count };
    const lines = ["=1+1", "+48", "-2", "@sum", 'a"b', "a,b", "a\nb"].map((topic) => ({ ...cell, labels: { topic } }));
    const text = csvOf(lines, ",").split("\r\n").slice(1, -1);
    const fields = text.map((it) => it.slice("2026-11,yes,".length, -",5".length));
    expect(fields).toEqual(["'=1+1", "'+48", "'-2", "'@sum", '"a""b"', '"a,b"', '"a\nb"']);
  });

  test("are not there for an unknown part", async () => {
    expect((await serving().get("/persons.csv")).statusCode).toBe(404);
  });
});
