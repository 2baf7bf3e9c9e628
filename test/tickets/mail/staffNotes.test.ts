import { alternative, html, read } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";
const paragraphs = (open: string, close: string, empty: string, lines: readonly string[]): string =>
  lines.map((it) => open + (it === "" ? empty : it) + close).join("");
const style = "<style>p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt;}</style>";
const outlook = (...lines: string[]): string =>
  style + paragraphs('<p class="MsoNormal">', "<o:p></o:p></p>", "<o:p>&nbsp;</o:p>", lines);
const web = (...lines: string[]): string => paragraphs('<div class="elementToProof">', "</div>", "<br>", lines);
const margins = (...lines: string[]): string => paragraphs("<p>", "</p>", "<br>", lines);

const inHtml: [name: string, letter: string, read: string][] = [
  ["mso note 3 lines", outlook("// Piotrze, ona zalega,", "nie piszmy o tym,", "kwestura sprawdza.", "", words), words],
  ["mso note after", outlook(words, "", "// Piotrze, ona zalega,", "nie piszmy o tym."), words],
  ["mso note directly below text", outlook(words, "// Piotrze, ona zalega,", "nie piszmy o tym."), words],
  [
    "mso between",
    outlook(words, "", "// ona zalega", "bardzo", "", "Pozdrawiam", "Anna"),
    words + "\n\nPozdrawiam\nAnna",
  ],
  ["mso br", outlook("// Piotrze<br>ona zalega<br><br>" + words), words],
  [
    "owa div",
    web("// Piotrze, ona zalega,", "nie piszmy o tym.", "", words, "", "Pozdrawiam", "Anna"),
    words + "\n\nPozdrawiam\nAnna",
  ],
  [
    "owa P style",
    `<style>P {margin-top:0;margin-bottom:0;}</style>` + margins("// ona zalega,", "nie piszmy", "", words),
    words,
  ],
  ["p margin note single", margins("// ona zalega.", words), words],
  ["p margin note single, nodot", margins("// ona zalega", words), words],
  ["p margin continuing", margins("// Piotrze, ona zalega,", "nie piszmy", "", words), words],
  ["p margin unclear", margins("// Piotrze, ona zalega.", "Nie piszmy o tym.", "", words), "<unclear>"],
  [
    "p margin no blank",
    margins("// Piotrze, ona zalega.", "Proszę przyjść w środę.", "Anna"),
    "Proszę przyjść w środę.\n\nAnna",
  ],
  ["tb div br", `<body>// ona zalega<br>nie piszmy<br><br>${words}<br></body>`, words],
  ["gmail", `<div dir="ltr">// ona zalega<div>nie piszmy o tym</div><div><br></div><div>${words}</div></div>`, words],
  ["gmail p", `<div dir="ltr"><p>// ona zalega</p><p>${words}</p></div>`, words],
  ["apple", `<div>// ona zalega</div><div>nie piszmy</div><div><br></div><div>${words}</div>`, words],
  ["table cell note", `<table><tr><td>// ona zalega</td><td>kwestura</td></tr></table><p>${words}</p>`, words],
  ["note in bold span", outlook("<b><span>//</span></b> ona zalega", "", "<span>" + words + "</span>"), words],
  ["note split slashes", outlook("<span>/</span><span>/ ona zalega</span>", "", words), words],
  ["note greeting", outlook("// Piotrze,", "", "ona zalega z opłatami.", "", words), "<unclear>"],
  ["list note then items", `<ul><li>// ona zalega</li><li>nie piszmy</li></ul><p>${words}</p>`, words],
  ["ol with note", `<p>${words}</p><ol><li>raz</li><li>dwa</li></ol><p>// uwaga</p>`, words + "\n\n1. raz\n2. dwa"],
  [
    "note uk",
    outlook("// Петре, вона боржниця,", "не пишімо їй", "", "Добрий день, замовте ще раз."),
    "Добрий день, замовте ще раз.",
  ],
];

describe("a note among staff ends where a reader sees its paragraph end", () => {
  test.each(inHtml)("in HTML: %s", async (_, letter, expected) => {
    const told = await read(letter, html);
    expect(told).toBe(expected);
    expect(told).not.toMatch(/zalega|kwestur|Piotr|nie piszmy/i);
  });

  test.each([
    ["// ona zalega\nnie piszmy\n\n" + words, words],
    [
      "// Piotrze, ona zalega,\n\nnie piszmy o tym.\n\n\n\n" + words + "\n\n\n\nPozdrawiam\n\nAnna",
      words + "\n\nPozdrawiam\n\nAnna",
    ],
    ["// Piotrze, ona zalega,\n\nnie piszmy o tym.\n\n" + words, "<unclear>"],
    ["// Piotrze,\n\nona zalega.\n\n" + words, "<unclear>"],
    ["// ona zalega\n\n// i tyle", "<note>"],
    [
      "// Peter, she owes money\ndon't tell\n\nDear student,\n\nplease order again.",
      "Dear student,\n\nplease order again.",
    ],
  ])("in plain text: %j", async (text, expected) => expect(await read(text)).toBe(expected));

  test("according to its HTML, when the text part has empty lines everywhere", async () => {
    const text = `// Piotrze, ona zalega,\n\nnie piszmy o tym.\n\n\n\n${words}`;
    const both = [
      `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
      `--b\nContent-Type: text/html; charset=utf-8\n\n${outlook("// Piotrze, ona zalega,", "nie piszmy o tym.", "", words)}`,
      "--b--",
    ];
    expect(await read(both.join("\n"), alternative)).toBe(words);
  });

  test("after all the lines into which a program wrapped it", async () => {
    const flowed = { "Content-Type": "text/plain; charset=utf-8; format=flowed" };
    const text = "// Piotrze, ona zalega \nz opłatami, nie piszmy.\n\nDzień dobry, proszę \nzamówić jeszcze raz.";
    expect(await read(text, flowed)).toBe(words);
  });
});
