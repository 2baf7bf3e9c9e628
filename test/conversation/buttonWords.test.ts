import { atCodes, atOrder, types, walking } from "./inTheWalkthrough";
import { copy } from "../support/copy";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

describe("the words of a button, together with polite words or a remark", () => {
  test("press the button: «Показати коди, ніхто не дивиться, я сама в кімнаті»", () => {
    expect(effects(types(atCodes(), "Показати коди, ніхто не дивиться, я сама в кімнаті"))).toEqual(["secret.show"]);
  });

  test.each([
    "Show the codes, but not now",
    "pokaż kody, nie, jednak nie",
    "Pokaż kody... jeszcze nie",
    "Show the codes, later",
    "pokaż kody po zajęciach",
    "pokaż, ktoś patrzy",
    "First, I'm on the bus, show me later",
    "First, is anyone able to see them?",
  ])("do not press a button when the same text takes them back: «%s»", (text) => {
    expect(effects(types(atCodes(), text))).toEqual([]);
  });

  test.each([
    "Zamawiam, ale najpierw powiedz ile to kosztuje",
    "the first one, I am in a hurry",
    "Zamawiam?",
    "Order it?",
    "замовити?",
    "Zamawiam, nie?",
    "order it, right?",
    "Zamawiam, co dalej?",
    "Order it, ok?",
    "order please?",
    "no order",
    "No, order please",
    "no way I order it",
    "order it another time",
    "zamawiam pojutrze",
    "zamawiam w poniedziałek",
    "should I order it",
    "what if I order it",
    "is it safe to order it",
    "chyba zamawiam",
    "może zamów",
    "maybe order it",
    "jeśli darmowe to zamawiam",
    "замовляю за тиждень",
  ])("place no order: «%s»", (text) => {
    expect(effects(types(atOrder(), text))).toEqual([]);
  });

  test.each([
    ["Ну мабуть Знижки в потязі, мене це хвилює", "train"],
    ["The first one, I am panicking", "price"],
    ["to moze to drugie, o pociagach", "train"],
    ["yea the first one", "price"],
  ])("choose from the list that was shown last: «%s»", (text, about) => {
    const talk = atOrder();
    talk.says("?", { kind: "unsure", guesses: ["price", "train", "extend"] });
    types(talk, text);
    expect(talk.frame.data).toMatchObject({ about });
  });

  test("open the dialog they name when that button is no longer on the card: «Телефон загублено чи в чужих руках»", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, "Телефон загублено чи в чужих руках");
    expect(talk.frame.dialog).toBe("lostPhone");
  });

  test.each([
    "Back to step 4 if you would be so kind",
    "Please take me back to the guide",
    "Continue the guide please",
  ])("lead back into the walkthrough: «%s»", (text) => {
    const talk = walking("choose", 4);
    types(talk, "how much is it?");
    types(talk, text);
    expect(talk.at).toBe("activate.choose");
  });
});

describe("a text that is meant for staff", () => {
  const letter = (): Talk => {
    const paused = {
      activate: { ...frameAt("activate", "choose", { phone: "android", layout: "older" }), progress: 4 },
    };
    const frame = { ...frameAt("escalate", "describe"), offered: ["cancel", "review"] };
    return new Talk({ ...linked, frame, paused });
  };

  test("becomes part of the letter when it describes going back to a step, and does not go back", () => {
    const talk = letter();
    types(talk, "It always takes me back to step 3 again");
    expect(talk.frame.dialog).toBe("escalate");
    expect(String(talk.frame.data["text"] ?? talk.frame.data["pending"])).toContain("takes me back to step 3");
  });

  test("is not lost when it ends with «dalej»", () => {
    const talk = walking("choose", 4);
    types(talk, "ile to kosztuje?");
    talk.person = { ...talk.person, answering: "L-1" };
    const outputs = types(talk, "po zeskanowaniu klikam dalej");
    expect([talk.at === "activate.choose", outputs.length > 0]).toEqual([false, true]);
  });

  test.each([
    "potrzebuję człowieka, kod QR wygasł",
    "I need help from a person, my code expired last week",
    "Napisz do pomocy, kod QR wygasł i nie mogę dodać karty",
  ])("becomes the text of the letter that it opens, if it opens one: «%s»", (text) => {
    const talk = new Talk({ ...linked, frame: { ...frameAt("menu", "main"), offered: ["status", "human", "more"] } });
    types(talk, text);
    expect(talk.frame.dialog === "escalate" ? talk.frame.data["text"] : text).toBe(text);
  });

  test.each(["nie chcę wracać do przewodnika", "don't go back to the guide"])(
    "«%s» does not lead back into the walkthrough",
    (text) => {
      const talk = walking("choose", 4);
      types(talk, "ile to kosztuje?");
      types(talk, text);
      expect(talk.at).not.toBe("activate.choose");
    },
  );
});

test("after an answer of staff, «2» no longer chooses from the earlier list", () => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.says("?", { kind: "unsure", guesses: ["price", "train"] });
  talk.hears({ kind: "ticketAnswered", ticket: "L-1", of: "a", entry: "e", author: null, text: "?", files: [] });
  expect(talk.person.listed).toBeUndefined();
});

test("«po ukraińsku» at the question of the language chooses Ukrainian", () => {
  const talk = new Talk({ ...linked, frame: frameAt("language", "choose") });
  types(talk, "po ukraińsku proszę");
  expect([talk.at, talk.person.lang]).toEqual(["menu.main", "uk"]);
});

describe("a walkthrough that was left", () => {
  test("is resumed at the step where it was left, however the student asks for it, also from the menu", () => {
    const talk = walking("camera", 7);
    talk.commands("menu");
    types(talk, "ojej a gdzie sie podzial ten krok, prosze wrocic do instrukcji");
    expect(talk.at).toBe("activate.camera");
  });

  test("is resumed at the step where it was left by the words of its button, typed under another card", () => {
    const talk = walking("camera", 7);
    types(talk, "ile to kosztuje?");
    types(talk, copy("menu.activate"));
    expect(talk.at).toBe("activate.camera");
  });

  test("stays at its step when the student changes the language in words", () => {
    const talk = walking("camera", 7);
    types(talk, "in english please");
    expect([talk.at, talk.person.lang]).toEqual(["activate.camera", "en"]);
  });

  test("is resumed at the step itself, not at the help that was opened there", () => {
    const talk = walking("camera", 7);
    talk.chooses("stuck");
    talk.commands("human");
    types(talk, "wróć do kroku 7");
    expect(talk.at).toBe("activate.camera");
  });
});

test.each(["Wonderful", "Ну мабуть"])("«%s» does not cancel the question whether to order", (text) => {
  const talk = atOrder();
  types(talk, text);
  expect(talk.at).toBe("order.check");
});

test("«nie mam innego narazie» is not understood as a lost phone that was found again", () => {
  const frame = { ...frameAt("lostPhone", "which"), offered: ["block", "move", "found", "human"] };
  expect(said(types(new Talk({ ...linked, frame }), "nie mam innego narazie"))).not.toContain("says.unchanged");
});

test("a request for a person does not become part of the letter that follows", () => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  types(talk, "hi wanna write to a human");
  expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", undefined]);
});
