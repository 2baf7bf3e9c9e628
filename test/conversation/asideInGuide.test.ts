import { asking, types, walking } from "./inTheWalkthrough";
import { opensOf, said, type Talk } from "./talk";

/** A conversation at the answer to a question that was asked at a step. */
const askedAt = (step: string, progress: number): Talk => {
  const talk = walking(step, progress);
  types(talk, "ile to kosztuje?");
  expect(talk.at).toBe("advice.look");
  return talk;
};

describe("after a side question at a step", () => {
  test.each(["zeskanowane", "no juz zeskanowalam", "scanned it", "done", "відсканувала", "готово"])(
    "«%s» means that the step is done",
    (text) => {
      const talk = askedAt("scan", 8);
      types(talk, text);
      expect(talk.at).toBe("activate.code");
    },
  );

  test.each(["aha ok. wybralam te legitymacje studencka", "picked it from the list", "вибрала"])(
    "«%s» reports the step at which the student stood, and no other",
    (text) => {
      const there = askedAt("choose", 4);
      types(there, text);
      expect(there.at).toBe("activate.description");
      const elsewhere = askedAt("scan", 8);
      types(elsewhere, text);
      expect(elsewhere.at).not.toBe("activate.code");
    },
  );

  test.each([
    "nie działa",
    "wyskakuje błąd",
    "it doesn't work",
    "не працює",
    "a gdzie to jest?",
    "where is that?",
    "а де це?",
  ])("«%s» shows the help of the step, from which one leads back to it", (text) => {
    const talk = askedAt("choose", 4);
    types(talk, text);
    expect([talk.at, talk.frame.data["helpAt"]]).toEqual(["activate.help", "choose"]);
    talk.chooses("again");
    expect(talk.at).toBe("activate.choose");
  });

  test.each(["dalej", "next", "далі", "wracam do kroków", "back to the steps"])("«%s» shows the step again", (text) => {
    const talk = askedAt("scan", 8);
    types(talk, text);
    expect(talk.at).toBe("activate.scan");
  });

  test.each(["ok", "aha, rozumiem", "good to know", "зрозуміло"])("«%s» skips no step", (text) => {
    const talk = askedAt("scan", 8);
    types(talk, text);
    expect(talk.at).not.toBe("activate.code");
  });

  test.each([
    ["na dole są dokumenty", "newer"],
    ["there is a plus in the middle", "older"],
    ["посередині плюс", "older"],
  ])("«%s» answers the question about the layout that was left", (text, layout) => {
    const talk = asking("layout", ["newer", "older", "neither", "back", "human"]);
    types(talk, "ile to kosztuje?");
    types(talk, text);
    expect([talk.at, talk.frame.data["layout"]]).toEqual(["activate.add", layout]);
  });

  test("a list of guesses has the way back to the step among its buttons", () => {
    const talk = askedAt("scan", 8);
    const outputs = talk.says("hm", { kind: "unsure", guesses: ["order", "status"] });
    expect(opensOf(outputs).map(({ dialog }) => dialog)).toContain("resumed");
  });
});

describe("a report and a question in one message", () => {
  test.each([
    "zeskanowałem, a co teraz z kodem?",
    "scanned it, and what now with the code?",
    "відсканував, а що тепер з кодом?",
  ])("«%s» moves on to the step that answers it", (text) => {
    const talk = walking("scan", 8);
    types(talk, text);
    expect(talk.at).toBe("activate.code");
  });

  test.each([
    "zeskanowałam, a ile to kosztuje?",
    "I scanned it, how much is it?",
    "відсканувала, а скільки це коштує?",
  ])("«%s» is answered, and the way back leads to the next step", (text) => {
    const talk = walking("scan", 8);
    types(talk, text);
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "price"]);
    talk.presses("o/resumed");
    expect(talk.at).toBe("activate.code");
  });

  test.each(["zeskanowałam i nic, co teraz?", "scanned it and got an error, what now?", "скан не працює, що робити?"])(
    "«%s» reports no finished step",
    (text) => {
      const talk = walking("scan", 8);
      types(talk, text);
      expect(talk.at).not.toBe("activate.code");
    },
  );
});

describe("a trouble or a wish for a person", () => {
  test.each([
    "na zdjęciu jestem nie ja, proszę o kontakt z człowiekiem",
    "it is there but I want to talk to a human",
    "є, але хочу поговорити з людиною",
  ])("is not understood as a finished step: «%s»", (text) => {
    const talk = walking("done", 10);
    types(talk, text);
    expect(talk.at).toBe("escalate.describe");
  });

  test.each(["jest, ale nazwisko jest z błędem", "it's there, but the photo is not me", "є, але прізвище з помилкою"])(
    "is answered although the text also says that the card is there: «%s»",
    (text) => {
      const talk = walking("done", 10);
      types(talk, text);
      expect(talk.at).not.toBe("activate.finished");
    },
  );

  test("does not order: «zamawiam, ale chcę porozmawiać z człowiekiem»", () => {
    const talk = walking("done", 10);
    talk.person = { ...talk.person, frame: null };
    types(talk, "zamawiam, ale chcę porozmawiać z człowiekiem");
    expect(talk.at).toBe("escalate.describe");
  });
});

test("«jak dodać» during an extension does not ask which phone it is", () => {
  for (const text of ["jak dodać", "how do I add it", "як додати"]) {
    const talk = walking("scan", 8);
    const frame = { ...talk.frame, dialog: "extendGuide", step: "terms", data: {}, progress: 3 };
    talk.person = { ...talk.person, frame };
    expect(said(types(talk, text))).toContain("says.stillHere");
    expect(talk.at).toBe("extendGuide.terms");
  }
});
