import type { Condition } from "../../dialogs/kit/facts";
import { wordingAt } from "../../sandbox";
import { copyAt } from "../support/copy";
import { institutionOf } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

interface Row {
  readonly name: string;
  readonly mark?: string;
}
const rows = (student: Student): readonly Row[] => student.last.view.facts;
const marks = (student: Student): (string | undefined)[] => rows(student).map(({ mark }) => mark);

describe.each([
  ["at Opole, under the rules it publishes", institutionOf("opole"), "opole"],
  ["at an invented university, under the act of 2025", institutionOf("example"), "example"],
] as const)("%s, «can I have one?»", (_, institution, at) => {
  const { copy, copyIn } = copyAt(institution);
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ at });
  });
  afterAll(() => world.close());

  const asks = async (who: string, locale = "pl-PL", words = "czy mogę ją mieć?"): Promise<Student> => {
    const student = world.student(who, locale);
    await student.signsInAs(who);
    await student.says(words);
    return student;
  };
  const conditions: readonly Condition[] = institution.ruleSets[institution.rules]?.conditions ?? [];

  const refused = [
    ["marek", "activeStudent"],
    ["lucia", "pesel"],
    ["bartek", "studentNumber"],
    ["zofia", "photo"],
    ["kacper", "plasticCard"],
    ["tomasz", "plasticCardExtended"],
    ["ewa", "dataUnchanged"],
  ] as const;
  test.each(refused.filter(([, condition]) => conditions.includes(condition)))(
    "tells %s USOS's reason, marks %s as the condition that is not met, and gives only its remedy",
    async (who, condition) => {
      const student = await asks(who);
      expect(rows(student)[0]).toMatchObject({ name: copy(`condition.${condition}.name`), mark: "unmet" });
      expect(marks(student).filter((it) => it === "unmet")).toHaveLength(1);
      const mends = conditions.filter((it) => student.sees.includes(copy(`condition.${it}.mend`)));
      expect(mends).toEqual([condition]);
      const [, said, mend] = student.last.view.paragraphs;
      expect(said).toMatch(/^USOS mówi: „Nie (możesz zamówić mLegitymacji|przyjmiemy zamówienia)/);
      expect(mend).toBe(copy(`condition.${condition}.mend`));
    },
  );

  test("does not mention an extension to a student without a plastic card", async () => {
    const kacper = await asks("kacper");
    expect(kacper.sees).not.toContain(copy("condition.plasticCardExtended.name"));
    expect(kacper.sees).not.toContain(copy("condition.plasticCardExtended.mend"));
  });

  test("is answered with a plain yes where USOS allows it; conditions that USOS does not report come last, as things it will check", async () => {
    const anna = await asks("anna");
    expect(anna.sees).toContain(copy("eligibility.yes"));
    expect(marks(anna)).not.toContain("unmet");
    const firstUnsaid = marks(anna).indexOf("unsaid");
    expect(firstUnsaid).toBeGreaterThan(0);
    expect(new Set(marks(anna).slice(firstUnsaid))).toEqual(new Set(["unsaid"]));
    expect(copy("mark.unsaid")).toContain("USOS");
  });

  test("tells a doctoral student whom to ask", async () => {
    const jan = await asks("jan");
    expect(jan.sees).toContain(copy("reason.doctoral.mend"));
  });

  test("lists no conditions to a student who has the card, and says what can be done with it", async () => {
    const hanna = await asks("hanna");
    expect(rows(hanna)).toEqual([]);
    expect(hanna.sees).toContain(copy("eligibility.has.active"));
    expect(hanna.sees).not.toContain(`[${copy("menu.order")}]`);
    expect(hanna.sees).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test("marks USOS's Polish text as Polish for a reader of Ukrainian, and says what it means", async () => {
    const lucia = await asks("lucia", "uk-UA", copyIn("uk", "menu.eligibility"));
    const reason = wordingAt(at).noPesel.pl;
    const words = { pl: reason };
    const told = { words, in: { languageOf: words } };
    expect(lucia.sees).toContain(copyIn("uk", "usosSays", { ...told, words: reason }));
    expect(lucia.sees).toContain("польською");
    expect(lucia.sees).toContain(copyIn("uk", "condition.pesel.means", { in: { languageOf: words } }));
  });
});

test("an unknown reason is shown in USOS's words, and no condition is invented for it", async () => {
  const world = await openWorld({
    at: "opole",
    institution: (yaml) => yaml.replace(/ {2}reasons:\n(?: {4}.*\n)+/, ""),
  });
  const { copy } = copyAt(institutionOf("opole"));
  const kacper = world.student("Kacper");
  await kacper.signsInAs("kacper");
  await kacper.says("czy mogę ją mieć?");
  expect(kacper.sees).toContain("nie masz Elektronicznej Legitymacji Studenckiej");
  expect(marks(kacper)).not.toContain("unmet");
  expect(kacper.sees).not.toContain(copy("condition.plasticCardExtended.mend"));
  expect(kacper.sees).toContain(copy("condition.plasticCard.notSeen"));
  await world.close();
});
