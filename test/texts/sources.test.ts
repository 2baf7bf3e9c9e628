import { answersFor } from "../../dialogs/kit/answersFor";
import { t } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import { actionIn } from "../../src/conversation/action";
import { createTurns } from "../../src/conversation/turn";
import { redactPesel } from "../../src/foundation/redact";
import { exportTexts } from "../../src/texts/export";
import { createOrigins } from "../../src/texts/origin";
import { oldFacts } from "../../src/compose/oldFacts";
import { currentAnswers } from "../../src/conversation/answers";
import { scriptAt } from "../conversation/people";
import { chatNamed } from "../support/ids";
import { institutionOf } from "../support/institution";
import { memoryData, memoryStore } from "../support/memoryStore";
import { rank, readReply } from "../support/understanding";
import { anna, codesOf, processOn, releaseAt, seenAt } from "./deskAt";

const source = "answers.train.source";
const day = "answers.train.validOn";
const page = "https://www.gov.pl/web/mobywatel/ulgi?x=1#pociag";
const { institution, answerFiles, folder, catalog } = releaseAt();

let here: ReturnType<typeof processOn>;
beforeEach(() => {
  here = processOn(memoryStore(memoryData(), () => 0));
});

/** The card on which a student reads about discounts on trains. */
async function readsAboutTrains(now: number, lang: "pl" | "uk" = "pl"): Promise<View> {
  const views: View[] = [];
  let ids = 0;
  const turns = createTurns({
    store: memoryStore(memoryData(), () => 0),
    script: scriptAt(institution),
    catalog: here.live,
    understand: () => ({ kind: "sure", intent: "train", lang }),
    readReply,
    rank,
    redact: redactPesel,
    leaseMs: 1_000,
    clock: () => now,
    ids: () => `id${++ids}`,
    perform: (jobs) => {
      for (const action of jobs.map(actionIn)) if (action.kind === "say") views.push(action.view);
    },
  });
  const locale = lang === "pl" ? "pl-PL" : "uk-UA";
  const content = { kind: "text", text: "?" } as const;
  await turns.take({ chatId: chatNamed("fake:ola"), eventId: "e1", address: {}, name: "Ola", locale, content });
  return views.at(-1) ?? { lang, paragraphs: [], facts: [], buttons: [] };
}
const urls = ({ buttons }: View): string[] => buttons.flatMap((it) => ("url" in it ? [it.url] : []));
const autumn = Date.parse("2026-11-24T10:00:00Z");

describe("an answer's source and its day", () => {
  test("are published like a text, once for all languages, and the next card shows them", async () => {
    expect(await here.publishes(source, page)).toEqual({ ok: true });
    expect(await here.publishes(day, "2026-11-22")).toEqual({ ok: true });
    const other = await readsAboutTrains(autumn, "uk");
    expect(urls(other)).toEqual([page]);
    expect(other.facts.map(({ value }) => value)).toEqual(["22 листопада 2026 р."]);
    const { versions } = (await here.desk.entry(day))!.texts.pl;
    expect(versions).toMatchObject([{ number: 1, after: "2026-11-22", by: { name: anna.name } }]);
    expect(here.noted.map(({ reason }) => reason)).toEqual([`pl:${source}`, `pl:${day}`]);
    await here.desk.revert(anna, await here.seen(source), "shipped");
    expect(urls(await readsAboutTrains(autumn))).toEqual([catalog.sources.pl.get(source)]);
  });

  test("that somebody has checked again are shown once more after a year, and the operator is not warned", async () => {
    const later = Date.parse("2028-01-10T10:00:00Z");
    const answers = answersFor(answerFiles, institution);
    const warned = () => oldFacts(institution, currentAnswers(answers, here.live), later).join();
    expect((await readsAboutTrains(later)).facts).toEqual([]);
    expect(warned()).toMatch(/train .*institution\.instruction/);
    const now = processOn(
      memoryStore(memoryData(), () => 0),
      releaseAt(),
      () => later,
    );
    here = now;
    await now.publishes(day, "2028-01-09");
    await now.publishes("institution.instruction.validOn", "2028-01-09");
    expect((await readsAboutTrains(later)).facts.map(({ value }) => value)).toEqual(["9 stycznia 2028"]);
    expect(warned()).not.toMatch(/train |institution\.instruction/);
  });

  test.each([
    [source, "http://www.gov.pl/web/mobywatel", "notAnAddress"],
    [source, "gov.pl", "notAnAddress"],
    [source, "https://www.gov.pl/a https://www.gov.pl/b", "notAnAddress"],
    [source, "https://www.gov.pl/{name}", "notAnAddress"],
    [source, "https://gov.pl.evil.example/", "foreignLink"],
    [source, "https://www.gov.pl@evil.example/", "foreignLink"],
    [source, `https://www.gov.pl/${"a".repeat(400)}`, "long"],
    [source, "", "empty"],
    [day, "2026-02-30", "notADay"],
    [day, "30.11.2026", "notADay"],
    [day, "2026-11-24", "futureDay"],
  ])("are checked: %s cannot be «%s»", async (key, text, code) => {
    expect(codesOf(await here.publishes(key, text))).toEqual([code]);
    const [refusal] = here.desk.check(key, "pl", text);
    for (const lang of ["pl", "en", "uk"] as const) expect(catalog.say(refusal!.says, lang)).toMatch(/^\p{Lu}/u);
  });

  test("may be any page of a host that the release names, and today", async () => {
    const { host } = new URL(catalog.say(t(source), "pl"));
    expect(await here.publishes(source, `https://${host}/nowa-strona/`)).toEqual({ ok: true });
    expect(codesOf(await here.publishes(day, "2026-11-23"))).not.toContain("futureDay");
  });

  test("are edited in one language, because all have the same", async () => {
    const outcome = await here.desk.saveDraft(anna, await seenAt(here.desk, day, "en"), "2026-11-20");
    expect(codesOf(outcome)).toEqual(["notHere"]);
    expect((await here.desk.entry(day))?.languages).toEqual(["pl"]);
  });

  test("lead to each other and to the texts of all answers that name them", async () => {
    expect((await here.desk.entry("answers.train.text"))?.related).toEqual([source, day]);
    expect((await here.desk.entry(day))?.related).toEqual([source, "answers.train.text"]);
    const shared = (await here.desk.entry("institution.instruction.source"))?.related ?? [];
    expect(shared.filter((it) => it.endsWith(".text")).length).toBeGreaterThan(1);
  });
});

describe("for the repository", () => {
  const exported = (at: "opole" | "example", key: string, text: string) => {
    const place = releaseAt(institutionOf(at));
    const edits = { pl: new Map([[key, text]]), en: new Map(), uk: new Map() };
    const origins = createOrigins(place.answerFiles, place.staffAnswers, place.institution);
    return exportTexts(folder, edits, origins);
  };
  const added = (patch: string): string[] => patch.split("\n").filter((it) => /^\+(?!\+)/.test(it));

  test.each([
    ["opole", "answers.train.validOn", "dialogs/answers/train.yaml", '+    validOn: "2026-11-29"'],
    ["opole", "institution.rules.validOn", "dialogs/institutions/opole.yaml", '+    validOn: "2026-11-29"'],
    ["opole", "institution.instruction.validOn", "dialogs/institutions/opole.yaml", '+  validOn: "2026-11-29"'],
    ["example", "institution.answersIn.validOn", "dialogs/institutions/example.yaml", '+    validOn: "2026-11-29"'],
    ["example", "answers.elsewhere.validOn", "dialogs/institutions/example.yaml", '+    validOn: "2026-11-29"'],
  ] as const)("at %s, %s is written into %s", (at, key, file, line) => {
    const { files, patch, unplaced } = exported(at, key, "2026-11-29");
    expect({ paths: files.map(({ path }) => path), added: added(patch), unplaced }).toEqual({
      paths: [file],
      added: [line],
      unplaced: [],
    });
  });
});

test("a source that was published for other rules is not shown for the rules in force", async () => {
  const store = memoryStore(memoryData(), () => 0);
  const under = (rules: string) =>
    releaseAt(institutionOf("opole", (it) => it.replace(/^rules: .*/m, `rules: ${rules}`)));
  const key = "institution.rules.source";
  expect(await processOn(store, under("published2024")).publishes(key, "https://uni.opole.pl/zasady")).toEqual({
    ok: true,
  });
  const act = processOn(store, under("act2025"));
  await act.follower.look();
  expect(act.says(key)).toBe(under("act2025").institution.ruleSets["act2025"]?.source);
});
