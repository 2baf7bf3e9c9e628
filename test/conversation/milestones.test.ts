import { beside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { Talk } from "./talk";

const steps = ["prepare", "openApp", "add", "choose", "description", "terms", "camera", "scan", "code", "done"];
const at = (step: string): Talk => walking(step, steps.indexOf(step) + 1);

const extending = (step: string, progress: number): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("extendGuide", step, {}), progress, offered: ["next", "back", "stuck"] } });

describe("a report of what comes later in the walkthrough leads there", () => {
  test.each([
    ["camera", "ZESKANOWALO juz, teraz chce jakis kod wpisac", "code"],
    ["camera", "zeskanowało, teraz chce jakiś kod", "code"],
    ["camera", "scanned it, now it wants some code", "code"],
    ["camera", "відсканувало, тепер просить якийсь код", "code"],
    ["description", "camera allowed, and scanned it", "code"],
    ["camera", "zeskanowałem, pomyślało i chce jeszcze jakiś kod", "code"],
    ["camera", "просканувала, подумав і просить ще якийсь код", "code"],
    ["camera", "та я вже сканувала. тут поле на код активації", "code"],
    ["terms", "no i am further, im already after the qr. it asks activation code", "code"],
    ["camera", "dobra wkleilam ten qr i teraz pyta o jakis kod aktywacyjny", "code"],
    ["camera", "ja to już zrobiłem tam jest okienko kod aktywacyjny", "code"],
    ["terms", "відсканував", "code"],
    ["description", "I typed the activation code and confirmed it", "done"],
    ["choose", "wybrałem studencką i teraz włącza się aparat", "camera"],
    ["description", "ale mi się od razu aparat włączył nie było żadnego opisu czy to źle", "camera"],
    ["description", "the camera opened, there was no description", "camera"],
    ["description", "одразу увімкнулась камера, не було опису", "camera"],
    ["description", "tez git, a regulamin zaakceptowany juz, aparat dalam zgode", "scan"],
    ["description", "accepted the terms, allowed the camera", "scan"],
    ["description", "прийняла умови, дозволила камеру", "scan"],
    ["prepare", "jestem zalogowany, kliknęłam plus", "layout"],
    ["add", "wybrałam legitymację studencką z listy", "description"],
    ["add", "dodalem, wybralem legitke, jestem na skanowaniu", "scan"],
    ["add", "added, chose the student card", "description"],
    ["camera", "wpisałam ten kod i pisze, że legitymacja dodana!", "finished"],
    ["scan", "legitka już w tel, dziękówka!", "finished"],
    ["scan", "ale juz skonczylam przeciez, mam ja na ekranie", "finished"],
    ["terms", "done!! the card is there with my ugly photo jaja", "finished"],
    ["scan", "im in the guide still? card is in my phone, finished", "finished"],
    ["scan", "квиток вже в телефоні, дякую", "finished"],
    ["scan", "przepisałem i jest zielone wszystko legitymacja jest", "finished"],
  ])("at %s: «%s» leads to %s", (step, text, to) => {
    const talk = at(step);
    // The two layouts of the app are told apart only after the second step.
    if (step === "prepare") talk.person = { ...talk.person, frame: { ...talk.frame, data: { phone: "android" } } };
    types(talk, text);
    expect(talk.at).toBe(`activate.${to}`);
  });

  test.each([
    ["more", 1, "zeskanowałem, teraz chce kod", "code"],
    ["more", 1, "scanned it, it wants the activation code", "code"],
    ["terms", 3, "відсканувала, тепер просить код", "code"],
    ["terms", 3, "wpisałam kod i legitymacja przedłużona", "finished"],
    ["scan", 4, "typed the code and the new date is there", "finished"],
    ["scan", 4, "ввела код, є нова дата", "finished"],
    ["more", 1, "kliknęłam więcej i przedłuż ważność", "terms"],
  ])("in the walkthrough of an extension, at %s: «%s»", (step, progress, text, to) => {
    const talk = extending(step, progress);
    types(talk, text);
    expect(talk.at).toBe(`extendGuide.${to}`);
  });
});

describe("beside the walkthrough, a report of what was done there leads on from there", () => {
  const places: [string, () => Talk][] = [
    ["a side question", () => beside(at("camera"), "advice", "look", { about: "price" })],
    [
      "the help of the step",
      () =>
        new Talk({
          ...linked,
          frame: frameAt("activate", "help", { phone: "android", layout: "older", helpAt: "camera" }),
        }),
    ],
    ["the codes", () => beside(at("camera"), "code", "look", { shown: "yes" })],
    ["an empty letter form", () => beside(at("camera"), "escalate", "describe")],
  ];
  test.each(
    places.flatMap(([name, from]) =>
      [
        "wpisałam ten kod i pisze, że legitymacja dodana!",
        "legitka już w tel",
        "już skończyłam, mam ją na ekranie",
        "the card is in my phone now",
        "квиток вже в телефоні",
      ].map((text) => [name, text, from] as const),
    ),
  )("at %s: «%s»", (_, text, from) => {
    const talk = from();
    types(talk, text);
    expect([talk.at, talk.person.paused]).toEqual(["activate.finished", {}]);
  });

  test.each(["ok zalogowany, co dalej", "ok logged in, what now?", "залогінився, що далі?"])(
    "after a side question: «%s»",
    (text) => {
      const talk = beside(at("openApp"), "advice", "look", { about: "offline" });
      talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["human", "menu"] } };
      types(talk, text);
      expect(talk.at).toMatch(/^activate\.(layout|add)$/u);
    },
  );

  test("the codes: «skopiowałem ten długi tekst i wkleiłem i coś ruszyło» leads to the step after the scan", () => {
    const talk = beside(at("camera"), "advice", "look", { about: "onePhone" });
    types(talk, "skopiowałem ten długi tekst i wkleiłem i coś ruszyło");
    expect(talk.at).toBe("activate.code");
  });

  test("a letter that has been begun keeps what is typed", () => {
    const talk = beside(at("camera"), "escalate", "review", { text: "Kod nie działa" });
    types(talk, "wpisałam ten kod i pisze, że legitymacja dodana!");
    expect(talk.frame.dialog).toBe("escalate");
  });
});

describe("nobody is led on", () => {
  test.each([
    "nie zeskanowało",
    "zeskanować?",
    "zeskanowałem i wyskoczył błąd",
    "wpisałam kod, nie przyjął",
    "czy jak zeskanowałam to już dodane",
    "zeskanowało?",
    "did it scan? it didn't",
    "scanned it and got an error",
    "not scanned yet",
    "не відсканувало",
    "відсканувала, помилка",
    "no card added",
    "jutro wpiszę kod",
    "a ta legitymacja jest już w telefonie mojej koleżanki?",
  ])("by «%s»", (text) => {
    const talk = at("terms");
    types(talk, text);
    expect(talk.at).not.toMatch(/^activate\.(scan|code|done|finished)$/u);
  });

  test("back: a report of an earlier step leads to none before the current one", () => {
    for (const text of ["zaakceptowałam regulamin", "I accepted the terms", "прийняла умови"]) {
      const talk = at("code");
      types(talk, text);
      expect(talk.at).not.toMatch(/^activate\.(camera|scan)$/u);
    }
  });

  test("to the end by a card that is seen on the list of documents", () => {
    for (const text of ["jest legitymacja studencka", "the card is there", "бачу студентський квиток"]) {
      const talk = at("choose");
      types(talk, text);
      expect(talk.at).not.toBe("activate.finished");
    }
  });
});
