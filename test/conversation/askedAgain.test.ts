import { interpreted } from "../support/understanding";
import { atOrder, types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, opensOf, said, Talk } from "./talk";

const at = (dialog: string, step: string, data = {}) => new Talk({ ...linked, frame: frameAt(dialog, step, data) });

describe.each(["sprawdź jeszcze raz", "sprawdz ponownie", "check again", "перевір ще раз"])("«%s»", (text) => {
  test.each([
    ["status", "look", "status"],
    ["extend", "look", "extend"],
    ["eligibility", "mine", "eligibility"],
    ["order", "cannot", "order"],
    ["code", "none", "code"],
    ["menu", "main", "status"],
    ["order", "placed", "status"],
  ])("at %s.%s looks once more", (dialog, step, looked) => {
    const talk = at(dialog, step);
    const outputs = types(talk, text);
    expect(outputs.map(({ kind }) => kind)).toContain("read");
    expect(talk.frame.dialog).toBe(looked);
  });

  test("after a side question looks at what was shown before it", () => {
    const talk = at("eligibility", "mine");
    talk.means("price");
    types(talk, text);
    expect(talk.at).toBe("eligibility.mine");
  });
});

describe.each([
  ["ile dni do przedłużenia?", "extend"],
  ["how many days till I can extend?", "extend"],
  ["скільки днів до продовження?", "extend"],
  ["kiedy mi się kończy?", "status"],
  ["do kiedy jest ważna?", "status"],
  ["when does it end?", "status"],
  ["when does my card expire", "status"],
  ["коли вона закінчується?", "status"],
])("«%s»", (text, dialog) => {
  test(`is answered with the date of the card, by ${dialog}, without doubt`, () => {
    const talk = at("menu", "main");
    const outputs = types(talk, text);
    expect([talk.frame.dialog, said(outputs)]).toEqual([dialog, []]);
  });
});

test.each(["kiedy mi odpiszą?", "ile jest ważny kod?", "how long is the code valid?", "czy przedłuży się sama?"])(
  "«%s» is not about the date of the card",
  (text) => {
    const understood = interpreted(text);
    expect("intent" in understood && understood.intent).not.toBe("validity");
  },
);

test.each([
  "jak ją przedłużyć w mObywatelu?",
  "how do i extend once its possible, just tell me the steps",
  "як продовжити її в застосунку?",
])("«%s» leads to the walkthrough of an extension, not to that of a first card", (text) => {
  const talk = at("status", "look");
  types(talk, text);
  expect(talk.frame.dialog).toBe("extendGuide");
});

describe("the name of a button elsewhere", () => {
  test.each(["przypomnienia", "reminders", "нагадування"])("«%s» opens it and declines nothing", (text) => {
    for (const talk of [at("extend", "look"), atOrder()]) {
      types(talk, text);
      expect(talk.at).toBe("reminders.look");
    }
  });
});

describe("a phone that is back", () => {
  const found = ["znalazłam telefon!", "found my phone!", "телефон знайшовся!"];
  const answerAt = (talk: Talk, text: string) => said(types(talk, text)).filter((it) => it !== "says.languageChanged");

  test.each(found)("«%s» stops before anything is blocked, and says so", (text) => {
    for (const [dialog, step] of [
      ["lostPhone", "which"],
      ["revoke", "confirm"],
      ["newPhone", "confirm"],
    ] as const) {
      const talk = at(dialog, step, { orderId: "7001" });
      expect([answerAt(talk, text), talk.at]).toEqual([["lostPhone.nothingBlocked"], "menu.main"]);
    }
  });

  test.each(found)("«%s» does not send the letter, which can be taken up again", (text) => {
    const talk = at("escalate", "review", { text: "Zgubiłam telefon w tramwaju" });
    expect(answerAt(talk, text)).toContain("escalate.phoneFound");
    expect(talk.at).toBe("escalate.dropped");
    talk.chooses("takeUp");
    expect(talk.frame.data["text"]).toBe("Zgubiłam telefon w tramwaju");
  });

  test.each(found)("«%s» is told what has been done already", (text) => {
    expect(answerAt(at("revoke", "done", { what: "card" }), text)).toEqual(["revoke.foundAfter"]);
    expect(answerAt(at("newPhone", "done"), text)).toEqual(["newPhone.foundAfter"]);
    expect(answerAt(at("escalate", "sent", { ticket: "L-1" }), text)).toEqual(["escalate.foundAfter"]);
    expect(answerAt(at("revoke", "revoking", { orderId: "7001" }), text)).toEqual(["says.underWay"]);
  });

  test("that works no more is part of the letter", () => {
    const talk = at("escalate", "describe");
    types(talk, "Znalazłam telefon, ale legitymacja pokazuje błąd");
    expect(talk.at).toBe("escalate.review");
  });
});

describe("a question left for a side question", () => {
  const confirming = (): Talk => {
    const talk = new Talk({ ...linked, frame: { ...frameAt("unlink", "confirm"), offered: ["confirm", "cancel"] } });
    return talk;
  };

  test("is answered by its own button, which still stands above", () => {
    const talk = confirming();
    talk.means("price");
    const outputs = talk.presses("c/unlink/1/confirm/confirm/here");
    expect(effects(outputs)).toEqual(["link.end"]);
  });

  test.each(["tak", "yes", "так", "tak, wyloguj"])("is asked again by «%s», also behind a list of requests", (text) => {
    for (const intent of ["price", "tickets"]) {
      const talk = confirming();
      talk.means(intent);
      talk.learns({ tickets: [] });
      types(talk, text);
      expect(talk.frame.dialog).toBe("unlink");
    }
  });

  test.each([
    "Nie, poczekaj, zostaw. Niech pilnuje terminu",
    "No, wait, leave it. Keep reminding me",
    "Ні, чекай, лишаємо. Хай нагадує",
  ])("is left by «%s»", (text) => {
    const talk = confirming();
    expect(effects(types(talk, text))).toEqual([]);
    expect(talk.frame.dialog).toBe("menu");
  });

  test("is not answered by the button of a card before it", () => {
    const talk = confirming();
    talk.means("price");
    expect(said(talk.presses("c/unlink/1/confirm/confirm/before"))).toContain("problem.oldButton");
  });
});

test("the conversation is cleared by its button after another question, too", () => {
  const done = { ...frameAt("unlink", "done"), offered: ["clear", "menu"] };
  const talk = new Talk({ frame: done });
  talk.means("price");
  expect(talk.frame.dialog).toBe("advice");
  expect(effects(talk.presses("c/unlink/1/done/clear/here"))).toEqual(["privacy.clear"]);
});

test("a card that asks nothing has no button back to a question", () => {
  const talk = at("status", "look");
  const outputs = talk.says("hm", { kind: "unsure", guesses: ["price", "train"] });
  expect(opensOf(outputs).map(({ dialog }) => dialog)).not.toContain("here");
  talk.means("price");
  expect(talk.frame.offered).not.toContain("back");
});
