import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { asked, effects, opensOf, said, Talk } from "./talk";

const letter = "Kod z mObywatela nie działa, widzę błąd 12.";
const writing = (data: { text?: string } = { text: letter }): Talk =>
  new Talk({ ...linked, frame: frameAt("escalate", data.text === undefined ? "describe" : "review", data) });

describe("a letter that is being written", () => {
  test.each([
    ["anuluj", "wróć do listu"],
    ["menu", "wróć do zgłoszenia"],
    ["cancel", "back to my letter"],
    ["main menu", "where is my letter?"],
    ["скасуй", "повернись до листа"],
    ["меню", "поверни мій лист"],
  ])("is kept after «%s», says so, and comes back at «%s»", (leaves, returns) => {
    const talk = writing();
    const outputs = types(talk, leaves);
    expect(talk.at).toBe("menu.main");
    expect(said(outputs)).toEqual(["escalate.setAside"]);
    expect(opensOf(outputs).map(({ dialog }) => dialog)).toEqual(["escalate"]);
    expect(effects(types(talk, returns))).toEqual([]);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", letter]);
  });

  test("comes back at its button, after other things were asked, and at the button of the menu", () => {
    for (const button of ["o/escalate", undefined]) {
      const talk = writing();
      types(talk, "anuluj");
      types(talk, "ile to kosztuje?");
      types(talk, "menu");
      if (button) talk.presses(button);
      else talk.means("human", "napisz do pomocy");
      expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", letter]);
    }
  });

  test("is kept although its card was still on the way", () => {
    const talk = writing({});
    types(talk, "kod nie działa od wczoraj, pisze błąd 12");
    expect(talk.frame.waiting).toBe(true);
    types(talk, "menu");
    types(talk, "wróć do listu");
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.review", "kod nie działa od wczoraj, pisze błąd 12"]);
  });

  test.each(["anuluj", "menu"])("says nothing of a letter after «%s» where none was begun", (text) => {
    const talk = writing({});
    const outputs = types(talk, text);
    expect(said(outputs)).not.toContain("escalate.setAside");
    types(talk, "wróć");
    expect(talk.frame.dialog).toBe("menu");
  });

  test("is not kept once it has been sent", () => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "sent", { text: letter, ticket: "L-ABCDEF" }) });
    types(talk, "menu");
    expect(asked(types(talk, "wróć do listu"))).not.toContain("escalate.review");
    expect(talk.frame.dialog).not.toBe("escalate");
  });
});

describe("a wish for a person is no part of the letter:", () => {
  test.each([
    ["nie umiem, chcę napisać do człowieka", undefined],
    ["nie umiem tego zrobić, chcę napisać do człowieka", undefined],
    ["mam dość, dajcie mi kogoś żywego", undefined],
    ["nie radzę sobie, mogę z kimś porozmawiać?", undefined],
    ["I can't do it, I want to write to a human", undefined],
    ["не вмію, хочу написати людині", undefined],
    [
      "chcę pogadać z człowiekiem, bo kod nie działa od wczoraj i nie wiem co dalej",
      "kod nie działa od wczoraj i nie wiem co dalej",
    ],
    ["I want to talk to a real person please, this is not working for me", "this is not working for me"],
    ["let me talk to somebody from support, my code is rejected with error 12", "my code is rejected with error 12"],
    ["дайте людину, бо код не приймає вже третій день", "код не приймає вже третій день"],
  ])("«%s» begins «%s»", (text, begun) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, text);
    expect([talk.at, talk.frame.data["text"]]).toEqual(["escalate.describe", begun]);
  });
});
