import type { CardState } from "../../dialogs/kit/cardState";
import { frameAt, linked } from "./people";
import { asking, types, walking } from "./inTheWalkthrough";
import { effects, said, Talk } from "./talk";

const wayTo = ["prepare", "openApp", "add", "choose", "description", "terms", "camera", "scan", "code", "done"];
const at = (step: string): Talk => walking(step, wayTo.indexOf(step) + 1);

describe("what a student sees in the app, in words of one's own", () => {
  test.each([
    ["openApp", "wpuściło mnie, orzełek na cały ekran i jakieś kafelki", "layout"],
    ["choose", "wybrałam, teraz jakieś zgody i trzy ptaszki, zaznaczać?", "terms"],
    ["scan", "нашла вставила! тепер 8 букв хоче", "code"],
    ["scan", "та вже ж вставила куар, код активації де", "code"],
    ["scan", "it beeped and now there is a field for eight letters", "code"],
    ["code", "wklepałem wszystkie osiem literek i kręci się kółko", "done"],
  ])("leads on to the step that comes then (%s: «%s»)", (step, text, next) => {
    const talk = at(step);
    types(talk, text);
    expect(talk.at).toBe(`activate.${next}`);
  });

  test.each([
    ["scan", "a ja skanował tym zwykłym aparat w telefon, to źle?"],
    ["scan", "kiedy będzie to pole na osiem liter?"],
    ["choose", "nie widzę żadnych zgód, mam się martwić"],
    ["camera", "widzę ją"],
    ["terms", "wpisalem"],
  ])("leads nowhere further when it says otherwise or too little (%s: «%s»)", (step, text) => {
    const talk = at(step);
    types(talk, text);
    const reached = wayTo.indexOf(talk.at.split(".")[1] ?? "");
    expect(reached).toBeLessThanOrEqual(wayTo.indexOf(step) + 1);
    expect(talk.at).not.toBe("activate.finished");
  });

  test("leads past the question of the layout without asking it again", () => {
    const talk = new Talk({
      ...linked,
      frame: { ...frameAt("activate", "openApp", { phone: "iphone" }), progress: 2 },
    });
    types(talk, "dalej");
    expect(talk.at).toBe("activate.layout");
    types(talk, "DOKUMENTY. i already clicked all this now it wants to scan a qr but i have only this phone");
    expect(talk.at).toBe("activate.scan");
  });
});

test("a phone named in the middle of a long sentence answers the question which phone it is", () => {
  const talk = asking("phone", ["android", "iphone"]);
  types(
    talk,
    "i told you at the beginning its a samsung a52 so android and the app asks me for the bank what should i click there",
  );
  expect([talk.at, talk.frame.data["phone"]]).toEqual(["activate.prepare", "android"]);
});

const withState = (cardState: CardState): Talk => new Talk({ ...linked, cardState, frame: frameAt("menu", "main") });

describe("a student who says that the card is in the phone", () => {
  test.each([
    "no mam ją w telefonie, gotowe, dzięki",
    "legitymacja już jest w mobywatelu",
    "вона вже в телефоні, дякую",
    "i have it in my phone now, thanks",
  ])("is congratulated and told its state, and led through nothing again («%s»)", (text) => {
    const talk = withState("active");
    const outputs = types(talk, text);
    expect([talk.at.split(".")[0], said(outputs), effects(outputs)]).toEqual(["status", ["says.glad"], []]);
  });
});
