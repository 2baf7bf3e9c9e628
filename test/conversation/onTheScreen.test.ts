import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, opensOf, said, Talk } from "./talk";

const below = (about: string) => new Talk({ ...linked, frame: frameAt("advice", "look", { about }) });
const aboutOf = (talk: Talk) => [talk.at, talk.frame.data["about"]];

describe("«how long does it take?»", () => {
  test.each([
    ["whoEntersPesel", "a ile się na to czeka?"],
    ["whoEntersPesel", "How long does it take them, usually?"],
    ["plastic", "a jak długo się czeka?"],
    ["plastic", "ok, and how long does it take?"],
    ["nameChange", "і довго чекати?"],
    ["whoExtendsEls", "скільки часу це займає?"],
  ])("below %s is about the office: «%s»", (about, text) => {
    const talk = below(about);
    types(talk, text);
    expect(aboutOf(talk)).toEqual(["advice.look", "officeTime"]);
  });

  test.each([
    ["escalate", "sent", "jak długo się czeka?"],
    ["escalate", "sent", "how long will it take?"],
    ["tickets", "list", "а довго чекати?"],
  ])("at %s.%s is about support: «%s»", (dialog, step, text) => {
    const talk = new Talk({ ...linked, frame: frameAt(dialog, step, { ticket: "L-ABC" }) });
    const outputs = types(talk, text);
    const isSaid = said(outputs).includes("escalate.whoAnswers");
    expect(isSaid || talk.frame.data["about"] === "supportWhen").toBe(true);
  });

  test.each(["how long does the code take?", "ile się czeka na kod?", "скільки чекати на код?"])(
    "is about the codes wherever it names them: «%s»",
    (text) => {
      const talk = below("plastic");
      types(talk, text);
      expect(aboutOf(talk)).toEqual(["advice.look", "waiting"]);
    },
  );

  test.each([
    "nie, pytam o plastikową",
    "no, I mean the plastic card",
    "не, питаю про пластикову карту не про телефон",
  ])("is corrected by «%s»", (text) => {
    const talk = below("waiting");
    types(talk, text);
    expect(aboutOf(talk)).toEqual(["advice.look", "officeTime"]);
  });
});

describe("a question whose answer stands on the screen", () => {
  test.each([
    ["price", "ale ile to kosztuje?"],
    ["price", "so what does it cost"],
    ["foreigner", "а іноземцям можна?"],
    ["noPesel", "a bez peselu się nie da?"],
    ["train", "and the discount on trains?"],
  ])("is not answered by the same card, and a person is offered (%s): «%s»", (about, text) => {
    const talk = below(about);
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("says.allIKnow");
    expect(outputs.filter(({ kind }) => kind === "ask")).toEqual([]);
    expect(opensOf(outputs)).toContainEqual(expect.objectContaining({ dialog: "escalate" }));
    expect(opensOf(outputs).find(({ dialog }) => dialog === "escalate")?.data?.["text"]).toBe(text);
    expect(effects(outputs)).toEqual([]);
  });

  test("is offered to people alone when it is asked once more, with the student's last words", () => {
    const talk = below("price");
    types(talk, "ale ile to kosztuje?");
    const outputs = types(talk, "no dobrze, ale ile to kosztuje?");
    expect(said(outputs)).toEqual(["says.askPeople"]);
    expect(opensOf(outputs).find(({ dialog }) => dialog === "escalate")?.data?.["text"]).toBe(
      "no dobrze, ale ile to kosztuje?",
    );
  });

  test.each(["co jeszcze muszę spełnić?", "which conditions are there?", "які умови?"])(
    "is not answered by the same list of conditions: «%s»",
    (text) => {
      const talk = new Talk({ frame: frameAt("eligibility", "general") });
      const outputs = types(talk, text);
      expect(said(outputs).filter((it) => it !== "says.languageChanged")).not.toEqual([]);
      expect(outputs.filter(({ kind }) => kind === "ask")).toEqual([]);
    },
  );

  test.each(["powtórz", "say that again", "повтори"])("is shown again to a student who asks for that: «%s»", (text) => {
    const talk = below("price");
    const outputs = types(talk, text);
    expect(outputs.map(({ kind }) => kind)).toContain("ask");
  });
});
