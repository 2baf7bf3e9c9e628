import { dialogs } from "../../dialogs";
import { choiceButton, openButton, readButton } from "../../src/conversation/buttons";
import { frameAt, linked } from "./people";
import { asked, effects, said, Talk } from "./talk";

const toConfirm = (): Talk =>
  new Talk({ ...linked, frame: frameAt("revoke", "confirm", { orderId: "7001", what: "card" }) });

describe("a button", () => {
  test("has a value that is parsed back to the same choice", () => {
    const frame = frameAt("activate", "scan");
    expect(readButton(choiceButton(frame, "~again"))).toEqual({
      kind: "choice",
      dialog: "activate",
      version: 1,
      step: "scan",
      choice: "~again",
      askId: "here",
    });
    const data = { ticket: "L-1/ż?&=" };
    expect(readButton(openButton("ticket", data))).toEqual({ kind: "open", dialog: "ticket", data });
  });

  test.each([
    "",
    "c",
    "o",
    "c/",
    "o/",
    "c/menu",
    "c/menu/1/main/status",
    "c/menu/1/main/status/",
    "c/menu/1/main/status/a/b",
    "c/menu/x/main/status/here",
    "c/menu/99999/main/status/here",
    "c/me nu/1/main/status/here",
    "x/menu/1/main/a/b",
    "c/menu/1/main/<script>/here",
    "c/__proto__/1/main/status/here",
    "c/menu/1/__proto__/status/here",
    "o/nowhere?",
    "o/__proto__?",
    "o/constructor?",
    "o/ticket?",
    "o/advice?about=everything",
    "o/language?to=de",
    "o/link?then=order&thenData={",
    "o/link?then=order&thenData=[1]",
    `o/menu?${"x".repeat(700)}`,
    "💥",
    "\0",
    "c/nowhere/1/main/status/here",
    "c/menu/2/main/status/here",
    "c/menu/1/nowhere/status/here",
    "c/menu/1/main/nowhere/here",
    "c/menu/1/main/constructor/here",
    "c/menu/1/main/~again/there",
  ])("that was never on a card is answered once and does nothing: «%s»", (button) => {
    const talk = toConfirm();
    const outputs = talk.presses(button);
    expect(effects(outputs)).toEqual([]);
    expect(said(outputs)).toHaveLength(1);
    expect(["problem.foreignButton", "problem.oldButton"]).toContain(said(outputs)[0]);
    expect(talk.at).toBe("revoke.confirm");
  });

  test("of an earlier card asks its question anew and is never applied to the newer card", () => {
    const talk = new Talk({ ...linked, frame: frameAt("revoke", "confirm", { orderId: "7001" }) });
    const old = choiceButton({ ...talk.frame, askId: "earlier" }, "confirm");
    const outputs = talk.presses(old);
    expect({ said: said(outputs), effects: effects(outputs) }).toEqual({ said: [], effects: [] });
    expect(outputs.some((it) => it.kind === "read")).toBe(true);
    expect(talk.frame).toMatchObject({ dialog: "revoke", data: { pressedBefore: "yes" } });
  });

  test("of an earlier card that only opens a dialog still opens it", () => {
    const talk = new Talk({ frame: frameAt("activate", "scan") });
    expect(asked(talk.presses(choiceButton({ ...frameAt("menu", "main"), askId: "earlier" }, "human")))).toEqual([
      "escalate.describe",
    ]);
    expect(talk.frame.data).toEqual({});
    talk.presses(choiceButton({ ...frameAt("code", "none"), askId: "earlier" }, "human"));
    expect(talk.frame.data).toEqual({ dialog: "code", step: "none" });
  });

  test("that switches the language does so from a card of any age", () => {
    const talk = new Talk({ lang: "en", frame: frameAt("menu", "main") });
    talk.presses(choiceButton({ ...frameAt("language", "choose"), askId: "earlier" }, "uk"));
    expect([talk.person.lang, talk.person.langChosen, talk.at]).toEqual(["uk", true, "menu.main"]);
  });

  test("that the card did not offer is refused, even when it names that very card", () => {
    const talk = new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["menu"] } });
    const outputs = talk.chooses("place");
    expect({ said: said(outputs), effects: effects(outputs) }).toEqual({ said: ["problem.oldButton"], effects: [] });
  });

  test("pressed twice in quick succession counts once, whatever it does", () => {
    for (const [id, dialog] of Object.entries(dialogs))
      for (const [step, { on }] of Object.entries(dialog.steps))
        for (const choice of Object.keys(on)) {
          const talk = new Talk({
            ...linked,
            frame: frameAt(id, step, { about: "photo", ticket: "L-1", orderId: "7" }),
          });
          const button = choiceButton(talk.frame, choice);
          talk.presses(button, "123456");
          talk.now += 400;
          expect({ button, again: talk.presses(button, "123456") }).toEqual({ button, again: [] });
        }
  });

  test("pressed on one card and then on a second card that looks the same is answered both times", () => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "phone") });
    const button = choiceButton(talk.frame, "android");
    expect(asked(talk.presses(button, undefined, "the first"))).toEqual(["activate.prepare"]);
    expect(talk.presses(button, undefined, "the first")).toEqual([]);
    const again = talk.presses(button, undefined, "the second");
    expect({ said: said(again), asked: asked(again) }).toEqual({
      said: ["problem.oldButton"],
      asked: ["activate.prepare"],
    });
  });

  test("pressed again before its answer counts once, and pressed again after its answer is answered again", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    const status = choiceButton(talk.frame, "status");
    expect(talk.presses(status).map((it) => it.kind)).toEqual(["read"]);
    talk.now += 9_000;
    expect(talk.presses(status)).toEqual([]);
    talk.learns({ code: "unavailable" });
    talk.now += 500;
    expect(talk.presses(status).map((it) => it.kind)).toEqual(["read"]);
  });

  test("pressed again after something else was done is answered again", () => {
    const talk = new Talk({ frame: frameAt("menu", "main") });
    const eligibility = choiceButton(talk.frame, "eligibility");
    expect(asked(talk.presses(eligibility))).toEqual(["eligibility.general"]);
    talk.commands("menu");
    expect(asked(talk.presses(eligibility))).toEqual(["eligibility.general"]);
  });

  test("with another six digits in the field is another press", () => {
    const talk = new Talk({ frame: frameAt("link", "code") });
    expect(effects(talk.chooses("confirm", "111111"))).toEqual(["link.verify"]);
    expect(effects(talk.chooses("confirm", "111111"))).toEqual([]);
    expect(effects(talk.chooses("confirm", "222222"))).toEqual(["link.verify"]);
    expect(JSON.stringify(talk.person)).not.toContain("222222");
  });

  test("to try again can be pressed as often as USOS fails", () => {
    const talk = new Talk({ ...linked, frame: null });
    talk.means("status");
    for (let times = 0; times < 3; times++) {
      expect(asked(talk.learns({ code: "unavailable" }))).toEqual(["status.look"]);
      expect(talk.chooses("~again").map((it) => it.kind)).toEqual(["read"]);
    }
  });
});
