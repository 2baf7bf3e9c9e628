import { types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

describe("a button’s words, with politeness or a remark beside them", () => {
  const atOrder = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["place", "eligibility", "menu"] } });
  const offered = (): Talk =>
    new Talk({ ...linked, frame: { ...frameAt("code", "look"), offered: ["show", "activate", "human", "menu"] } });

  it("press it: «Показати коди, ніхто не дивиться, я сама в кімнаті»", () => {
    expect(effects(types(offered(), "Показати коди, ніхто не дивиться, я сама в кімнаті"))).toEqual(["secret.show"]);
  });

  it.each(["Show the codes, but not now", "pokaż kody, nie, jednak nie"])(
    "press nothing they take back: «%s»",
    (text) => {
      expect(effects(types(offered(), text))).toEqual([]);
    },
  );

  it.each(["Zamawiam, ale najpierw powiedz ile to kosztuje", "the first one, I am in a hurry"])(
    "place no order: «%s»",
    (text) => {
      expect(effects(types(atOrder(), text))).toEqual([]);
    },
  );

  it.each([
    ["Ну мабуть Знижки в потязі, мене це хвилює", "train"],
    ["The first one, I am panicking", "price"],
    ["to moze to drugie, o pociagach", "train"],
    ["yea the first one", "price"],
  ])("choose from the list that was said last: «%s»", (text, about) => {
    const talk = atOrder();
    talk.says("?", { kind: "unsure", guesses: ["price", "train", "extend"] });
    types(talk, text);
    expect(talk.frame.data).toMatchObject({ about });
  });

  it("open what they name when no such button stands any more: «Телефон загублено чи вкрадено»", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, "Телефон загублено чи вкрадено");
    expect(talk.at).toBe("lostPhone.which");
  });

  it.each(["Back to step 4 if you would be so kind", "Please take me back to the guide", "Continue the guide please"])(
    "lead back into the guide: «%s»",
    (text) => {
      const talk = walking("choose", 4);
      types(talk, "how much is it?");
      types(talk, text);
      expect(talk.at).toBe("activate.choose");
    },
  );
});

describe("a guide that was left", () => {
  it("is taken up where it was left, from the menu too, by whatever asks for it", () => {
    const talk = walking("camera", 7);
    talk.commands("menu");
    types(talk, "ojej a gdzie sie podzial ten krok, prosze wrocic do instrukcji");
    expect(talk.at).toBe("activate.camera");
  });

  it("stays where it is when the language is changed in words", () => {
    const talk = walking("camera", 7);
    types(talk, "in english please");
    expect([talk.at, talk.person.lang]).toEqual(["activate.camera", "en"]);
  });

  it("is gone back to at the step, not at the advice that was asked for there", () => {
    const talk = walking("camera", 7);
    talk.chooses("stuck");
    talk.commands("human");
    types(talk, "wróć do kroku 7");
    expect(talk.at).toBe("activate.camera");
  });
});

it.each(["Wonderful", "Ну мабуть"])("«%s» does not call an order off", (text) => {
  const frame = { ...frameAt("order", "check"), offered: ["place", "eligibility", "menu"] };
  const talk = new Talk({ ...linked, frame });
  types(talk, text);
  expect(talk.at).toBe("order.check");
});

it("«nie mam innego narazie» is not taken for a phone that was found", () => {
  const frame = { ...frameAt("lostPhone", "which"), offered: ["block", "move", "found", "human"] };
  expect(said(types(new Talk({ ...linked, frame }), "nie mam innego narazie"))).not.toContain("says.unchanged");
});

it("a wish for a person is no part of the letter that follows it", () => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  types(talk, "hi wanna write to a human");
  expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", undefined]);
});
