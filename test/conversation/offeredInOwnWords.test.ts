import type { Output } from "../../src/conversation/turnContext";
import { order } from "./facts";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, opensOf, said, Talk } from "./talk";

/** A conversation in which an unclear text was answered with a list of guesses. */
function below(guesses: readonly string[]): Talk {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.says("hm", { kind: "unsure", guesses });
  return talk;
}

describe("below a list of guesses", () => {
  test.each([
    [["activate", "reportTheft", "lostPhone"], "ну кого повідомити", "reportTheft"],
    [["trainWithout", "train", "price"], "без неї, в потязі", "trainWithout"],
    [
      ["stolenUse", "seenByFinder", "showCode"],
      "yes can somebody use it!! my screen had only 4 digits pin 1234",
      "stolenUse",
    ],
    [["eligibility", "whatIsExtended", "extend"], "the meaning of extended", "whatIsExtended"],
    [["plastic", "renewsItself", "eligibility"], "no o plastikową mi chodzi, o legitymację", "plastic"],
  ])("%j, «%s» chooses a button in own words", (guesses, text, about) => {
    const talk = below(guesses);
    types(talk, text);
    expect([talk.frame.dialog, talk.frame.data["about"]]).toEqual(["advice", about]);
  });

  test("a text about something else chooses none", () => {
    const talk = below(["reportTheft", "lostPhone", "activate"]);
    types(talk, "а скільки це коштує");
    expect(talk.frame.data["about"]).toBe("price");
  });

  test("a text that denies what a button says does not choose it", () => {
    const talk = below(["newPhone", "activate", "phoneRequirements"]);
    types(talk, "nie mam nowego telefonu");
    expect(talk.frame.dialog).not.toBe("newPhone");
  });

  test("what ends a card only opens the card that asks", () => {
    const talk = below(["revoke", "plastic", "renewsItself"]);
    expect(effects(types(talk, "no unieważnić tę mLegitymację"))).toEqual([]);
  });
});

describe("an answer that may not have been meant", () => {
  const likely = (talk: Talk, intent: string, others: readonly string[]) =>
    talk.says("hm", { kind: "likely", intent, others });

  test("has the other meanings below it", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    const outputs = likely(talk, "train", ["offline", "screenshot"]);
    expect(outputs.map(({ kind }) => kind)).toEqual(["ask", "say"]);
    expect(said(outputs)).toEqual(["problem.likely"]);
    types(talk, "the second one");
    expect(talk.frame.data["about"]).toBe("screenshot");
  });

  test("has them below it also when it waits for facts", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    expect(said(likely(talk, "status", ["waiting"]))).toEqual([]);
    const outputs = talk.learns({ card: { orders: [], whyCannotOrder: null } } as never);
    expect([asked(outputs).length > 0, said(outputs).at(-1)]).toEqual([true, "problem.likely"]);
  });

  test("offers neither what it says itself nor codes to somebody who has not signed in", () => {
    const talk = new Talk({ frame: frameAt("menu", "main") });
    const outputs = likely(talk, "train", ["train", "showCode", "offline"]);
    expect(opensOf(outputs).map(({ data }) => data?.["about"])).toEqual(["offline"]);
  });
});

describe("codes that are plainly asked for", () => {
  test.each([
    ["shown", "yes or no?? show me the qr im on laptop"],
    ["shown", "дай ще раз qr"],
    ["look", "pokaż mi kod qr proszę"],
  ])("at code.%s by «%s» are shown at once", (step, text) => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("code", step) });
    expect(effects(types(talk, text))).toEqual(["secret.show"]);
  });

  test("from elsewhere are shown as soon as they are there", () => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("menu", "main") });
    types(talk, "дай ще раз qr");
    expect([talk.at, talk.frame.data]).toEqual(["code.look", { ask: "now" }]);
  });

  test.each([
    "pokaż kody, ale nie teraz",
    "don't show me the code",
    "pokaż kod później",
    "show me where to type the code",
  ])("«%s» shows none", (text) => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("code", "look") });
    expect(effects(types(talk, text))).toEqual([]);
  });
});

describe("two questions of one message", () => {
  test.each([
    ["a to jest za darmo? i co to ten usos, ten od ocen?", ["price", "whatIsUsos"]],
    ["Czy rozmawiam z człowiekiem, czy to automat? I kto czyta to, co tutaj napiszę?", ["bot", "chatReaders"]],
    ["what is ELS? and how much does it cost?", ["whatIsEls", "price"]],
  ])("«%s» are both answered", (text, topics) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    const outputs = types(talk, text);
    expect(outputs.flatMap((it) => (it.kind === "ask" ? [it.frame.data["about"]] : []))).toEqual(topics);
  });

  test.each([
    ["Oh no. What is the meaning of 'extended'? I have paid the fees and I am attending classes", "whatIsExtended"],
    ["dziakuju. a kali odpowiedzo? ja mogu czat zamknąć?", "supportWhen"],
  ])("«%s» is answered, whatever else it tells", (text, about) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, text);
    expect(talk.frame.data["about"]).toBe(about);
  });
});

test("a yes that only a button may say is answered with the card once, and then without it", () => {
  const talk = new Talk({ ...linked, frame: frameAt("revoke", "confirm", { orderId: "7001", what: "card" }) });
  const first = types(talk, "tak, unieważnij");
  talk.learns({ card: { orders: [order("collected")], whyCannotOrder: null } } as never);
  const second = types(talk, "TAK, unieważnij!");
  const shows = (outputs: readonly Output[]): boolean => outputs.some(({ kind }) => kind === "ask" || kind === "read");
  expect([shows(first), shows(second)]).toEqual([true, false]);
  expect(said(second)).toEqual(["problem.pressStill"]);
  expect(effects([...first, ...second])).toEqual([]);
});
