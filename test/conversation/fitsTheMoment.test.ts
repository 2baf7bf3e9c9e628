import { choiceButton } from "../../src/conversation/buttons";
import { held } from "./facts";
import { aside, atCodes, beside, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, effects, opensOf, said, Talk } from "./talk";

const hour = 3_600_000;
const at = (dialog: string, step: string, data = {}, person = {}) =>
  new Talk({ ...linked, ...person, frame: frameAt(dialog, step, data) });
const signedOut = { signedIn: false, account: undefined };
const labels = (outputs: Parameters<typeof opensOf>[0]) => opensOf(outputs).map(({ label }) => label);

describe("somebody who is not signed in", () => {
  test("is told what the assistant is when they come, and not at each look at the menu", () => {
    const talk = new Talk();
    expect(cardOf(talk.hello()).keys).toEqual(["menu.welcome"]);
    talk.person.seenBefore = 0;
    talk.now = hour;
    expect(cardOf(talk.commands("menu")).keys).toEqual(["menu.welcomeAgain"]);
    expect(cardOf(talk.hello()).keys).toEqual(["menu.welcome"]);
    talk.now = 100 * hour;
    expect(cardOf(talk.commands("menu")).keys).toEqual(["menu.welcome"]);
  });

  test("is told it in the language that they have just chosen", () => {
    const talk = new Talk({ frame: frameAt("language", "choose"), seenBefore: 0 });
    expect(cardOf(talk.chooses("en")).keys).toEqual(["menu.welcome"]);
  });
});

describe("«cancel»", () => {
  test("stops what was asked", () => {
    expect(said(at("revoke", "confirm", { what: "order" }).commands("cancel"))).toEqual(["cancelled"]);
  });

  test("says that nothing changes where nothing was asked", () => {
    expect(said(at("advice", "look", { about: "price" }).commands("cancel"))).toEqual(["says.unchanged"]);
  });

  test.each(["describe", "review"])("pressed at a letter («%s») says that nothing is sent", (step) => {
    const talk = at("escalate", step, { text: "Mój telefon nie skanuje kodu." });
    expect(said(talk.chooses("cancel"))).toEqual(["escalate.notSent"]);
  });
});

describe("a letter that was set aside", () => {
  test("is on the screen again after one press of the way back", () => {
    const talk = at("escalate", "dropped", { text: "Mój telefon nie skanuje kodu." });
    talk.means("price");
    talk.chooses("back");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "Mój telefon nie skanuje kodu."]);
  });
});

describe("the way back to the walkthrough", () => {
  test("names the step at which it goes on", () => {
    const outputs = types(aside("status", "look"), "czekaj");
    expect(labels(outputs)).toContainEqual({ key: "button.backToStep", values: { step: 4 } });
  });

  test("names no step if it leads to a question between two steps", () => {
    const talk = beside(walking("openApp", 2), "status", "look");
    const layout = frameAt("activate", "layout", { phone: "android" });
    talk.person = { ...talk.person, trail: [...talk.person.trail, layout], paused: { activate: layout } };
    expect(labels(types(talk, "czekaj"))).toEqual([{ key: "button.backTo", values: { question: "guide" } }]);
  });

  test("is not offered at its end, whose help was read on the way", () => {
    const walk = { phone: "android", layout: "older", helpAt: "code" };
    const talk = new Talk({ ...linked, frame: frameAt("activate", "finished", walk) });
    expect(labels(types(talk, "czekaj"))).toEqual([]);
  });
});

describe("the clearing of the conversation in the browser", () => {
  test("still works from its button after a side question", () => {
    const talk = at("unlink", "done", {}, signedOut);
    const button = choiceButton(talk.frame, "clear");
    talk.means("price");
    expect(effects(talk.presses(button))).toEqual(["privacy.clear"]);
  });
});

describe("a question about a consent", () => {
  test("is about mObywatel at a step of the walkthrough, and about the sign-in elsewhere", () => {
    const walk = walking("openApp", 2);
    walk.means("signInConsent", "it wants notification permission, I should allow?");
    const elsewhere = at("status", "look");
    elsewhere.means("signInConsent");
    expect([walk.frame.data, elsewhere.frame.data]).toEqual([{ about: "appPermissions" }, { about: "signInConsent" }]);
  });
});

describe("how long it takes", () => {
  test("is over where the codes wait", () => {
    const ready = atCodes({}, { cardState: "ready" });
    expect(cardOf(ready.means("waiting")).keys).toContain("advice.noWaiting");
    expect(cardOf(at("status", "look").means("waiting")).keys).not.toContain("advice.noWaiting");
  });
});

describe("an unclear text after another one", () => {
  test("is not said to have no answer above a button that may lead to it", () => {
    const talk = at("menu", "main");
    talk.says("coś o kocie", { kind: "unsure", guesses: ["status"] });
    const again = talk.says("a co z kotem", { kind: "unsure", guesses: ["price"] });
    expect(said(again)).toEqual(["problem.perhaps"]);
    const anew = at("menu", "main");
    anew.says("coś o kocie", { kind: "unsure", guesses: ["status", "price"] });
    const same = anew.says("a co z kotem", { kind: "unsure", guesses: ["link"] });
    expect(said(same)).toEqual(["problem.stillUnsure"]);
  });
});

describe("the card that shows what goes to support", () => {
  const shown = (known: object) => {
    const talk = new Talk({ frame: frameAt("escalate", "describe") });
    talk.chooses("review", "Kto przedłuża legitymację plastikową?");
    return cardOf(talk.learns({ held: { ...held, ...nothing, ...known }, problems: [] })).keys;
  };
  const nothing = { firstName: null, chatName: null, studentNumber: null, orderPhase: null, refusal: null };

  test("speaks of details below only where there are some", () => {
    expect(shown({})).toContain("escalate.willSendWords");
    expect(shown({ studentNumber: "123456" })).toContain("escalate.willSend");
  });
});

describe("«my data»", () => {
  const factsOf = (linkedNow: boolean) => {
    const talk = new Talk(linkedNow ? linked : {});
    talk.means("privacy");
    const { facts = [] } = cardOf(talk.learns({ held: { ...held, linked: linkedNow }, chats: [] }));
    return facts.map(({ name }) => ("key" in name ? name.key : ""));
  };

  test("speak of reminders only where an account is connected", () => {
    expect(factsOf(true)).toContain("privacy.fact.reminders");
    expect(factsOf(false)).not.toContain("privacy.fact.reminders");
  });
});
