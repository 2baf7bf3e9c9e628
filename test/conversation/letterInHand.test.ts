import { held } from "./facts";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const letter = "Kod nie działa. Próbowałam 3 razy.";
const at = (step: string, data: object = {}) =>
  new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });
const textOf = (talk: Talk) => talk.frame.data["text"];
const asked = (pending: string) => at("which", { pending });

describe("while it is asked whether a text belongs to the letter, the next text is read afresh", () => {
  test.each([
    ["Can they give me a certificate at least", "will you tell me when it is extended?"],
    ["czy dadzą mi zaświadczenie?", "a mogą mi dać coś na piśmie?"],
  ])("«%s», then «%s»: only the second is asked about", (first, second) => {
    const talk = asked(first);
    types(talk, second);
    expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.which", letter, second]);
  });

  test.each(["a długo się czeka na odpowiedź?", "when will they answer me", "а коли відповідять?"])(
    "«%s» gets its own answer",
    (text) => {
      const talk = asked("czy dadzą mi zaświadczenie?");
      expect(said(types(talk, text))).toEqual(["escalate.whoReads"]);
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
    },
  );

  test.each([
    "a co w tym mailu będzie o mnie?",
    "what is in the e-mail about me?",
    "а що в цьому листі буде про мене?",
  ])("«%s» is told what goes with the letter", (text) => {
    expect(said(types(asked("a długo się czeka?"), text))).toEqual(["escalate.whatGoes"]);
  });

  test.each(["Wyślij zgłoszenie", "Send request", "Надіслати звернення", "yes send it", "tak, wyślij zgłoszenie"])(
    "«%s» shows the letter with its button, and joins nothing",
    (text) => {
      const talk = asked("Can they give me a certificate at least?");
      const outputs = types(talk, text);
      expect([said(outputs), effects(outputs)]).toEqual([["escalate.readyToSend"], []]);
      expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.review", letter, undefined]);
    },
  );

  test.each([
    ["Popraw", "escalate.describe"],
    ["Edit", "escalate.describe"],
    ["Виправити", "escalate.describe"],
    ["Back to my request", "escalate.review"],
    ["Wróć do zgłoszenia", "escalate.review"],
  ])("the label «%s» leads to %s", (label, leadsTo) => {
    const talk = asked("hm");
    types(talk, label);
    expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual([leadsTo, letter, undefined]);
  });

  test.each(["zamiast 3 razy napisz 4 razy", "change 3 to 4", "заміни 3 на 4"])("«%s» changes the letter", (text) => {
    const talk = asked("hm");
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter.replace("3", "4")]);
  });

  test("what plainly tells more joins the letter, and the other text is still asked about", () => {
    const talk = asked("czy dadzą mi zaświadczenie?");
    types(talk, "Mam iPhone'a SE od roku.");
    expect([textOf(talk), talk.frame.data["pending"]]).toEqual([
      `${letter}\nMam iPhone'a SE od roku.`,
      "czy dadzą mi zaświadczenie?",
    ]);
  });

  test.each(["They were questions for you please", "to były pytania do ciebie", "це були питання до вас"])(
    "«%s» has the question answered, and the letter stays",
    (text) => {
      const talk = asked("ile kosztuje legitymacja?");
      types(talk, text);
      expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "price"]);
      talk.commands("back");
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
    },
  );

  test.each(["дякую велике, ви мене заспокоїли❤️", "thanks", "dzięki"])("«%s» is no part of anything", (text) => {
    const talk = asked("hm, nie wiem");
    types(talk, text);
    expect([textOf(talk), talk.frame.data["pending"]]).toEqual([letter, "hm, nie wiem"]);
  });
});

describe("the first description", () => {
  test.each([
    "Hi! I got my PESEL on Nov 12 at the city office but USOS doesn't have it yet. Could somebody please add it so I can order the phone card? Thanks a ton, Maddie",
    "Hello, I uploaded my photo in USOSweb on Monday and nobody approved it. Could you please check? Thanks, Zofia",
    "I need some proof that I am a student for the train on Friday, the plastic one is expired. What can I do?",
  ])("«%s» is taken without a doubt", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "describe") });
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", text]);
  });

  test.each([
    "chyba wolę żeby ktoś normalny mi pomógł, da się porozmawiać z człowiekiem?",
    "can I talk to a human please",
  ])("does not contain the wish for a person: «%s»", (text) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", undefined]);
  });
});

describe("instructions at the preview", () => {
  test.each([
    ["Proszę zmienić całą treść na: Kod jest nieprawidłowy, pomóżcie.", "Kod jest nieprawidłowy, pomóżcie."],
    ["the request should say: My ELS is not extended.", "My ELS is not extended."],
    ["replace the whole text with: My ELS is not extended.", "My ELS is not extended."],
    ["заміни весь текст на: Код не діє, допоможіть.", "Код не діє, допоможіть."],
  ])("«%s» puts that text, and the earlier one can be brought back", (text, whole) => {
    const talk = at("review");
    types(talk, text);
    expect([talk.at, textOf(talk), talk.frame.data["earlier"]]).toEqual(["escalate.review", whole, letter]);
  });

  test.each([
    "anuluj to wszystko i zacznijmy zgłoszenie od nowa",
    "no, I want to change the text first. take all of it out",
    "delete the old stuff, I wanna write a fresh one",
  ])("«%s» opens an empty form", (text) => {
    const talk = at("review");
    expect(said(types(talk, text))).toEqual(["escalate.emptied"]);
    types(talk, "Nie działa mi skaner w telefonie.");
    expect(textOf(talk)).toBe("Nie działa mi skaner w telefonie.");
  });

  test.each(["popraw: zamiast 3 razy napisz 4 razy", "Замість «3 razy» напишіть «4 razy», я переплутала"])(
    "«%s» is carried out",
    (text) => {
      const talk = at("review");
      types(talk, text);
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter.replace("3 razy", "4 razy")]);
    },
  );

  test.each([
    "remove the other questions please, only this one",
    "omg no, not the part about changing. just the first one",
  ])("«%s» does not say what to change, so the whole text stands in the form", (text) => {
    const talk = at("review");
    expect(said(types(talk, text))).toEqual(["escalate.editHere"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });

  test("«bring it back» brings the earlier text back, whatever else is said", () => {
    const talk = at("review", { earlier: "Kod." });
    types(talk, "nooo the other way around, bring it back");
    expect(textOf(talk)).toBe("Kod.");
  });

  test.each([
    "Okay. Then please send my matter to a human being, I cannot manage it alone",
    "napisz do pomocy",
    "shoot it over",
    "Все добре, можна відправляти",
    "gdzie się podziało to co napisałam wcześniej?",
  ])("«%s» shows the letter and its button, and is no part of it", (text) => {
    const talk = at("review");
    const outputs = types(talk, text);
    expect([said(outputs), effects(outputs), textOf(talk)]).toEqual([["escalate.readyToSend"], [], letter]);
  });
});

test.each(["Samsung", "iPhone", "Politologia"])(
  "«%s» at the preview, a single word, joins the letter or is asked about",
  (text) => {
    const talk = at("review");
    types(talk, text);
    expect([talk.frame.data["text"], talk.frame.data["pending"]].join()).toContain(text);
  },
);

test.each(["edit", "Popraw", "виправити"])("«%s» in the open form leaves it open", (text) => {
  const talk = at("describe", { anew: "yes" });
  types(talk, text);
  expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
});

describe("a letter that was left for a side question", () => {
  const left = (): Talk => {
    const talk = at("review", { text: `Wolę człowieka.\n${letter}` });
    talk.learns({ held, problems: [] });
    types(talk, "ile kosztuje legitymacja?");
    expect(talk.at).toBe("advice.look");
    return talk;
  };

  test.each([
    "chcę napisać do człowieka",
    "napisz do pomocy",
    "Okay. Then please send my matter to a human being, I cannot manage it alone",
  ])("is taken up by «%s»; no second one is begun", (text) => {
    const talk = left();
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", `Wolę człowieka.\n${letter}`]);
  });

  test("is changed by an instruction typed there", () => {
    const talk = left();
    types(talk, "ojej, proszę usuń zdanie o człowieku, głupio to brzmi");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test("is asked about when a new text is dictated, and keeps its own", () => {
    const talk = left();
    types(talk, "napisz do pomocy: karta ma złą datę");
    expect([talk.at, talk.frame.data["pending"]]).toEqual(["escalate.which", "Karta ma złą datę"]);
    expect(textOf(talk)).toContain(letter);
  });
});
