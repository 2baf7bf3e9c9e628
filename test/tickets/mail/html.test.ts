import { withoutTags, wordsOfHtml } from "../../../src/tickets/mail/html";

describe("what HTML says", () => {
  test("has a line for each line, however long: where it breaks tells notes from answers", () => {
    const long = "słowo ".repeat(200).trim();
    expect(wordsOfHtml(`<p>// ${long}</p><div>${long}<br>koniec</div>`)).toBe(`// ${long}\n\n${long}\nkoniec`);
  });

  test("has marks where it quotes", () => {
    expect(wordsOfHtml("<p>Tak.</p><blockquote>raz<br>dwa</blockquote>")).toBe("Tak.\n\n> raz\n> dwa");
  });

  test("stands behind whatever programs put before it", () => {
    const junk = `<!-- ${"x".repeat(300_000)} --><STYLE type="a">${"p{}".repeat(100_000)}</Style
    ><img src="data:image/png;base64,${"A".repeat(400_000)}">`;
    expect(wordsOfHtml(`<p>raz</p>${junk}<script>${"y".repeat(300_000)}</script><p>dwa</p>`)).toBe("raz\n\ndwa");
    expect(wordsOfHtml("raz<style>p{")).toBe("raz");
  });

  test("is read only so far", () => {
    expect(wordsOfHtml("<p>abc</p>".repeat(100_000)).length).toBeLessThan(200_000);
  });

  test.each([
    ["cells", "<table><tr>", "<td>a"],
    ["tables", "", "<table><tr><td>"],
    ["lists", "", "<ul><li>a"],
    ["quotes", "", "<blockquote>"],
    ["depth", "", "<div>"],
    ["beginnings", "", "<style"],
    ["comments", "", "<!-"],
    ["pictures", "", "data:"],
    ["brackets", "", "<"],
    ["entities", "", "&#"],
  ])("is found in good time in hostile letters: %s", (_, before, unit) => {
    const html = before + unit.repeat(10_000_000 / unit.length);
    const began = performance.now();
    wordsOfHtml(html);
    withoutTags(html);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
