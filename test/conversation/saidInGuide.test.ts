import { types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { opensOf, said, Talk } from "./talk";

const atHelp = (helpAt: string) =>
  new Talk({ ...linked, frame: frameAt("activate", "help", { phone: "android", layout: "older", helpAt }) });

describe("«mLegitymacja nie istnieje»", () => {
  test.each([
    "wkleiłam i pisze że legitymacja nie istnieje",
    "it says the document does not exist",
    "вставив той код, пише шо документ не існує, шо за прикол",
    "та до чого тут камера, пише mLegitymacja nie istnieje",
  ])("is explained at a step and at its help, and nothing is done: «%s»", (text) => {
    const places = [
      [walking("scan", 8), "here"],
      [walking("camera", 7), "here"],
      [atHelp("camera"), "activate"],
    ] as const;
    for (const [talk, wayBack] of places) {
      const { at } = talk;
      const outputs = types(talk, text);
      expect(said(outputs)).toContain("says.oldCode");
      expect(talk.at).toBe(at);
      expect(opensOf(outputs).map(({ dialog }) => dialog)).toEqual(
        expect.arrayContaining([wayBack, "code", "newPhone"]),
      );
    }
  });
});

describe("which of two cards to choose", () => {
  test.each([
    "jest szkolna i studencka, którą wziąć?",
    "there is two legitymacja, szkolna and studencka, wich one?",
    "їх дві, студентська і ще якась шкільна. яку?",
  ])("is answered at the step before the list, too: «%s»", (text) => {
    const talk = walking("add", 3);
    expect(said(types(talk, text))).toContain("activate.whichCard");
    expect(talk.at).toBe("activate.add");
  });
});

describe("a code that is on the same phone", () => {
  test.each([
    "pytałam o ten sam telefon, jak mam zeskanować",
    "how can I scan it if the code is on this phone?",
    "а як сканувати, якщо код у цьому ж телефоні?",
  ])("is explained before the step that needs it: «%s»", (text) => {
    for (const at of ["choose", "description", "terms", "camera"]) {
      const talk = walking(at, 4);
      types(talk, text);
      expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "onePhone"]);
    }
  });
});

describe("a report", () => {
  test.each([
    ["add", "I did dodaj, there is now a list", "choose"],
    ["add", "jest dodaj, nacisnąłem i wyskoczyło pełno dokumentów", "choose"],
    ["add", "зробив dodaj, відкрився список документів", "choose"],
    ["add", "pressed studencka, now camera opens", "camera"],
    ["add", "та я вже на камері, просить дозвіл", "camera"],
    ["choose", "nacisnęłam na studencką", "description"],
    ["choose", "натиснула на студентську", "description"],
  ])("at %s leads on: «%s»", (at, text, next) => {
    const talk = walking(at, 3);
    types(talk, text);
    expect(talk.at).toBe(`activate.${next}`);
  });

  test.each(["nacisnąłem dodaj i wyskoczył błąd", "wyskoczyło coś dziwnego", "вискочила помилка"])(
    "of a fault does not: «%s»",
    (text) => {
      const talk = walking("add", 3);
      types(talk, text);
      expect(talk.at).not.toBe("activate.choose");
    },
  );
});
