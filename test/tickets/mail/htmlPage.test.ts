import { linesOfHtml } from "../../../src/tickets/mail/htmlPage";
import { textOf } from "../../../src/tickets/mail/page";

const seen = (html: string): string => textOf(linesOfHtml(html));
const gaps = (html: string): string[] => linesOfHtml(html).map(({ gap }) => gap);

describe("the text of an HTML letter", () => {
  test("has a line for each line, however long, because line breaks separate notes from answers", () => {
    const long = "słowo ".repeat(200).trim();
    expect(seen(`<p>// ${long}</p><div>${long}<br>koniec</div>`)).toBe(`// ${long}\n\n${long}\nkoniec`);
  });

  test("has quotes at their depth, and does not take indented paragraphs for quotes", () => {
    const lines = linesOfHtml(
      `<p>Tak.</p><blockquote type="cite">raz<blockquote class="gmail_quote">dwa</blockquote></blockquote>
      <blockquote style="margin:0 0 0 40px;border:none;padding:0px">trzy</blockquote>`,
    );
    expect(lines.map(({ text, quotes }) => [text, quotes])).toEqual([
      ["Tak.", 0],
      ["raz", 1],
      ["dwa", 2],
      ["trzy", 0],
    ]);
  });

  test.each([
    ["divs", "<div>a</div><div>b</div>", "none"],
    ["a div with a break alone", "<div>a</div><div><br></div><div>b</div>", "blank"],
    ["a break between divs", "<div>a</div><br><div>b</div>", "blank"],
    ["a break at the end of a paragraph", "<div>a<br></div><div>b</div>", "none"],
    ["two breaks", "a<br><br>b", "blank"],
    ["paragraphs", "<p>a</p><p>b</p>", "space"],
    ["paragraphs without margin", `<p style="margin:0">a</p><p style="margin:0cm 0cm .0001pt">b</p>`, "none"],
    ["Word's paragraphs", `<p class="MsoNormal">a</p><p class="MsoNormal">b</p>`, "none"],
    ["Word's paragraphs after a gateway", `<p class="x_MsoNormal">a</p><p class="x_x_MsoNormal">b</p>`, "none"],
    [
      "Word's empty paragraph",
      `<p class=MsoNormal>a</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>`,
      "blank",
    ],
    [
      "Word's paragraphs with a margin",
      `<style>p.MsoNormal{margin:0cm 0cm 8.0pt}</style><p class=MsoNormal>a</p><p class=MsoNormal>b</p>`,
      "space",
    ],
    ["a style sheet's paragraphs", `<style>P {margin-top:0;margin-bottom:0;}</style><p>a</p><p>b</p>`, "none"],
    ["rows of a table", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "none"],
    ["items of a list", "<ul><li>a</li><li>b</li></ul>", "none"],
    ["empty paragraphs", "<p>a</p><p></p><p>b</p>", "space"],
  ])("has empty lines where a reader sees a distance: %s", (_, html, gap) => {
    expect(gaps(html)[1]).toBe(gap);
  });

  test("has numbers and marks at list items, and the cells of a row on one line", () => {
    expect(seen("<ol><li>raz</li><li>dwa</li></ol><ul><li>trzy</li></ul>")).toBe("1. raz\n2. dwa\n\n• trzy");
    expect(seen("<table><tr><td>Od:</td><td>Legitka</td></tr><tr><td>Do:</td><td>Anna</td></tr></table>")).toBe(
      "Od: Legitka\nDo: Anna",
    );
  });

  test("shows the address of a link when its words do not, without what gateways add to it", () => {
    const wrapped =
      "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgov.pl%2Fa&amp;data=05%7Clegitka%2Bl-abc234.fmanm257jvgvj2vb";
    expect(seen(`<a href="https://gov.pl/a">strona</a>`)).toBe("strona [https://gov.pl/a]");
    expect(seen(`<a href="https://www.gov.pl/">gov.pl</a>, <a href="mailto:a@b.pl">a@b.pl</a>`)).toBe("gov.pl, a@b.pl");
    expect(seen(`<a href="https://www.gov.pl/">www.gov.pl</a>`)).toBe("www.gov.pl");
    expect(seen(`<a href="${wrapped}">strona</a>`)).toBe("strona [https://gov.pl/a]");
    expect(seen(`<a href="javascript:alert(1)">strona</a>`)).toBe("strona");
  });

  test("leaves out invisible text", () => {
    expect(seen(`<div style="display:none">a</div><p>b<span style="mso-hide:all">c</span></p><img alt="logo">`)).toBe(
      "b",
    );
    expect(seen(`<title>a</title><!-- b --><p>c</p><script>d</script>`)).toBe("c");
    expect(seen(`OK <img alt="👍" src="x">`)).toBe("OK 👍");
  });

  test("is found behind anything that programs put before it", () => {
    const junk = `<!-- ${"x".repeat(300_000)} --><STYLE type="a">${"p{}".repeat(100_000)}</Style
    ><img src="data:image/png;base64,${"A".repeat(400_000)}">`;
    expect(seen(`<p>raz</p>${junk}<script>${"y".repeat(300_000)}</script><p>dwa</p>`)).toBe("raz\n\ndwa");
    expect(seen("raz<style>p{")).toBe("raz");
  });

  test("is read only up to a limit", () => {
    expect(seen("<p>abc</p>".repeat(100_000)).length).toBeLessThan(200_000);
    expect(seen("&#".repeat(1_000_000)).length).toBeLessThan(200_000);
  });

  test.each([
    ["cells", "<table><tr>", "<td>a"],
    ["tables", "", "<table><tr><td>"],
    ["lists", "", "<ul><li>a"],
    ["quotes", "", "<blockquote>"],
    ["depth", "", "<div>"],
    ["breaks", "", "<br>a"],
    ["links", "", "<a href='http://x'>b"],
    ["styles", "", "<p style='margin:0;"],
    ["rules", "<style>", "p{"],
    ["classes", "<p class='", "a "],
    ["beginnings", "", "<style"],
    ["comments", "", "<!-"],
    ["pictures", "", "data:"],
    ["brackets", "", "<"],
    ["entities", "", "&#"],
  ])("is found quickly even in hostile letters: %s", (_, before, unit) => {
    const html = before + unit.repeat(10_000_000 / unit.length);
    const began = performance.now();
    linesOfHtml(html);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
