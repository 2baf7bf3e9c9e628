import { interpreted } from "../support/understanding";
import { copy } from "../support/copy";
import { order } from "./facts";
import { frameAt, linked } from "./people";
import { asked, effects, said, Talk } from "./talk";

const types = (talk: Talk, text: string) => talk.says(text, interpreted(text));

const atPhone = () =>
  new Talk({ ...linked, frame: { ...frameAt("activate", "phone"), offered: ["android", "iphone"] } });
const atLayout = () => new Talk({ ...linked, frame: frameAt("activate", "layout", { phone: "android" }) });
const inWalk = () => {
  const talk = new Talk({ ...linked, frame: frameAt("activate", "openApp", { phone: "android" }) });
  talk.person = { ...talk.person, frame: { ...talk.frame, progress: 2 } };
  return talk;
};

describe("a text typed under a question", () => {
  test.each([
    ["Android", "android"],
    ["mam androida", "android"],
    ["samsung galaxy", "android"],
    ["андроїд", "android"],
    ["iPhone", "iphone"],
    ["mam iphone 12", "iphone"],
    ["iphnoe", "iphone"],
    ["айфон", "iphone"],
    ["1", "android"],
    ["drugi", "iphone"],
  ])("«%s» chooses the button %s", (text, phone) => {
    const talk = atPhone();
    expect(asked(types(talk, text))).toEqual(["activate.prepare"]);
    expect(talk.frame.data["phone"]).toBe(phone);
  });

  test.each([
    ["na środku jest plus", "older"],
    ["u mnie jest dodaj na dole", "newer"],
    ["there is a plus", "older"],
    ["посередині плюс", "older"],
  ])("«%s» is a phrase of the choice %s", (text, layout) => {
    const talk = atLayout();
    types(talk, text);
    expect(talk.frame.data["layout"]).toBe(layout);
  });

  test("that names two choices, or tells a story, chooses none", () => {
    for (const text of [
      "android czy iphone",
      "kolega ma androida a ja nie wiem co mam z tym wszystkim dzisiaj zrobić",
    ]) {
      const talk = atPhone();
      types(talk, text);
      expect(talk.frame.data["phone"]).toBeUndefined();
    }
  });

  test("never causes an effect that only a press may cause", () => {
    const talk = new Talk({ ...linked, frame: frameAt("revoke", "confirm", { orderId: "7001", what: "card" }) });
    for (const text of ["Tak, potwierdzam", "Yes, I’m sure", "1", "pierwsze"])
      expect(effects(types(talk, text)).filter((it) => it === "order.revoke")).toEqual([]);
  });

  test("that is the label of a button on an earlier card leads where that button led", () => {
    const talk = inWalk();
    types(talk, copy("menu.code"));
    expect(talk.at).toBe("code.look");
  });
});

describe("a side question in the middle of the walkthrough", () => {
  test("shows the way back to the step, and leads there", () => {
    const talk = inWalk();
    const outputs = talk.means("price");
    const card = outputs.find((it) => it.kind === "ask");
    const back = card?.kind === "ask" ? card.card.opens?.find(({ dialog }) => dialog === "resumed") : undefined;
    expect(back?.label).toEqual({ key: "button.backToStep", values: { step: 2 } });
    talk.presses("o/resumed");
    expect(talk.at).toBe("activate.openApp");
  });

  test("that is not understood keeps the step", () => {
    const talk = inWalk();
    const outputs = talk.says("hm", { kind: "unsure", guesses: ["order", "status"] });
    expect(said(outputs)).toEqual(["problem.unsure"]);
    expect(talk.at).toBe("activate.openApp");
  });
});

describe("the dialog that was most likely meant", () => {
  test("opens at once, with the other possible meanings above it", () => {
    const talk = new Talk({ ...linked });
    const outputs = talk.says("hm", { kind: "likely", intent: "price", others: ["waiting", "order"] });
    expect(said(outputs)).toEqual(["problem.likely"]);
    expect(asked(outputs)).toEqual(["advice.look"]);
  });

  test.each([
    "nie zgubiłem, tylko wymieniłem telefon",
    "nie chcę unieważniać",
    "I don't want to revoke it",
    "не хочу скасовувати",
  ])("an unclear text is answered with three different buttons, none for what it denies: «%s»", (text) => {
    const talk = new Talk({ ...linked });
    const outputs = talk.says(text, interpreted(text));
    expect(said(outputs)).toEqual(["problem.unsure"]);
    const guessed = (talk.person.listed ?? []).filter(({ isGuess }) => isGuess);
    expect(new Set(guessed.map(({ label }) => JSON.stringify(label))).size).toBe(3);
    expect(guessed.filter(({ dialog }) => ["revoke", "lostPhone"].includes(dialog))).toEqual([]);
  });

  test("has three buttons even where only one guess opens something", () => {
    const talk = new Talk({ ...linked });
    talk.says("hm", { kind: "unsure", guesses: ["yes", "price"] });
    expect((talk.person.listed ?? []).filter(({ isGuess }) => isGuess)).toHaveLength(3);
  });

  test("never puts one label on a card twice", () => {
    for (const guesses of [
      ["menu", "human", "order"],
      ["human", "menu"],
      ["order", "order", "menu"],
    ]) {
      const talk = new Talk({ ...linked, frame: frameAt("status", "look") });
      const [notice] = talk.says("hm", { kind: "unsure", guesses });
      const labels =
        notice?.kind === "say" ? (notice.notice.opens ?? []).map(({ label }) => JSON.stringify(label)) : [];
      expect(labels.length).toBeGreaterThan(1);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe("when a conversation goes wrong", () => {
  test("«co?» asks the same question again", () => {
    expect(asked(types(atPhone(), "co?"))).toEqual(["activate.phone"]);
  });

  test("«od nowa» begins the walkthrough anew, and elsewhere leads to the menu", () => {
    const talk = inWalk();
    types(talk, "od nowa");
    expect(talk.at).toBe("activate.phone");
    const other = new Talk({ ...linked, frame: frameAt("privacy", "look") });
    types(other, "start over");
    expect(other.at).toBe("menu.main");
  });

  test.each([
    ["revoke", "confirm"],
    ["newPhone", "confirm"],
    ["lostPhone", "which"],
  ])("a student with second thoughts at %s is told that the card works", (dialog, step) => {
    for (const text of ["jednak nie", "changed my mind", "я передумала"]) {
      const talk = new Talk({ ...linked, frame: frameAt(dialog, step, { orderId: "7001", what: "card" }) });
      const outputs = types(talk, text);
      expect(said(outputs)).toEqual(["says.stillValid"]);
      expect(effects(outputs)).toEqual([]);
    }
  });

  test("a student with second thoughts about an order that is no card yet is told that nothing has changed", () => {
    const talk = new Talk({ ...linked, frame: frameAt("newPhone", "confirm", { orderId: "7001", what: "order" }) });
    expect(said(types(talk, "jednak nie"))).toEqual(["says.unchanged"]);
  });

  test.each([
    ["newPhone", "confirm"],
    ["lostPhone", "which"],
  ])("%s.%s knows whether a card stands", (dialog, step) => {
    const talk = new Talk({ ...linked });
    talk.means(dialog);
    talk.learns({ card: { whyCannotOrder: null, whyCannotRevoke: null, orders: [order("collected")] } });
    expect(talk.frame).toMatchObject({ dialog, step, data: { what: "card" } });
  });

  test("«nie o to chodzi» and «czekaj» keep the conversation at the step", () => {
    for (const [text, answer] of [
      ["nie o to chodzi", "problem.misunderstood"],
      ["czekaj", "says.waiting"],
    ] as const) {
      const talk = inWalk();
      expect(said(types(talk, text))).toEqual([answer]);
      expect(talk.at).toBe("activate.openApp");
    }
  });
});

describe("a letter to support, written in pieces", () => {
  const atReview = () => new Talk({ ...linked, frame: frameAt("escalate", "review", { text: "Nie działa mi skan" }) });

  test("takes in a text that is typed after it", () => {
    const talk = atReview();
    expect(said(types(talk, "to samo na drugim telefonie kolegi"))).toEqual(["escalate.added"]);
    expect(talk.frame.data["text"]).toBe("Nie działa mi skan\nto samo na drugim telefonie kolegi");
    expect(talk.at).toBe("escalate.review");
  });

  test.each(["ok", "dzięki", "tak"])("does not take in «%s», and says how to send", (text) => {
    const talk = atReview();
    expect(said(types(talk, text))).toEqual(["escalate.readyToSend"]);
    expect(talk.frame.data["text"]).toBe("Nie działa mi skan");
  });

  test("stays as it is while a question about something else is answered, and «back» leads to it", () => {
    const talk = atReview();
    types(talk, "ile to kosztuje?");
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "price"]);
    talk.commands("back");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Nie działa mi skan"]);
  });

  test("asks whether a question that has no answer belongs to it, and keeps both", () => {
    const talk = atReview();
    const question = "czy oni mogą mi dać jakieś zaświadczenie?";
    types(talk, question);
    expect(talk.at).toBe("escalate.which");
    expect(talk.frame.data).toMatchObject({ text: "Nie działa mi skan", pending: question });
    types(talk, "nie dopisuj tego");
    expect([talk.at, talk.frame.data["text"], talk.frame.data["pending"]]).toEqual([
      "escalate.review",
      "Nie działa mi skan",
      undefined,
    ]);
    // The student types this while the card is still being prepared.
    types(talk, question);
    talk.chooses("add");
    expect(talk.frame.data["text"]).toBe(`Nie działa mi skan\n${question}`);
  });
});
