import { formatted, letterHtml } from "../../src/tickets/letterHtml";
import { staff, student } from "../../src/tickets/letterPieces";

const shown = (text: string): string =>
  formatted(text)
    .map(({ markup }) => markup)
    .join("");

test.each([
  ["Zrób *to dziś*, proszę", "<div>Zrób <b>to dziś</b>, proszę</div>"],
  [
    "Zobacz https://uni.opole.pl/a?b=1&c=2.",
    '<div>Zobacz <a href="https://uni.opole.pl/a?b=1&amp;c=2">https://uni.opole.pl/a?b=1&amp;c=2</a>.</div>',
  ],
  ["• jeden\n- dwa\n\nI tyle", "<ul><li>jeden</li><li>dwa</li></ul><div><br /></div><div>I tyle</div>"],
  ["3. trzy\n4) cztery", '<ol start="3"><li>trzy</li><li>cztery</li></ol>'],
  ["*1. pogrubione*\n- *a*", "<div><b>1. pogrubione</b></div><ul><li><b>a</b></li></ul>"],
  ["*zob. https://uni.opole.pl*", '<div><b>zob. <a href="https://uni.opole.pl">https://uni.opole.pl</a></b></div>'],
])("what staff wrote keeps its formatting: %j", (text, markup) => {
  expect(shown(text)).toBe(markup);
});

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "</div></body>",
  'https://a.pl/"onmouseover="alert(1)',
  "https://a.pl/<b>",
  "[x](javascript:alert(1)) javascript:alert(1)",
  "*<i>* &lt;b&gt;",
])("what staff wrote becomes no markup of its own: %j", (text) => {
  const tags = [...shown(text).matchAll(/<([^>]*)>/g)].map(([, tag]) => tag);
  for (const tag of tags) expect(tag).toMatch(/^(?:\/?(?:div|b|a)|br \/|a href="https:\/\/a\.pl\/?[^"]*")$/);
  expect(shown(text)).not.toMatch(/href="(?!https?:)/);
});

test("what a student wrote shows no formatting and no link, and each of its lines is marked", () => {
  const letter = letterHtml([student("*pilne* https://zly.example\n- a\n<b>x</b>"), staff("*ok*")]);
  expect(letter).toContain("<div>| *pilne* https://zly.example</div><div>| - a</div><div>| &lt;b&gt;x&lt;/b&gt;</div>");
  expect(letter).not.toContain('href="https://zly.example"');
  expect(letter).toContain("<b>ok</b>");
});
