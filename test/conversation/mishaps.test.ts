import { dialogs } from "../../dialogs";
import { types, walking } from "./inTheWalkthrough";

const steps = dialogs.activate?.numbered ?? [];

/** The steps at which a text has led on to the next step of the walkthrough, or ended it. */
const ledOnFrom = (text: string): string[] =>
  steps.filter((step, at) => {
    const talk = walking(step, at + 1);
    types(talk, text);
    return talk.frame.dialog === "activate" && talk.frame.step !== step;
  });

describe("a mishap that is told at a step of the walkthrough is no finished step:", () => {
  test.each([
    "zgubiłem telefon",
    "zgubiłem telefon i co teraz",
    "zginął mi telefon",
    "sprzedałem telefon",
    "zepsułem telefon",
    "odinstalowałam mObywatela",
    "dostałem nowy telefon",
    "zablokowałem konto",
    "bateria padła",
    "загубила телефон",
    "вкрали телефон",
    "розбила телефон",
    "видалила застосунок",
    "phone's gone, stolen",
    "I lost it, the phone",
    "I sold my phone",
    "battery died",
  ])("«%s»", (text) => {
    expect(ledOnFrom(text)).toEqual([]);
  });
});

test.each(["zgubiłem telefon", "вкрали телефон", "phone's gone, stolen"])(
  "«%s» asks at every step what to do about the lost phone",
  (text) => {
    for (const [at, step] of steps.entries()) {
      const talk = walking(step, at + 1);
      types(talk, text);
      expect([step, talk.frame.dialog]).toEqual([step, "lostPhone"]);
    }
  },
);

describe("a finished step that names the phone leads on:", () => {
  test.each(["mam go już w telefonie", "done on my phone", "zainstalowałam na nowym telefonie", "відкрила в телефоні"])(
    "«%s»",
    (text) => {
      expect(ledOnFrom(text)).toEqual(steps);
    },
  );
});

describe("at the help for a refused code, somebody who insists on having typed it rightly has not finished:", () => {
  test.each([
    "wpisałam dokładnie tak jak tutaj, wielkimi literami",
    "i typed it exactly as shown",
    "ввела точно так як тут",
  ])("«%s»", (text) => {
    const talk = walking("code", 9);
    types(talk, "kod jest nieprawidłowy");
    expect(talk.frame.step).toBe("help");
    types(talk, text);
    expect(talk.frame.step).toBe("help");
  });
});
