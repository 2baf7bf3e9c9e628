import { wordingAt } from "../../sandbox";
import { copy } from "../support/copy";
import { plasticCardIs } from "../../dialogs/kit/institution";
import { institutionOf } from "../support/institution";
import { openWorld, type World } from "../support/world";

/** The sentences of the USOS at the institution that these tests run at. */
const said = wordingAt(institutionOf().id);

/** The reason USOS gives for each student of the sandbox, and the texts by which Legitka says what it means and how to solve it. */
const refused: Record<string, { words: string; mend: string }> = {
  marek: {
    words: said.notActive.pl,
    mend: "condition.activeStudent.mend",
  },
  lucia: {
    words: said.noPesel.pl,
    mend: "condition.pesel.mend",
  },
  zofia: {
    words: said.noPhoto.pl,
    mend: "condition.photo.mend",
  },
  tomasz: {
    words: said.elsNotExtended.pl,
    mend: "condition.plasticCardExtended.mend",
  },
  ewa: {
    words: said.dataChanged.pl,
    mend: "condition.dataUnchanged.mend",
  },
  kacper: {
    words: said.noEls.pl,
    mend: "condition.plasticCard.mend",
  },
  bartek: {
    words: said.noStudentNumber.pl,
    mend: "condition.studentNumber.mend",
  },
  jan: {
    words: said.doctoral.pl,
    mend: "reason.doctoral.mend",
  },
};

/** The students whom USOS refuses only at an institution where a plastic card must come first. */
const forPlasticCard = ["tomasz", "ewa", "kacper"];

const usual = institutionOf();
const isRequired = plasticCardIs(usual) === "required";
const cannot = Object.entries(refused).filter(([who]) => isRequired || !forPlasticCard.includes(who));
const may = ["anna", "piotr", "oksana", "igor", "nina", ...(isRequired ? [] : forPlasticCard)];

describe("each student of the sandbox asks for a card:", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: 3_600_000 });
  });
  afterAll(() => world.close());

  test.each(may)("%s may order, is told so, and orders once", async (who) => {
    const student = world.student();
    await student.signsInAs(who);
    await student.says("menu");
    expect(await student.presses("eligibility")).toContain(copy("eligibility.yes"));
    expect(await student.presses("order")).toContain(copy("order.ready"));
    expect(await student.presses("place")).toContain(copy("order.placed"));
    expect(world.sandbox.control.log(who).map(({ kind }) => kind)).toEqual(["ordered"]);
  });

  test.each(cannot)("%s may not order, and reads the reason in USOS's own words", async (who, { words, mend }) => {
    const student = world.student();
    expect(await student.signsInAs(who)).toContain(words);
    expect(student.seesAll).toContain(copy("order.cannot"));
    const checked = await student.presses("eligibility");
    expect(checked).toContain(copy("eligibility.no"));
    expect(checked).toContain(words);
    expect(checked).toContain(copy(mend));
    expect(student.last.view.buttons.map(({ label }) => label)).not.toContain(copy("menu.order"));
    expect(world.sandbox.control.log(who)).toEqual([]);
    expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(may.length);
  });

  test("maja has an order in progress, and is shown its state", async () => {
    const student = world.student();
    expect(await student.signsInAs("maja")).toContain(copy("phase.processing"));
  });

  test("filip has a code that is ready, and is led to it", async () => {
    const student = world.student();
    await student.signsInAs("filip");
    expect(student.seesAll).toContain(copy("code.waiting"));
    expect(student.seesAll).toContain(copy("push.readyTitle"));
  });

  test("USOS's reason is shown in English, and in Polish where USOS has no Ukrainian text", async () => {
    const lucia = world.student("Lucia", "es-ES");
    expect(await lucia.signsInAs("lucia")).toContain(said.noPesel.en);
    const oksana = world.student("Oksana", "uk-UA");
    expect(await oksana.signsInAs("zofia")).toContain(said.noPhoto.pl);
  });
});

describe("the conditions of the rule sets", () => {
  const nameOf = (condition: string): string => copy(`condition.${condition}.name`);

  test("are those that the institution's file names, and fewer under the act of 2025", async () => {
    const conditions = async (institution?: (yaml: string) => string): Promise<string[]> => {
      const world = await openWorld({ at: "opole", ...(institution && { institution }) });
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
    const underTheAct = ["activeStudent", "pesel", "studentNumber", "photo"].map(nameOf);
    expect(act).toEqual(underTheAct);
    expect(published).toEqual([...underTheAct, ...["plasticCard", "plasticCardExtended", "dataUnchanged"].map(nameOf)]);
  });
});
