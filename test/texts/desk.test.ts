import type { Store } from "../../src/store/port";
import { memoryData, memoryStore } from "../support/memoryStore";
import { anna, aText, codesOf, ola, piotr, processOn } from "./deskAt";

let store: Store;
let here: ReturnType<typeof processOn>;

beforeEach(() => {
  store = memoryStore(memoryData(), () => 0);
  here = processOn(store);
});

const { key, shipped, said } = aText;

describe("a draft", () => {
  test("is kept with who wrote it and when, and no student sees it", async () => {
    expect(await here.desk.saveDraft(ola, await here.seen(key), `  ${said}\r\n`)).toEqual({ ok: true });
    const entry = await here.desk.entry(key);
    expect(entry?.texts.pl).toMatchObject({
      shipped,
      override: undefined,
      draft: { text: said, by: { id: ola.id, name: "Ola" }, at: Date.parse("2026-11-23T09:00:00Z") },
    });
    await here.follower.look();
    expect(here.says(key)).toBe(shipped);
    expect(here.noted).toEqual([]);
  });

  test("may be wrong while somebody is still working on it, but is not published then, and nothing is noted", async () => {
    expect(codesOf(await here.publishes(key, "Zaloguj się przez <b>USOS</b>, bez tego nie mogę Ci pomóc"))).toEqual([
      "signs",
      "long",
    ]);
    expect(here.says(key)).toBe(shipped);
    expect(here.noted).toEqual([]);
  });

  test("is discarded without a trace for students", async () => {
    await here.desk.saveDraft(ola, await here.seen(key), said);
    await here.desk.discardDraft(ola, await here.seen(key));
    expect((await here.desk.entry(key))?.texts.pl.draft).toBeUndefined();
    expect(codesOf(await here.desk.publish(anna, [await here.seen(key)]))).toEqual(["noDraft"]);
  });

  test("is not longer than anybody's text, and what is longer is neither looked at nor shown", async () => {
    expect(codesOf(await here.desk.saveDraft(ola, await here.seen(key), "a".repeat(4_001)))).toEqual(["long"]);
    const text = "<b>".repeat(20_000);
    expect(here.desk.check(key, "pl", text).map(({ code }) => code)).toEqual(["long"]);
    expect(here.desk.preview([{ key, lang: "pl", text }]).say({ key }, "pl")).toBe(shipped);
  });
});

describe("publishing", () => {
  test("is seen at once by whoever published, and by another process when it looks next", async () => {
    const other = processOn(store);
    expect(await here.publishes(key, said)).toEqual({ ok: true });
    expect(here.says(key)).toBe(said);
    expect(other.says(key)).toBe(shipped);
    await other.follower.look();
    expect(other.says(key)).toBe(said);
    expect(other.says(key, "en")).toBe("Sign in with USOS");
  });

  test("writes several texts in one commit, so that nobody reads half of a change", async () => {
    const other = processOn(store);
    await here.desk.saveDraft(anna, await here.seen(key), said);
    await here.desk.saveDraft(anna, await here.seen(key, "en"), "Sign in at USOS");
    const both = [await here.seen(key), await here.seen(key, "en")];
    await here.desk.saveDraft(ola, await here.seen(key, "en"), "Log in with USOS");
    expect(codesOf(await here.desk.publish(anna, both))).toEqual(["changed"]);
    await other.follower.look();
    expect([other.says(key), other.says(key, "en")]).toEqual([shipped, "Sign in with USOS"]);
    expect(await here.desk.publish(anna, [await here.seen(key), await here.seen(key, "en")])).toEqual({ ok: true });
    await other.follower.look();
    expect([other.says(key), other.says(key, "en")]).toEqual([said, "Log in with USOS"]);
  });

  test("while another process reads what was published before never shows a part of it", async () => {
    await here.publishes(key, said);
    await here.desk.saveDraft(anna, await here.seen(key), "Wejdź przez USOS");
    await here.desk.saveDraft(anna, await here.seen(key, "en"), "Enter with USOS");
    let isFirst = true;
    const slow: Store = {
      ...store,
      now: () => store.now(),
      get: (it) => store.get(it),
      async *scan(kind, partition) {
        for await (const it of store.scan(kind, partition)) {
          yield it;
          if (!isFirst) continue;
          isFirst = false;
          await here.desk.publish(anna, [await here.seen(key), await here.seen(key, "en")]);
        }
      },
    };
    const other = processOn(slow);
    await other.follower.look();
    expect([other.says(key), other.says(key, "en")]).toEqual(["Wejdź przez USOS", "Enter with USOS"]);
  });

  test("is noted in the audit log with who and which text, before it is done", async () => {
    await here.publishes(key, said);
    expect(here.noted).toEqual([
      {
        by: { id: anna.id, name: "Anna" },
        what: "text.publish",
        about: null,
        ticket: null,
        reason: `pl:${key}`,
        outcome: "asked",
      },
    ]);
  });

  test("of what is published already is refused", async () => {
    expect(codesOf(await here.publishes(key, shipped))).toEqual(["same"]);
  });

  test("costs a process that has nothing new to read one small record", async () => {
    await here.publishes(key, said);
    const asked: string[] = [];
    const counting: Store = {
      ...store,
      get: (it) => {
        asked.push(it.kind);
        return store.get(it);
      },
      scan: (kind, partition) => {
        asked.push(kind);
        return store.scan(kind, partition);
      },
    };
    const other = processOn(counting);
    await other.follower.look();
    asked.length = 0;
    await other.follower.look();
    expect(asked).toEqual(["textEdition"]);
  });
});

describe("a process that runs", () => {
  afterEach(() => jest.useRealTimers());

  test("takes over what others publish within three seconds, also after the store was away, until it stops", async () => {
    jest.useFakeTimers();
    let isAway = false;
    const other = processOn({
      ...store,
      get: (it) => (isAway ? Promise.reject(new Error("away")) : store.get(it)),
      scan: (kind, partition) => store.scan(kind, partition),
    });
    await other.follower.start();
    isAway = true;
    await here.publishes(key, said);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(other.says(key)).toBe(shipped);
    isAway = false;
    await jest.advanceTimersByTimeAsync(3_000);
    expect(other.says(key)).toBe(said);
    await other.follower.stop();
    await here.desk.revert(anna, await here.seen(key), "shipped");
    await jest.advanceTimersByTimeAsync(10_000);
    expect(other.says(key)).toBe(said);
  });
});

describe("two members of the staff at the same text", () => {
  test("never overwrite each other unnoticed: the second is told who changed it", async () => {
    const seenByBoth = await here.seen(key);
    await here.desk.saveDraft(ola, seenByBoth, "Zaloguj się: USOS");
    const outcome = await here.desk.saveDraft(anna, seenByBoth, said);
    expect(codesOf(outcome)).toEqual(["changed"]);
    expect(outcome.ok ? "" : here.live.say(outcome.refusals[0]!.says, "pl")).toContain("Ola");
    expect((await here.desk.entry(key))?.texts.pl.draft?.text).toBe("Zaloguj się: USOS");
  });

  test("who publish at the same moment: one of the two is done, and both are noted", async () => {
    await here.desk.saveDraft(ola, await here.seen(key), said);
    const seenByBoth = await here.seen(key);
    const outcomes = await Promise.all([
      here.desk.publish(anna, [seenByBoth]),
      here.desk.publish({ ...anna, name: "Ewa" }, [seenByBoth]),
    ]);
    expect(outcomes.flatMap(codesOf)).toEqual(["changed"]);
    expect((await here.desk.entry(key))?.texts.pl.versions).toHaveLength(1);
    expect(here.noted.map(({ outcome }) => outcome)).toEqual(["asked", "asked", "not done"]);
  });

  test("publish two different texts at the same moment", async () => {
    await here.desk.saveDraft(ola, await here.seen(key), said);
    await here.desk.saveDraft(ola, await here.seen("cancelled"), "W porządku, przerywam.");
    const targets = [await here.seen(key), await here.seen("cancelled")];
    const outcomes = await Promise.all(targets.map((it) => here.desk.publish(anna, [it])));
    expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
    expect([here.says(key), here.says("cancelled")]).toEqual([said, "W porządku, przerywam."]);
  });
});

describe("versions", () => {
  test("say who changed what, the newest first, and any of them can be made the text again", async () => {
    await here.publishes(key, said);
    await here.publishes(key, "Wejdź przez USOS");
    await here.desk.revert(anna, await here.seen(key), 1);
    expect(here.says(key)).toBe(said);
    const { versions } = (await here.desk.entry(key))!.texts.pl;
    expect(versions).toMatchObject([
      { number: 3, before: "Wejdź przez USOS", after: said, how: "reverted", by: { name: "Anna" } },
      { number: 2, before: said, after: "Wejdź przez USOS", how: "published" },
      { number: 1, before: shipped, after: said, how: "published" },
    ]);
    expect(here.noted.at(-1)).toMatchObject({ what: "text.revert", reason: `pl:${key}` });
  });

  test("lead back to the release's text, which is then no override any more", async () => {
    await here.publishes(key, said);
    expect(await here.desk.revert(anna, await here.seen(key), "shipped")).toEqual({ ok: true });
    expect(here.says(key)).toBe(shipped);
    expect((await here.desk.entry(key))?.texts.pl).toMatchObject({
      override: undefined,
      versions: [{ how: "shipped" }, {}],
    });
    expect(codesOf(await here.desk.revert(anna, await here.seen(key), "shipped"))).toEqual(["same"]);
    expect(codesOf(await here.desk.revert(anna, await here.seen(key), 9))).toEqual(["noVersion"]);
  });

  test("are the latest fifty", async () => {
    for (let n = 0; n < 52; n++) await here.publishes("cancelled", `Dobrze, przerywam ${n}.`);
    const { versions } = (await here.desk.entry("cancelled"))!.texts.pl;
    expect([versions.length, versions[0]?.number, versions.at(-1)?.number]).toEqual([50, 52, 3]);
  });
});

describe("roles", () => {
  test("a viewer changes nothing", async () => {
    expect(codesOf(await here.desk.saveDraft(piotr, await here.seen(key), said))).toEqual(["mayNotEdit"]);
    expect(codesOf(await here.desk.discardDraft(piotr, await here.seen(key)))).toEqual(["mayNotEdit"]);
  });

  test("an editor prepares a text, but neither publishes nor reverts", async () => {
    expect(codesOf(await here.publishes(key, said, "pl", ola))).toEqual(["mayNotPublish"]);
    expect(here.says(key)).toBe(shipped);
    await here.desk.publish(anna, [await here.seen(key)]);
    expect(codesOf(await here.desk.revert(ola, await here.seen(key), "shipped"))).toEqual(["mayNotPublish"]);
    expect(here.says(key)).toBe(said);
  });

  test("nobody edits what is not edited here", async () => {
    expect(codesOf(await here.publishes("said.next", "dalej"))).toEqual(["notHere"]);
    expect(await here.desk.entry("said.next")).toBeUndefined();
  });
});

describe("the list", () => {
  test("has every editable text, and finds one by its key or by words in it, in any spelling", async () => {
    const keys = async (filter = {}) => (await here.desk.list(filter)).map((it) => it.key);
    expect((await keys()).length).toBeGreaterThan(900);
    expect(await keys({ search: "menu.link" })).toEqual([key]);
    expect(await keys({ search: "zaloguj sie przez usos" })).toContain(key);
    expect(await keys({ search: "Sign in with USOS", lang: "pl" })).not.toContain(key);
    expect(await keys({ changedOnly: true })).toEqual([]);
    await here.publishes(key, said);
    await here.desk.saveDraft(ola, await here.seen("cancelled", "en"), "Fine, I stop.");
    expect(await keys({ changedOnly: true })).toEqual(["cancelled", key]);
    expect(await keys({ changedOnly: true, lang: "pl" })).toEqual([key]);
  });

  test("says where a text stands, how long it may be and which values it takes", async () => {
    expect(await here.desk.entry("link.wrongCode")).toMatchObject({
      place: "text",
      placeholders: [{ name: "left", kind: "plural", branches: [] }],
    });
    expect(await here.desk.entry(key)).toMatchObject({ place: "button", most: 40, placeholders: [] });
  });
});

test("a preview says a text before anybody publishes it, among those that are published", async () => {
  await here.publishes("cancelled", "W porządku, przerywam.");
  const preview = here.desk.preview([{ key, lang: "pl", text: said }]);
  expect([preview.say({ key }, "pl"), preview.say({ key: "cancelled" }, "pl")]).toEqual([
    said,
    "W porządku, przerywam.",
  ]);
  expect(here.says(key)).toBe(shipped);
});

test("what is exported is what is published, and no drafts", async () => {
  await here.desk.saveDraft(ola, await here.seen(key), said);
  expect(await here.desk.export()).toEqual({ files: [], patch: "", unplaced: [] });
  await here.desk.publish(anna, [await here.seen(key)]);
  expect((await here.desk.export()).patch).toContain(`+  link: ${said}`);
});
