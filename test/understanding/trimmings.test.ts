import { withoutTrimmings } from "../../src/understanding/trimmings";
import { understand } from "../support/understanding";

describe("what a message carries without its writer having written it", () => {
  test.each([
    ["gdzie mój kod :smile: :point_right::skin-tone-3:", "gdzie mój kod"],
    [":thumbsup:", "👍"],
    [":+1:", "👍"],
    [":-1:", "👎"],
    ['<quoted messageId="1700"/>\ngdzie mój kod', "gdzie mój kod"],
    ["<quoted messageId='1'>Twój kod jest gotowy!</quoted> a gdzie?", "a gdzie?"],
    ["<blockquote>Zamów kartę</blockquote>dzięki", "dzięki"],
    ["> Zamów kartę\n> albo nie\nsprawdź status", "sprawdź status"],
    ["&gt; Zamów kartę\nsprawdź status", "sprawdź status"],
    ["gdzie&nbsp;mój&nbsp;kod", "gdzie mój kod"],
    ["<p>gdzie mój <b>kod</b></p>", "gdzie mój  kod"],
    ["gdzie mój kod\n\nWysłano z iPhone’a", "gdzie mój kod"],
    ["where is my code\n--\nJan Kowalski\nUO", "where is my code"],
    ["де мій код\nНадіслано з iPhone", "де мій код"],
    [":wave:", ""],
  ])("%j is read as %j", (text, read) => {
    expect(withoutTrimmings(text)).toBe(read);
  });

  test.each(["3 < 5 i 7 > 2", "kod: 12:34:56", "a:b", "-- nie wiem --"])("«%s» is left as it is", (text) => {
    expect(withoutTrimmings(text)).toBe(text);
  });

  test("decides nothing about the language", () => {
    for (const text of [
      ":thumbsup:",
      ":smile:",
      "<quoted messageId='1'>where is my code please</quoted>",
      "iPhone",
      "status",
      "🙂",
    ])
      expect({ text, lang: understand(text).lang }).toEqual({ text, lang: undefined });
  });

  test("is taken off in a moment, however much of it there is", () => {
    // A pattern that searched for an end again and again would not finish within the time limit of a test.
    for (const it of ["<", ":a", "> ", "<quoted ", "\n--\n", "<quoted a></quoted", "sent from "])
      expect(withoutTrimmings(it.repeat(100_000)).length).toBeLessThanOrEqual(it.length * 100_000);
  });
});
