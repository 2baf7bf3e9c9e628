import { aside, atCodes, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, opensOf, said, Talk } from "./talk";

const sought = [
  "nie mogę znaleźć",
  "nie moge go znalezc",
  "I cannot find it",
  "I can't find it on my phone",
  "не можу знайти",
  "загубилась",
  "i'm lost",
] as const;

describe("what cannot be found at a step of the walkthrough", () => {
  test.each(["prepare", "openApp", "add", "choose", "scan", "done"].flatMap((step) => sought.map((it) => [step, it])))(
    "at «%s», «%s» is answered by the help of the step, and no phone is lost",
    (step, text) => {
      const talk = walking(step, 2);
      types(talk, text);
      expect([talk.at, talk.frame.data["helpAt"]]).toEqual(["activate.help", step]);
    },
  );

  test.each(sought)("at the question about the layout, «%s» gets help to find it, and the question stays", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "layout", { phone: "android" }) });
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("activate.neitherLayout");
    expect(asked(outputs)).toEqual(["activate.layout"]);
  });

  test.each(["nie mogę znaleźć", "I still cannot find it", "не можу знайти"])(
    "at the help of a step, after «%s», a person is offered",
    (text) => {
      const data = { phone: "android", layout: "newer", helpAt: "add" };
      const talk = new Talk({ ...linked, frame: frameAt("activate", "help", data) });
      const outputs = types(talk, text);
      expect(talk.at).toBe("activate.help");
      expect(opensOf(outputs).map(({ dialog }) => dialog)).toEqual(["escalate"]);
    },
  );

  test.each(["nie mogę znaleźć", "I cannot find it", "не можу знайти"])(
    "below an answer to a side question, «%s» is about the step that was left",
    (text) => {
      const talk = aside("advice", "look", { about: "price" });
      types(talk, text);
      expect([talk.at, talk.frame.data["helpAt"]]).toEqual(["activate.help", "choose"]);
    },
  );

  test.each(["I cannot find my phone", "zgubiłam telefon", "загубила телефон", "my phone is lost"])(
    "«%s» is a lost phone nevertheless",
    (text) => {
      const talk = walking("add", 3);
      types(talk, text);
      expect(talk.at).toBe("lostPhone.mine");
    },
  );

  test.each(["nie mogę znaleźć kodu", "I can't find the code"])("«%s» shows or offers the codes", (text) => {
    const talk = walking("code", 9);
    const outputs = types(talk, text);
    const isShown = outputs.some((it) => it.kind === "do" && it.effect.kind === "secret.show");
    expect(isShown || talk.frame.dialog === "code").toBe(true);
  });

  test("below the codes, it is about using them", () => {
    const talk = atCodes({ shown: "yes" });
    types(talk, "nie mogę znaleźć");
    expect(talk.at).toBe("activate.help");
  });
});
