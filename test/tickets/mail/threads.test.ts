import { asHtml, html, marked, outlookBlock, ourLetter, read } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";
const colleague =
  "From: Piotr Kos <piotr.kos@uni.opole.pl>\nSent: Friday, November 6, 2026 9:00 AM\nTo: Anna Nowak\nSubject: RE: opłaty";

describe("words of colleagues to each other in the same thread do not reach the student", () => {
  test.each([
    [
      "forwarded",
      `-----Original Message-----\n${colleague}\n\nOna zalega z opłatami.\n\n${outlookBlock}\n\n${ourLetter}`,
    ],
    ["unmarked", `${colleague}\n\nOna zalega z opłatami.\n\nPiotr\n\n${outlookBlock}\n\n${ourLetter}`],
    [
      "marked",
      `pt., 6 lis 2026 o 11:00 Piotr Kos <piotr.kos@uni.opole.pl> napisał(a):\n\n> Ona zalega z opłatami.\n>\n> pt., 6 lis 2026 o 10:12 Legitka <legitka@uni.opole.pl> napisał(a):\n>\n${marked.replace(/^/gm, ">")}`,
    ],
    [
      "marked with a bar",
      `W dniu 6.11.2026 o 10:12, Piotr Kos pisze:\n| Ona zalega z opłatami.\n${ourLetter.replace(/^/gm, "| ")}`,
    ],
    [
      "in a language nobody taught",
      `De: Legitka <legitka@uni.opole.pl>\nEnviado: viernes, 6 de noviembre de 2026 10:12\nPara: z@uni.opole.pl\nAsunto: x\n\n${ourLetter}`,
    ],
    ["marked in Czech", `pá 6. 11. 2026 v 10:12 odesílatel Legitka <legitka@uni.opole.pl> napsal:\n\n${marked}`],
    ["marked in French", `Le ven. 6 nov. 2026 à 10:12, Legitka <legitka@uni.opole.pl> a écrit :\n\n${marked}`],
  ])("%s", async (_, old) => expect(await read(`${words}\n\n${old}`)).toBe(words));

  test.each([
    [
      "Outlook",
      `<div style="border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal>${colleague.replace(/</g, "&lt;").replace(/\n/g, "<br>")}</p></div><p class=MsoNormal><span style="color:#1F497D">Ona zalega z opłatami.</span></p>`,
    ],
    [
      "Gmail",
      `<div class="gmail_quote"><div class="gmail_attr">Piotr Kos napisał(a):<br></div><blockquote class="gmail_quote">Ona zalega.<blockquote class="gmail_quote">${asHtml}</blockquote></blockquote></div>`,
    ],
  ])("in HTML of %s", async (_, old) => expect(await read(`<div>${words}</div><br>${old}`, html)).toBe(words));
});

test("the rest of a quoted line that a program wrapped without a mark is removed with the quote", async () => {
  const broken =
    "> Zgłoszenie z czatu Legitka (Uniwersytet Opolski). Aplikacja pisze, że\nmLegitymacja nie istnieje.\n> Kontekst:";
  expect(await read(`${words}\n\nW dniu 6.11.2026 o 10:12, Legitka pisze:\n${broken}`)).toBe(words);
});

describe("a note is separated from the text around it", () => {
  test.each([
    ["Dzień dobry,\n\nproszę zamówić.\n\n-- \nAnna\n\n// Piotrze, ona zalega", "Dzień dobry,\n\nproszę zamówić."],
    [`${words}\n\nWysłane z iPhone’a\n\n// ona zalega`, words],
    [`${words}\n\n// ona zalega\nkwestura\nW dniu 6.11.2026 o 10:12, Legitka pisze:\n${marked}`, words],
    [`// https://intranet.uni.opole.pl/kwestura\n\n${words}`, words],
    ["// ona zalega.\n\nproszę zamówić jeszcze raz.", "proszę zamówić jeszcze raz."],
    ["// ona zalega\n\nproszę zamówić jeszcze raz.", "<unclear>"],
  ])("%j", async (text, expected) => expect(await read(text)).toBe(expected));

  test.each([
    [`<p>// ona zalega.</p><p>${words}</p><p><br></p><p>Anna</p>`, `${words}\n\nAnna`],
    [`<p>// Ona zalega.</p><p>Nie piszmy jej.</p><p><br></p><p>${words}</p>`, "<unclear>"],
    [
      `<p class=MsoNormal>${words}</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>//</p><p class=MsoNormal>ona zalega</p>`,
      words,
    ],
  ])("in HTML: %j", async (text, expected) => expect(await read(text, html)).toBe(expected));
});
