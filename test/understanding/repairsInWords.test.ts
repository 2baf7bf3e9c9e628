import { interpreted as understand } from "../support/understanding";

describe("a repair is understood in words of its own:", () => {
  test.each([
    ["powtórz proszę", "repeat"],
    ["say it again please", "repeat"],
    ["повтори будь ласка", "repeat"],
    ["możesz jaśniej?", "repeat"],
    ["sorry, what?", "repeat"],
    ["га?", "repeat"],
    ["start from scratch", "restart"],
    ["zacznijmy od początku proszę", "restart"],
    ["давай спочатку", "restart"],
    ["rozmyśliłam się jednak", "undo"],
    ["nah changed my mind", "undo"],
    ["ой ні, передумав", "undo"],
    ["czekaj chwilkę", "wait"],
    ["nie, czekaj", "wait"],
    ["hang on a sec", "wait"],
    ["зачекай трошки", "wait"],
    ["не те я питала", "misunderstood"],
    ["nie o to pytałam", "misunderstood"],
  ])("«%s» is %s", (text, repair) => {
    expect(understand(text)).toEqual({ kind: "repair", repair });
  });
});

describe("a text that says more is no repair:", () => {
  test.each([
    "czekaj, a ile to kosztuje",
    "powtórz kod",
    "pokaż kody jeszcze raz",
    "wait for the code",
    "długo mam czekać?",
    "od początku października studiuję",
    "zmieniłam telefon",
    "when i start over will my card die",
    "second code",
    "again",
  ])("«%s»", (text) => {
    expect(understand(text).kind).not.toBe("repair");
  });
});
