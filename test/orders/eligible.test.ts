import { openWorld, type World } from "../support/world";

/** What USOS says of each of the sandbox's students, and what Legitka makes of it. */
const cannot: Record<string, { words: string; advice?: string }> = {
  marek: {
    words: "Nie możesz zamówić mLegitymacji, ponieważ nie jesteś aktywnym studentem.",
    advice: "Status studencki: zapytaj",
  },
  lucia: { words: "Nie możesz zamówić mLegitymacji, ponieważ nie masz w USOS numeru PESEL." },
  zofia: {
    words: "Nie możesz zamówić mLegitymacji, ponieważ w USOS nie ma Twojego zdjęcia.",
    advice: "Zdjęcie: dodaj",
  },
  tomasz: {
    words: "Nie możesz zamówić mLegitymacji, ponieważ Twoja ELS nie została przedłużona. Zgłoś się do dziekanatu.",
    advice: "USOS nie pokazuje ważnej legitymacji plastikowej",
  },
  ewa: { words: "Nie możesz zamówić mLegitymacji, ponieważ Twoje dane osobowe zmieniły się od czasu wydania ELS." },
  kacper: {
    words: "Nie możesz zamówić mLegitymacji, ponieważ nie masz Elektronicznej Legitymacji Studenckiej (ELS).",
    advice: "USOS nie pokazuje ważnej legitymacji plastikowej",
  },
  bartek: {
    words: "Nie możesz zamówić mLegitymacji, ponieważ nie masz nadanego numeru albumu.",
    advice: "Numer albumu nadaje dziekanat Twojego wydziału",
  },
  jan: {
    words: "mLegitymacja jest wydawana wyłącznie studentom. Doktoranci posługują się legitymacją doktoranta.",
    advice: "jesteś w szkole doktorskiej",
  },
  hanna: { words: "Masz już aktywną mLegitymację, ważną do" },
  adam: { words: "Przedłużysz ją, gdy dziekanat przedłuży Twoją ELS." },
};

describe("each of USOS's students asks for a card", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: 3_600_000 });
  });
  afterAll(() => world.close());

  test.each(["anna", "piotr", "oksana", "igor", "nina", "ola"])("%s may, is told so, and orders once", async (who) => {
    const student = world.student();
    await student.signsInAs(who);
    await student.says("menu");
    await student.presses("more");
    expect(await student.presses("eligibility")).toContain("USOS pozwala Ci teraz zamówić mLegitymację");
    expect(await student.presses("order")).toContain("USOS pozwala Ci zamówić mLegitymację");
    expect(await student.presses("place")).toContain("Zamówienie przyjęte");
    expect(world.sandbox.control.log(who).map(({ kind }) => kind)).toEqual(["ordered"]);
  });

  test.each(Object.entries(cannot))("%s may not, and reads why in USOS's own words", async (who, { words, advice }) => {
    const student = world.student();
    expect(await student.signsInAs(who)).toContain(words);
    expect(student.seesAll).toContain("USOS nie przyjmuje teraz zamówienia");
    const checked = await student.presses("eligibility");
    expect(checked).toContain("W tej chwili USOS nie pozwala zamówić mLegitymacji");
    expect(checked).toContain("USOS mówi: „");
    expect(checked).toContain(words);
    if (advice) expect(checked).toContain(advice);
    expect(student.last.view.buttons.map(({ label }) => label)).not.toContain("Zamów mLegitymację");
    expect(world.sandbox.control.log(who)).toEqual([]);
    expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(6);
  });

  test("maja has an order under way, and is shown how far it is", async () => {
    const student = world.student();
    expect(await student.signsInAs("maja")).toContain("Ministerstwo przygotowuje Twój kod");
  });

  test("filip has a code waiting, and is led to it", async () => {
    const student = world.student();
    await student.signsInAs("filip");
    expect(student.seesAll).toContain("Twój kod czeka.");
    expect(student.seesAll).toContain("Twój kod jest gotowy!");
  });

  test("reads USOS's reason in English, and in Polish where USOS has no Ukrainian", async () => {
    const lucia = world.student("Lucia", "es-ES");
    expect(await lucia.signsInAs("lucia")).toContain("there is no PESEL number of yours in USOS");
    const oksana = world.student("Oksana", "uk-UA");
    expect(await oksana.signsInAs("zofia")).toContain("ponieważ w USOS nie ma Twojego zdjęcia");
  });
});

describe("the rules as data", () => {
  test("shows the conditions the institution's file names, and fewer under the act of 2025", async () => {
    const conditions = async (institution?: (yaml: string) => string): Promise<string[]> => {
      const world = await openWorld(institution ? { institution } : {});
      try {
        const student = world.student();
        await student.opens();
        await student.presses("eligibility");
        return student.last.view.facts.map(({ name }) => name);
      } finally {
        await world.close();
      }
    };
    const published = await conditions();
    const act = await conditions((yaml) => yaml.replace("rules: published2024", "rules: act2025"));
    expect(published).toHaveLength(7);
    expect(published).toContain("Masz plastikową legitymację (ELS)");
    expect(act).toHaveLength(4);
    expect(published).toEqual(expect.arrayContaining(act));
    expect(act.join()).not.toContain("legitymac");
  });
});
