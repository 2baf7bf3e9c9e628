import { asHtml, html, marked, outlookBlock, ourLetter, read } from "./reading";

const words = "Dzień dobry, proszę zamówić jeszcze raz.";

describe("answers inside the old letter are not lost silently", () => {
  const into = ourLetter.replace("Samsung A52.", "Samsung A52.\nProszę unieważnić.");

  test.each([
    "Dzień dobry, odpowiedzi poniżej na czerwono.",
    "Odpowiadam poniżej.",
    "Odpowiedź w treści.",
    "Moje odpowiedzi w tekście poniżej",
    "Hi, my answers are below in red.",
    "See inline.",
    "Please see my comments inline.",
    "Добрий день, відповіді нижче червоним.",
    "Guten Tag, Antworten unten in Rot.",
  ])("when they are announced by %s", async (text) => {
    expect(await read(`${text}\n\nAnna\n\n${outlookBlock}\n\n${into}`)).toBe("<unclear>");
  });

  test.each([
    "W odpowiedzi na Pani wiadomość: proszę przyjść.",
    "Odpowiadając na wiadomość poniżej: kod jest gotowy.",
    "Instrukcja jest poniżej:\n1. Wejść do USOSweb.",
    "Proszę odpowiedzieć na tę wiadomość.",
  ])("although not every «below» announces answers: %s", async (text) => {
    expect(await read(`${text}\n\nAnna\n\n${outlookBlock}\n\n${ourLetter}`)).toBe(`${text}\n\nAnna`);
  });

  test.each([
    ["coloured", '<span style="color:red">Proszę unieważnić.</span>'],
    ["bold", "<b>Proszę unieważnić.</b>"],
    ["marked", '<span style="background:yellow">Proszę unieważnić.</span>'],
  ])("when they are recognised by their look: %s", async (_, inserted) => {
    const quote = asHtml.replace("Samsung A52.", `Samsung A52.<br>${inserted}`);
    expect(await read(`<p>Dzień dobry,</p><blockquote type="cite">${quote}</blockquote>`, html)).toBe("<unclear>");
  });

  test("but a quote in a single colour contains no answers", async () => {
    const quote = `<blockquote class="gmail_quote"><span style="color:rgb(80,0,80)">${asHtml}</span></blockquote>`;
    expect(await read(`<div>${words}</div>${quote}`, html)).toBe(words);
  });

  test("and reach the student when they stand between quoted lines", async () => {
    const letter = `W dniu 6.11.2026 o 10:12, Legitka pisze:\n> Aplikacja nie działa.\n\n${words}\n\n> Co robić?\n\nCzekać.`;
    expect(await read(letter)).toBe(`${words}\n\nCzekać.`);
    const quoted = `<blockquote type="cite">Aplikacja nie działa.</blockquote><p>${words}</p>`;
    expect(await read(`${quoted}<blockquote type="cite">Stan: x</blockquote><p>Tak.</p>`, html)).toBe(
      `${words}\n\nTak.`,
    );
  });

  test("and reach the student from below an unmarked letter; when there is text above and below, staff are asked", async () => {
    expect(await read(`${outlookBlock}\n\n${ourLetter}\n\n${words}`)).toBe(words);
    expect(await read(`Dzień dobry,\n\n${outlookBlock}\n\n${ourLetter}\n\n${words}`)).toBe("<unclear>");
  });
});

describe("words that look like a quote", () => {
  test.each([
    "Proszę wejść kolejno:\n> Dokumenty\n> Dodaj dokument\n> Legitymacja studencka\ni zeskanować kod.",
    "Proszę wejść kolejno:\n\n> Dokumenty\n> Dodaj dokument\n\nPozdrawiam",
    "Please go to:\n> Documents\n> Add document",
    "Перейдіть до:\n> Документи\n> Додати документ",
  ])("are the writer's own when they are steps to press: %s", async (text) => {
    expect(await read(text)).toBe(text);
    expect(await read(`${text}\n\nW dniu 6.11.2026 o 10:12, Legitka pisze:\n${marked}`)).toBe(text);
    expect(await read(`<p>${text.replace(/>/g, "&gt;").replace(/\n/g, "<br>")}</p>`, html)).toBe(text);
  });

  test.each([
    "Proszę wejść kolejno:\n> Dokumenty\n> Dodaj dokument\n\nPozdrawiam",
    "Please go to:\n> Documents\n> Add document",
  ])("are the writer's own below the whole quoted letter, too: %s", async (text) => {
    expect(await read(`W dniu 6.11.2026 o 10:12, Legitka pisze:\n${marked}\n\n${text}`)).toBe(text);
  });

  test("are the writer's own if the unmarked old letter below does not contain them", async () => {
    const above = (text: string): Promise<string> => read(`${text}\n\nAnna\n\n${outlookBlock}\n\n${ourLetter}`);
    const warning = "Kolejność jest taka.\n\n> Uwaga: zdjęcia kodu proszę nikomu nie wysyłać.\n\nPozdrawiam";
    expect(await above(warning)).toBe(`${warning}\n\nAnna`);
    expect(await above("Dzień dobry,\n\n> Próbowałam trzy razy, telefon to Samsung A52.\n\nA teraz?")).toBe(
      "Dzień dobry,\n\nA teraz?\n\nAnna",
    );
    expect(await above("Dzień dobry,\n\n> Ona zalega z opłatami.\n> Nie wydawać.\n\nProszę czekać.")).toBe("<unclear>");
    const quoted = "<blockquote type=cite>Ona zalega z opłatami.</blockquote>";
    expect(await read(`<p>Dzień dobry,</p>${quoted}<p>Proszę czekać.</p><p>${asHtml}</p>`, html)).not.toContain(
      "zalega",
    );
  });

  test("are a quote when they are sentences", async () => {
    expect(await read("> Co mam zrobić?\n\nProszę czekać.")).toBe("Proszę czekać.");
  });

  test("are the writer's own when they are indented, but staff are asked when a program may have quoted them", async () => {
    const steps = (tag: string): string => `<p>Kroki:</p>${tag}<div>Wejść do USOSweb.</div></blockquote>`;
    const indented = steps('<blockquote style="margin:0 0 0 40px;border:none;padding:0px">');
    expect(await read(indented, html)).toBe("Kroki:\n\nWejść do USOSweb.");
    expect(await read(steps("<blockquote>"), html)).toBe("<unclear>");
  });
});
