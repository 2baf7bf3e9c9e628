import type { Lang } from "../../dialogs/kit/text";
import { copy, copyIn } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
let world: World;
afterEach(() => world.close());

const open = async (codes: "whenReady" | "whenAsked"): Promise<void> => {
  const institution = (yaml: string): string => yaml.replace("codes: whenReady", `codes: ${codes}`);
  world = await openWorld({ readyAfterMs: minute, institution });
};
const codeOf = (who: string): string => {
  const { control } = world.sandbox;
  return control.secrets(control.orders(who).at(-1)!.id)!.distributionPass;
};

/** A student who has ordered and whose code is ready. */
async function ready(before?: (ola: Student) => Promise<unknown>): Promise<Student> {
  const ola = world.student();
  await ola.signsInAs("anna");
  await before?.(ola);
  await ola.says("zamów mLegitymację");
  await ola.presses("place");
  await world.pass(3 * minute);
  expect(ola.seesAll).toContain(copy("push.readyTitle"));
  return ola;
}

async function chooses(ola: Student, to: "whenReady" | "whenAsked"): Promise<string> {
  await ola.says("menu");
  await ola.presses("more");
  await ola.presses("codesWhen");
  return ola.presses(copy(`codesWhen.${to}`));
}

describe("when the codes are shown", () => {
  test.each<[Lang, string, string]>([
    ["pl", "nie pokazuj kodów automatycznie", "tylko gdy poproszę"],
    ["pl", "pokazuj kody dopiero, jak o to poproszę", "dopiero jak poproszę"],
    ["en", "please don't show the codes until I ask", "only when I ask"],
    ["en", "when to show the codes", "on request"],
    ["uk", "показуй коди лише коли я попрошу", "лише коли попрошу"],
    ["uk", "коли показувати коди", "на запит"],
  ])("can be chosen in words (%s): «%s», «%s»", async (lang, wish, choice) => {
    await open("whenReady");
    const ola = await ready(async (it) => {
      await it.says({ pl: "po polsku", en: "in English", uk: "українською" }[lang]);
      expect(await it.says(wish)).toContain(copyIn(lang, "codesWhen.what"));
      expect(await it.says(choice)).toContain(copyIn(lang, "codesWhen.set.whenAsked"));
      await it.says("po polsku");
    });
    expect(await ola.isShown(codeOf("anna"))).toBe(false);
  });

  test("is not asked when the student wants to see the code now, or complains that it is not shown", async () => {
    await open("whenReady");
    const ola = await ready();
    for (const text of ["pokaż kod od razu", "show me the code", "why don't you show the code", "nie pokazuje mi kodu"])
      expect(await ola.says(text)).not.toContain(copy("codesWhen.what"));
  });
});

describe("the codes", () => {
  test("come by themselves unless the institution or the student wants otherwise", async () => {
    await open("whenReady");
    const ola = await ready();
    expect(await ola.isShown(codeOf("anna"))).toBe(true);
  });

  test("wait for «Pokaż kody» where the institution's file says so, and come with one press", async () => {
    await open("whenAsked");
    const ola = await ready();
    expect(await ola.isShown(codeOf("anna"))).toBe(false);
    expect(ola.seesAll).toContain(copy("push.readyHeld"));
    await ola.presses(copy("code.show"));
    expect(await ola.isShown(codeOf("anna"))).toBe(true);
  });

  test("are shown when the student asks for them in words", async () => {
    await open("whenAsked");
    const ola = await ready();
    await ola.says("pokaż kody");
    await ola.says("pokaż");
    expect(await ola.isShown(codeOf("anna"))).toBe(true);
  });

  test("wait when the student chose that, and the choice is shown in «my data»", async () => {
    await open("whenReady");
    const ola = await ready(async (it) => {
      expect(await chooses(it, "whenAsked")).toContain(copy("codesWhen.set.whenAsked"));
    });
    expect(await ola.isShown(codeOf("anna"))).toBe(false);
    await ola.says("moje dane");
    expect(ola.sees).toContain(`${copy("privacy.fact.codes")}: ${copy("codesWhen.whenAsked")}`);
    await ola.presses("codesWhen");
    expect(ola.sees).toContain(copy("codesWhen.now.whenAsked"));
  });

  test("come by themselves when the student chose that and the institution did not", async () => {
    await open("whenAsked");
    const ola = await ready((it) => chooses(it, "whenReady"));
    expect(await ola.isShown(codeOf("anna"))).toBe(true);
  });

  test("wait when the student chooses that while USOS withholds them, and are offered once USOS gives them", async () => {
    await open("whenReady");
    const withheld = { ok: false, refusal: { code: "maintenance" } } as const;
    const asking = jest.spyOn(world.usosClients.waiting, "orderSecret").mockResolvedValue(withheld);
    const ola = await ready();
    expect(ola.seesAll).toContain(copy("code.delayed"));
    await chooses(ola, "whenAsked");
    asking.mockRestore();
    await world.pass(5 * minute);
    expect(await ola.isShown(codeOf("anna"))).toBe(false);
    await ola.presses(copy("code.show"));
    expect(await ola.isShown(codeOf("anna"))).toBe(true);
  });

  test("wait in each chat of the student, and no chat says that another one shows them", async () => {
    await open("whenAsked");
    const phone = world.student("Phone");
    await phone.signsInAs("anna");
    const laptop = await ready(() => world.pass(1_000));
    expect(await laptop.isShown(codeOf("anna"))).toBe(false);
    expect(await phone.isShown(codeOf("anna"))).toBe(false);
    expect(phone.sees).toContain(copy("push.readyHeldElsewhere", { chat: "Test chat" }));
  });

  test("say how long they stay, and disappear then", async () => {
    await open("whenReady");
    const ola = await ready();
    const said = /(\d{1,2}):(\d{2})/.exec(ola.screen.find(({ secret }) => secret)!.view.paragraphs.join(" "))!;
    const until = Date.parse(`2026-11-23T${said[0]}:00+01:00`);
    const left = until - world.now();
    expect(left).toBeGreaterThanOrEqual(12 * minute);
    expect(left).toBeLessThanOrEqual(15 * minute);
    await world.pass(left + minute);
    expect(await ola.isShown(codeOf("anna"))).toBe(false);
  });
});
