import type { Store } from "../../src/store/port";
import { editionKey, editKey } from "../../src/texts/records";
import { institutionOf } from "../support/institution";
import { memoryData, memoryStore } from "../support/memoryStore";
import { aText, ola, processOn, releaseAt } from "./deskAt";

let store: Store;
let here: ReturnType<typeof processOn>;

beforeEach(() => {
  store = memoryStore(memoryData(), () => 0);
  here = processOn(store);
});

const { key, shipped, said } = aText;

describe("a later release", () => {
  const shippedElse = (text: string) => {
    const release = releaseAt();
    const pl = new Map(release.catalog.sources.pl).set(key, text);
    return { ...release, catalog: { ...release.catalog, sources: { ...release.catalog.sources, pl } } };
  };

  test("with another text under an override keeps the override and says so to staff, as it does for a draft", async () => {
    await here.publishes(key, said);
    await here.desk.saveDraft(ola, await here.seen(key), "Wejdź przez USOS");
    const later = processOn(store, shippedElse("Zaloguj się kontem USOS"));
    await later.follower.look();
    expect(later.says(key)).toBe(said);
    expect((await later.desk.entry(key))?.texts.pl).toMatchObject({
      shipped: "Zaloguj się kontem USOS",
      hasShippedChanged: true,
      draft: { hasShippedChanged: true },
      unused: undefined,
    });
    expect((await here.desk.entry(key))?.texts.pl).toMatchObject({
      hasShippedChanged: false,
      draft: { hasShippedChanged: false },
    });
  });

  test("whose text takes other values is said itself, with one line in the log, and staff see why", async () => {
    await here.publishes(key, said);
    const later = processOn(store, shippedElse("Zaloguj się, {name}"));
    await later.follower.look();
    expect(later.says(key)).toBe(shipped);
    expect((await later.desk.entry(key))?.texts.pl.unused).toMatchObject({ code: "missing" });
    await here.publishes("cancelled", "W porządku, przerywam.");
    await later.follower.look();
    expect(later.logLines.filter((it) => it.includes(key))).toHaveLength(1);
  });

  test("under other rules says its own answer, not one that was edited for the former rules", async () => {
    const text =
      "Tak, najpierw karta plastikowa; wydaje ją {office}. Bez niej USOS odmówi.{hasFees, select, yes { Opłaty: {plasticFee} i {duplicateFee} zł.} other {}}";
    const under = (rules: string) =>
      releaseAt(institutionOf("opole", (yaml) => yaml.replace(/^rules: .*/m, `rules: ${rules}`)));
    const required = processOn(store, under("published2024"));
    const source = required.says("answers.plastic.text");
    expect(await required.publishes("answers.plastic.text", text)).toEqual({ ok: true });
    expect(required.says("answers.plastic.text")).not.toBe(source);
    const act = processOn(store, under("act2025"));
    const own = act.says("answers.plastic.text");
    await act.follower.look();
    expect(act.says("answers.plastic.text")).toBe(own);
    expect((await act.desk.entry("answers.plastic.text"))?.texts.pl.unused).toMatchObject({ code: "otherAnswer" });
  });
});

describe("a broken record", () => {
  test("leaves the release's text in place with one line in the log, and staff can write it anew", async () => {
    await here.publishes(key, said);
    await here.publishes("cancelled", "W porządku, przerywam.");
    await store.commit({
      partition: "texts",
      put: [
        { key: editKey(key, "pl"), value: { v: 1, it: { nonsense: true } } },
        { key: editionKey, value: "nonsense" },
      ],
    });
    const other = processOn(store);
    await other.follower.look();
    await other.follower.look();
    expect([other.says(key), other.says("cancelled")]).toEqual([shipped, "W porządku, przerywam."]);
    expect(other.logLines).toHaveLength(1);
    expect(await other.publishes(key, said)).toEqual({ ok: true });
    expect(other.says(key)).toBe(said);
  });

  test("whose text needs a value that a turn does not have is replaced by the release's, and reported once", () => {
    const failed: string[] = [];
    const { catalog } = releaseAt();
    const edits = { pl: new Map([["menu.hello", "Hej, {name} {surname}!"]]), en: new Map(), uk: new Map() };
    const edited = catalog.edited(edits, (it, lang) => void failed.push(`${lang}:${it}`));
    for (let n = 0; n < 2; n++)
      expect(edited.say({ key: "menu.hello", values: { name: "Ola" } }, "pl")).toBe("Cześć, Ola!");
    expect(failed).toEqual(["pl:menu.hello"]);
  });
});
