import { languages, type Lang } from "../../dialogs/kit/text";
import { chatKey, chatRecord } from "../../src/conversation/chat";
import { copyIn } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const locales: Readonly<Record<Lang, string>> = { pl: "pl-PL", en: "en-GB", uk: "uk-UA" };

/** Sentences that students write, each with its language and the dialog that it opens for a student who is signed in. */
const sentences: readonly (readonly [string, Lang, string])[] = [
  ["legitka", "pl", "order"],
  ["nie mam kodu", "pl", "code"],
  ["gdzie mój kod??", "pl", "code"],
  ["nowy tel", "pl", "newPhone"],
  ["zmienilem telefom", "pl", "newPhone"],
  ["mlegitymacja nie istnieje", "pl", "newPhone"],
  ["chce zamowic legitke", "pl", "order"],
  ["zamów mlegitymacje", "pl", "order"],
  ["jaki jest status zamowienia", "pl", "status"],
  ["kiedy bedzie gotowa", "pl", "status"],
  ["jak dodać legitymację do mobywatela", "pl", "activate"],
  ["jak przedluzyc legitymacje", "pl", "extend"],
  ["unieważnij legitymację", "pl", "revoke"],
  ["co o mnie wiecie", "pl", "privacy"],
  ["wyloguj mnie", "pl", "unlink"],
  ["chcę pogadać z człowiekiem", "pl", "escalate"],
  ["nie mam peselu", "pl", "advice"],
  ["how do i get the card", "en", "order"],
  ["i got a new phone", "en", "newPhone"],
  ["where is my qr code plz", "en", "code"],
  ["where is my activaton code", "en", "code"],
  ["is my card redy yet", "en", "status"],
  ["am i eligible", "en", "eligibility"],
  ["extend my student card", "en", "extend"],
  ["i want to talk to a human", "en", "escalate"],
  ["де мій студентський", "uk", "status"],
  ["у мене новий телефон", "uk", "newPhone"],
  ["хочу замовити студентський", "uk", "order"],
  ["покажи код", "uk", "code"],
  ["як додати в mObywatel", "uk", "activate"],
  ["немає песеля", "uk", "advice"],
];

describe("the assistant understands what students write:", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const frameOf = async (student: Student) => {
    const stored = await world.store.get(chatKey(student.key));
    return stored && chatRecord.read(stored).frame;
  };
  /** The dialog that opened; for somebody who is not signed in, the dialog that opens after the sign-in. */
  const opened = async (student: Student): Promise<string> => {
    const frame = await frameOf(student);
    return frame?.dialog === "link" ? ((frame.data["then"] as string | undefined) ?? "link") : String(frame?.dialog);
  };

  test.each(sentences)("«%s» (%s) opens %s", async (sentence, lang, dialog) => {
    const student = world.student("Ola", locales[lang]);
    await student.opens();
    const seen = await student.says(sentence);
    expect({ dialog: await opened(student), seen }).toEqual({ dialog, seen });
    expect(student.last.view.lang).toBe(lang);
  });

  test("it answers in the language that a student writes, whatever their client says", async () => {
    const student = world.student("Oksana", "pl-PL");
    await student.opens();
    await student.says("у мене новий телефон");
    expect(student.last.view.lang).toBe("uk");
  });

  test("it keeps to the language that a student chose", async () => {
    const student = world.student("Oksana", "pl-PL");
    await student.says("po angielsku proszę");
    expect(student.last.view.lang).toBe("en");
    await student.says("gdzie jest moja legitymacja");
    expect(student.last.view.lang).toBe("en");
  });

  const vague: readonly (readonly [string, Lang])[] = [
    ["kod albo status", "pl"],
    ["zmieniłam telefon i nie działa legitymacja", "pl"],
    ["code or status", "en"],
    ["код або статус", "uk"],
  ];

  test.each(vague)(
    "«%s» is not acted on: at most three guesses are offered as buttons, and the ways out",
    async (text, lang) => {
      const student = world.student("Ola", locales[lang]);
      await student.opens();
      const before = student.screen.length;
      await student.says(text);
      const shown = student.screen.slice(before).map(({ view }) => view);
      expect(shown).toHaveLength(1);
      expect(shown[0]?.paragraphs).toEqual([copyIn(lang, "problem.unsure")]);
      const labels = shown[0]?.buttons.map(({ label }) => label) ?? [];
      expect(labels.slice(-2)).toEqual([copyIn(lang, "button.menu"), copyIn(lang, "button.human")]);
      expect(labels.length).toBeGreaterThanOrEqual(3);
      expect(labels.length).toBeLessThanOrEqual(5);
      expect(await opened(student)).toBe("menu");
    },
  );

  test("a press on a guess opens it", async () => {
    const student = world.student();
    await student.opens();
    await student.says("kod albo status");
    await student.presses("status");
    expect(await opened(student)).toBe("status");
  });

  test.each(languages)("thanks and goodbyes are answered in %s, and the student stays where they are", async (lang) => {
    const student = world.student("Ola", locales[lang]);
    await student.opens();
    await student.presses("activate");
    const words = { pl: ["dzięki!", "pa"], en: ["thanks!", "bye"], uk: ["дякую!", "бувай"] }[lang];
    expect(await student.says(words[0] ?? "")).toContain(copyIn(lang, "says.thanks"));
    expect(await student.says(words[1] ?? "")).toContain(copyIn(lang, "says.bye"));
    expect(await frameOf(student)).toMatchObject({ dialog: "activate", step: "phone" });
  });

  test.each(languages)("the change to %s is announced in that language", async (lang) => {
    const student = world.student("Ola", locales[lang === "pl" ? "en" : "pl"]);
    await student.opens();
    await student.says({ pl: "polski", en: "english", uk: "українська" }[lang]);
    expect(student.seesAll).toContain(copyIn(lang, "language.changed"));
    expect(student.last.view.title).toBe(copyIn(lang, "menu.title"));
    expect(student.last.view.lang).toBe(lang);
  });
});
