import { held } from "./facts";
import { aside, asking, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

describe("the question about the layout", () => {
  test.each(["przeczytałam, dalej", "ok otworzyłam", "готово, що далі", "done, opened it"])(
    "is asked again when the reply «%s» does not answer it",
    (text) => {
      const talk = asking("layout", ["newer", "older", "neither", "back", "human"]);
      types(talk, text);
      expect(talk.at).toBe("activate.layout");
    },
  );

  test.each(["nie widzę ani jednego ani drugiego", "i see neither of them", "не бачу ні того ні того"])(
    "is not left, and no letter is opened, when the reply is «%s»",
    (text) => {
      const talk = asking("layout", ["newer", "older", "neither", "back", "human"]);
      types(talk, text);
      expect(talk.at).toBe("activate.layout");
    },
  );

  test.each([
    ["u mnie na środku jest plus", "older"],
    ["opened it, I see Dokumenty at the bottom", "newer"],
    ["у мене внизу є Dokumenty", "newer"],
  ])("is already answered by «%s», typed before it is asked", (text, layout) => {
    const talk = walking("openApp", 2);
    talk.person = { ...talk.person, frame: { ...talk.frame, data: { phone: "android" } } };
    types(talk, text);
    expect([talk.at, talk.frame.data["layout"]]).toEqual(["activate.add", layout]);
  });
});

describe("a letter that was begun in the middle of the walkthrough", () => {
  const atReview = (): Talk => {
    const talk = aside("escalate", "review", { text: "Coś nie działa mi" });
    talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["send", "edit", "cancel"] } };
    return talk;
  };

  test.each(["pozwoliłam na aparat", "już zaakceptowałam regulamin", "I allowed the camera", "дозволила камеру"])(
    "does not simply take in «%s», which may refer to the walkthrough",
    (text) => {
      const talk = atReview();
      types(talk, text);
      expect(talk.at).toBe("escalate.which");
      expect(talk.frame.data["pending"]).toBe(text);
      expect(talk.frame.data["text"]).toBe("Coś nie działa mi");
    },
  );

  test.each(["zeskanowałam kod i wyskakuje błąd 404", "I allowed the camera but the screen stays black"])(
    "takes in «%s»",
    (text) => {
      const talk = atReview();
      types(talk, text);
      expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", `Coś nie działa mi\n${text}`]);
    },
  );
});

describe("at the question whether a text belongs to the letter", () => {
  test.each([
    ["tak, dopisz też że mam iPhone'a", "Mam iPhone'a"],
    ["yes please, and add that I have an iPhone 12", "I have an iPhone 12"],
    ["так, допиши ще що в мене айфон", "В мене айфон"],
  ])("«%s» adds the pending text to the letter, and its own without the words that ask for it", (text, words) => {
    const data = { text: "Kod nie działa", pending: "próbowałam dwa razy" };
    const talk = new Talk({ ...linked, frame: { ...frameAt("escalate", "which", data), offered: ["add", "leave"] } });
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("escalate.added");
    expect(talk.frame.data["text"]).toBe(`Kod nie działa\npróbowałam dwa razy\n${words}`);
  });

  test.each(["tak, dopisz to", "add it please", "так, додай"])(
    "«%s» adds only the pending text to the letter",
    (text) => {
      const data = { text: "Kod nie działa", pending: "próbowałam dwa razy" };
      const talk = new Talk({ ...linked, frame: { ...frameAt("escalate", "which", data), offered: ["add", "leave"] } });
      types(talk, text);
      expect(talk.frame.data["text"]).toBe("Kod nie działa\npróbowałam dwa razy");
    },
  );
});

describe("a letter that is being corrected", () => {
  const atReview = (text = "Kod nie działa\nna iPhonie"): Talk =>
    new Talk({
      ...linked,
      frame: { ...frameAt("escalate", "review", { text }), offered: ["send", "edit", "cancel"] },
    });

  test("can be restored after another text replaced it", () => {
    const talk = atReview();
    talk.chooses("edit");
    types(talk, "the same but without the last question");
    expect(talk.at).toBe("escalate.which");
    talk.chooses("whole");
    expect(talk.at).toBe("escalate.review");
    talk.learns({ held, problems: [] });
    talk.chooses("restore");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Kod nie działa\nna iPhonie"]);
  });

  test.each(["zostaw jak było", "leave it as it was", "залиш як було"])(
    "stays unchanged when the student types «%s»",
    (text) => {
      const talk = atReview();
      talk.chooses("edit");
      talk.person = { ...talk.person, frame: { ...talk.frame, offered: ["keep", "cancel"] } };
      types(talk, text);
      expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Kod nie działa\nna iPhonie"]);
    },
  );

  test.each(["ok it is good like this, send it", "dobra, może być, wyślij to", "добре, відправляй так"])(
    "does not take in «%s»",
    (text) => {
      const talk = atReview();
      const outputs = types(talk, text);
      expect(said(outputs)).toContain("escalate.readyToSend");
      expect(talk.frame.data["text"]).toBe("Kod nie działa\nna iPhonie");
    },
  );

  test.each(["a kto to będzie czytał?", "and when do they answer?", "а коли мені відповідять?"])(
    "stays unchanged while the question «%s» is answered",
    (text) => {
      const talk = atReview();
      expect(said(types(talk, text))).toContain("escalate.whoReads");
      expect(talk.frame.data["text"]).toBe("Kod nie działa\nna iPhonie");
    },
  );

  test("is dropped and not sent by «зачекайте, екран засвітився. не відправляйте, вибачте»", () => {
    const talk = atReview();
    types(talk, "зачекайте, екран засвітився. не відправляйте, вибачте");
    expect(talk.at).toBe("escalate.dropped");
  });
});
