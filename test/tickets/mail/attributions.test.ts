import { asHtml, html, marked, ourLetter, read } from "./reading";

const words = "Dzień dobry,\n\nproszę zamówić jeszcze raz.\n\nPozdrawiam\nAnna Nowak";
const wordsInHtml = "<p>Dzień dobry,</p><p>proszę zamówić jeszcze raz.</p><p>Pozdrawiam<br>Anna Nowak</p>";

const introductions: [program: string, lines: string][] = [
  ["evolution en", "On Fri, 2026-11-06 at 10:12 +0100, Legitka wrote:"],
  ["evolution pl", "W dniu pią, 06.11.2026 o godzinie 10∶12 +0100, użytkownik Legitka\nnapisał:"],
  ["evolution de", "Am Freitag, dem 06.11.2026 um 10:12 +0100 schrieb Legitka:"],
  ["evolution uk", "У пт, 2026-11-06 у 10:12 +0100, Legitka пише:"],
  ["mutt en", "On Fri, Nov 06, 2026 at 10:12:30AM +0100, Legitka wrote:"],
  ["mutt2", "* Legitka <legitka@uni.opole.pl> [2026-11-06 10:12 +0100]:"],
  ["mutt pl", "Dnia Fri, Nov 06, 2026 at 10:12:30AM +0100, Legitka napisał(a):"],
  ["kmail pl", "W dniu piątek, 6 listopada 2026 10:12:00 CET Legitka pisze:"],
  ["kmail en", "On Friday, 6 November 2026 10:12:00 CET Legitka wrote:"],
  ["kmail de", "Am Freitag, 6. November 2026, 10:12:00 CET schrieb Legitka:"],
  ["kmail uk", "пʼятниця, 6 листопада 2026 р. 10:12:00 EET Legitka написано:"],
  ["tb noauthor", "Legitka napisał(a):"],
  ["tb en noauthor", "Legitka wrote:"],
  ["tb uk", "06.11.26 10:12, Legitka пише:"],
  ["tb pl", "W dniu 6.11.2026 o 10:12, Legitka pisze:"],
  ["tb de", "Am 06.11.26 um 10:12 schrieb Legitka:"],
  ["tb en", "On 11/6/2026 10:12 AM, Legitka wrote:"],
  ["gmail pl", "pt., 6 lis 2026 o 10:12 Legitka <legitka@uni.opole.pl> napisał(a):"],
  ["gmail pl wrap", "pt., 6 lis 2026 o 10:12 Legitka <\nlegitka+l-abc234.fmanm257jvgvj2vb@uni.opole.pl> napisał(a):"],
  [
    "gmail en wrap",
    "On Fri, Nov 6, 2026 at 10:12 AM Legitka <\nlegitka+l-abc234.fmanm257jvgvj2vb@uni.opole.pl> wrote:",
  ],
  ["gmail uk", "пт, 6 лист. 2026 р. о 10:12 Legitka <legitka@uni.opole.pl> пише:"],
  ["gmail de", "Am Fr., 6. Nov. 2026 um 10:12 Uhr schrieb Legitka <legitka@uni.opole.pl>:"],
  ["gmail old", "2026-11-06 10:12 GMT+01:00 Legitka <legitka@uni.opole.pl>:"],
  ["apple pl", "> Wiadomość napisana przez Legitka <legitka@uni.opole.pl> w dniu 06.11.2026, o godz. 10:12:"],
  ["apple pl new", "Wiadomość napisana przez Legitka <legitka@uni.opole.pl> w dniu 6 lis 2026, o godz. 10:12:"],
  ["apple en", "> On 6 Nov 2026, at 10:12, Legitka <legitka@uni.opole.pl> wrote:"],
  ["apple uk", "6 лист. 2026 р. о 10:12 Legitka <legitka@uni.opole.pl> пише:"],
  ["apple uk2", "> 6 лист. 2026 р. о 10:12 Legitka <legitka@uni.opole.pl> написав(ла):"],
  ["apple de", "Am 06.11.2026 um 10:12 schrieb Legitka <legitka@uni.opole.pl>:"],
  ["yahoo pl", "W dniu piątek, 6 listopada 2026 10:12:00 CET, Legitka <legitka@uni.opole.pl> napisał(a):"],
  ["yahoo en", "On Friday, November 6, 2026 at 10:12:00 AM GMT+1, Legitka <legitka@uni.opole.pl> wrote:"],
  ["proton pl", "piątek, 6 listopada 2026 10:12, Legitka <legitka@uni.opole.pl> napisał(a):"],
  ["proton en", "On Friday, November 6th, 2026 at 10:12 AM, Legitka <legitka@uni.opole.pl> wrote:"],
  ["proton uk", "пʼятниця, 6 листопада 2026 р. о 10:12 Legitka <legitka@uni.opole.pl> пише:"],
  ["wp", "Dnia 6 listopada 2026 10:12 Legitka <legitka@uni.opole.pl> napisał(a):"],
  ["onet", "Dnia 2026-11-06 10:12:00 użytkownik Legitka <legitka@uni.opole.pl> napisał:"],
  ["o2", "Dnia piątek, 06 listopada 2026 10:12 Legitka <legitka@uni.opole.pl> napisał(a):"],
  [
    "interia",
    'Od: "Legitka" <legitka@uni.opole.pl>\nDo: zgloszenia@uni.opole.pl;\nWysłane: 10:12 Piątek 2026-11-06\nTemat: mLegitymacja: prośba o pomoc',
  ],
  ["horde", "Cytowanie Legitka <legitka@uni.opole.pl>:"],
  ["horde en", "Quoting Legitka <legitka@uni.opole.pl>:"],
  ["horde de", "Zitat von Legitka <legitka@uni.opole.pl>:"],
  ["squirrel", "> Legitka napisał(a):"],
  ["roundcube", "W dniu 2026-11-06 10:12, Legitka napisał(a):"],
  ["roundcube en", "On 2026-11-06 10:12, Legitka wrote:"],
  ["roundcube uk", "2026-11-06 10:12, Legitka написав:"],
  ["roundcube uk2", "Legitka писав 2026-11-06 10:12:"],
  ["bat", "Piątek, 6 listopada 2026, 10:12:30, napisano:"],
  ["bat2", "Friday, November 6, 2026, 10:12:30 AM, you wrote:"],
  ["bat uk", "6 листопада 2026 р., 10:12:00, ви писали:"],
  ["bat pl", "6 listopada 2026, 10:12:30, pisali Państwo:"],
  ["nextcloud", '"Legitka" legitka@uni.opole.pl – 6 listopada 2026 10:12'],
  ["nextcloud en", '"Legitka" <legitka@uni.opole.pl> – November 6, 2026 10:12 AM'],
  ["pine", "On Fri, 6 Nov 2026, Legitka wrote:"],
  ["gnus", "Legitka <legitka@uni.opole.pl> writes:"],
  ["claws", "On Fri, 6 Nov 2026 10:12:00 +0100\nLegitka <legitka@uni.opole.pl> wrote:"],
  ["claws pl", "Dnia 2026-11-06, o godz. 10:12:00\nLegitka <legitka@uni.opole.pl> napisał(a):"],
  [
    "notes dashed",
    "-----Legitka <legitka@uni.opole.pl> napisał(a): -----\nDo: zgloszenia@uni.opole.pl\nOd: Legitka <legitka@uni.opole.pl>\nData: 06.11.2026 10:12\nTemat: [L-ABC234] mLegitymacja",
  ],
  [
    "notes en",
    '-----"Legitka" <legitka@uni.opole.pl> wrote: -----\nTo: zgloszenia@uni.opole.pl\nFrom: "Legitka" <legitka@uni.opole.pl>\nDate: 11/06/2026 10:12AM\nSubject: mLegitymacja',
  ],
  [
    "notes head",
    "Od:\tLegitka <legitka@uni.opole.pl>\nDo:\tzgloszenia@uni.opole.pl\nData:\t06.11.2026 10:12\nTemat:\t[L-ABC234] mLegitymacja: prośba o pomoc",
  ],
  ["zoho", "---- On Fri, 06 Nov 2026 10:12:00 +0100 Legitka <legitka@uni.opole.pl> wrote ----"],
  ["zoho2", "---- Włączony pt., 06 lis 2026 10:12:00 +0100 Legitka <legitka@uni.opole.pl> napisał(a) ----"],
  [
    "zimbra",
    '----- Wiadomość oryginalna -----\nOd: "Legitka" <legitka@uni.opole.pl>\nDo: zgloszenia@uni.opole.pl\nWysłane: piątek, 6 listopada 2026 10:12:01\nTemat: mLegitymacja',
  ],
  ["zimbra en", "----- On 6 Nov, 2026, at 10:12, Legitka legitka@uni.opole.pl wrote:"],
  ["zimbra pl2", "----- 6 lis, 2026 o 10:12, Legitka legitka@uni.opole.pl napisał(a):"],
  [
    "outlook pl",
    "Od: Legitka <legitka@uni.opole.pl>\nWysłano: piątek, 6 listopada 2026 10:12\nDo: zgloszenia@uni.opole.pl\nTemat: [L-ABC234] mLegitymacja",
  ],
  [
    "outlook bold",
    "*Od:* Legitka <legitka@uni.opole.pl>\n*Wysłano:* piątek, 6 listopada 2026 10:12\n*Do:* zgloszenia@uni.opole.pl\n*Temat:* [L-ABC234] mLegitymacja",
  ],
  [
    "outlook mac",
    "Od: Legitka <legitka@uni.opole.pl>\nData: piątek, 6 listopada 2026 o 10:12\nDo: zgloszenia@uni.opole.pl <zgloszenia@uni.opole.pl>\nTemat: mLegitymacja",
  ],
  [
    "outlook de",
    "Von: Legitka <legitka@uni.opole.pl>\nGesendet: Freitag, 6. November 2026 10:12\nAn: zgloszenia@uni.opole.pl\nBetreff: mLegitymacja",
  ],
  [
    "outlook uk",
    "Від: Legitka <legitka@uni.opole.pl>\nНадіслано: 6 листопада 2026 р. 10:12\nКому: zgloszenia@uni.opole.pl\nТема: mLegitymacja",
  ],
  [
    "outlook squashed",
    "Od: Legitka <legitka@uni.opole.pl> Wysłano: piątek, 6 listopada 2026 10:12 Do: zgloszenia@uni.opole.pl Temat: [L-ABC234] mLegitymacja",
  ],
  [
    "outlook mobile",
    "________________________________\nOd: Legitka <legitka@uni.opole.pl>\nWysłane: piątek, listopada 6, 2026 10:12 AM\nDo: zgloszenia@uni.opole.pl <zgloszenia@uni.opole.pl>\nTemat: mLegitymacja",
  ],
  [
    "samsung",
    "-------- Oryginalna wiadomość --------\nOd: Legitka <legitka@uni.opole.pl>\nData: 06.11.2026 10:12 (GMT+01:00)\nDo: zgloszenia@uni.opole.pl\nTemat: mLegitymacja",
  ],
  [
    "samsung uk",
    "-------- Оригінальне повідомлення --------\nВід: Legitka <legitka@uni.opole.pl>\nДата: 06.11.26 10:12 (GMT+02:00)\nКому: zgloszenia@uni.opole.pl\nТема: mLegitymacja",
  ],
  [
    "tb fwd",
    "-------- Treść przekazanej wiadomości --------\nTemat: \tmLegitymacja\nData: \tFri, 6 Nov 2026 10:12:00 +0100\nNadawca: \tLegitka <legitka@uni.opole.pl>\nAdresat: \tzgloszenia@uni.opole.pl",
  ],
  [
    "tb fwd en",
    "-------- Forwarded Message --------\nSubject: \tmLegitymacja\nDate: \tFri, 6 Nov 2026 10:12:00 +0100\nFrom: \tLegitka <legitka@uni.opole.pl>\nTo: \tzgloszenia@uni.opole.pl",
  ],
  [
    "tb fwd de",
    "-------- Weitergeleitete Nachricht --------\nBetreff: \tmLegitymacja\nDatum: \tFri, 6 Nov 2026 10:12:00 +0100\nVon: \tLegitka <legitka@uni.opole.pl>\nAn: \tzgloszenia@uni.opole.pl",
  ],
  [
    "gmail fwd",
    "---------- Forwarded message ---------\nOd: Legitka <legitka@uni.opole.pl>\nDate: pt., 6 lis 2026 o 10:12\nSubject: mLegitymacja\nTo: <zgloszenia@uni.opole.pl>",
  ],
  [
    "apple fwd",
    "Początek przekazywanej wiadomości:\n\nOd: Legitka <legitka@uni.opole.pl>\nTemat: mLegitymacja\nData: 6 listopada 2026 o 10:12:00 CET\nDo: zgloszenia@uni.opole.pl",
  ],
  ["k9", "Dnia 6 listopada 2026 10:12:00 CET, Legitka <legitka@uni.opole.pl> napisał/a:"],
  ["k9 en", "On 6 November 2026 10:12:00 CET, Legitka <legitka@uni.opole.pl> wrote:"],
  ["fairemail", "6 lis 2026 10:12:00 Legitka <legitka@uni.opole.pl>:"],
  ["bluemail", "W dniu 6 lis 2026, o 10:12, Legitka <legitka@uni.opole.pl> napisał:"],
  ["spark", "6 lis 2026, 10:12 +0100, Legitka <legitka@uni.opole.pl>, napisano:"],
  ["spark en", "On 6 Nov 2026 at 10:12 +0100, Legitka <legitka@uni.opole.pl>, wrote:"],
  ["tutanota", "6 lis 2026, 10:12 od legitka@uni.opole.pl:"],
  ["tutanota en", "Nov 6, 2026, 10:12 by legitka@uni.opole.pl:"],
  ["fastmail", "On Fri, Nov 6, 2026, at 10:12 AM, Legitka wrote:"],
  ["mail.ru", "Пятница, 6 ноября 2026, 10:12 +03:00 от Legitka <legitka@uni.opole.pl>:"],
  ["ukr.net", '6 листопада 2026, 10:12:00, від "Legitka" <legitka@uni.opole.pl>:'],
  [
    "gmx",
    'Gesendet: Freitag, 06. November 2026 um 10:12 Uhr\nVon: "Legitka" <legitka@uni.opole.pl>\nAn: zgloszenia@uni.opole.pl\nBetreff: mLegitymacja',
  ],
  ["groupwise", ">>> Legitka <legitka@uni.opole.pl> 06.11.2026 10:12 >>>"],
  ["zammad", "On 06.11.2026 10:12, Legitka wrote:"],
  ["otrs", "06.11.2026 10:12 (Europe/Warsaw) - Legitka napisał(a):"],
  ["unknown", "Cytuję list z piątku (Legitka <legitka@uni.opole.pl>):"],
];

const escaped = (text: string): string => text.replace(/</g, "&lt;").replace(/\n/g, "<br>");

describe("the line that introduces an old letter is removed with it", () => {
  test.each(introductions)("of %s, above a marked letter", async (_, lines) => {
    expect(await read(`${words}\n\n${lines}\n${marked}`)).toBe(words);
  });

  test.each(introductions)("of %s, above an unmarked letter", async (_, lines) => {
    expect(await read(`${words}\n\n${lines}\n\n${ourLetter}`)).toBe(words);
  });

  test.each(["L>", "AN>", "Л>", "Legitka>"])(
    "with the lines that are marked with the writer's name: %s",
    async (mark) => {
      const named = ourLetter.replace(/^/gm, `${mark} `);
      expect(await read(`${words}\n\nPiątek, 6 listopada 2026, 10:12:00, napisano:\n\n${named}\n\nAnna`)).toBe(
        `${words}\n\nAnna`,
      );
    },
  );

  test.each(introductions)("of %s, above an answer below the old letter", async (_, lines) => {
    expect(await read(`${lines}\n${marked}\n\n${words}`)).toBe(words);
  });

  test.each(introductions)("of %s, in HTML", async (_, lines) => {
    const quote = `<blockquote type="cite">${asHtml}</blockquote>`;
    expect(await read(`${wordsInHtml}<div>${escaped(lines)}</div>${quote}`, html)).toBe(words);
    expect(await read(`${wordsInHtml}<div>${escaped(lines)}</div><br><div>${asHtml}</div>`, html)).toBe(words);
  });
});

describe("a line of the writer's own that only looks like such a line stays", () => {
  test.each([
    "Dziekan napisał:\nproszę przyjść.",
    "W dniu 6.11.2026 kwestura napisała:\nbrak wpłaty.",
    "Biuro:\nOd: 8:00\nDo: 15:00\nTemat: legitymacje",
    "On Monday the dean wrote:\nplease come.",
    "Деканат написав:\nприходьте у вівторок.",
    "USOS> to znak zachęty w terminalu, proszę go pominąć.",
    "Anna Nowak, anna.nowak@uni.opole.pl – pokój 12, od 10:00 do 14:00",
  ])("%s", async (text) => expect(await read(text)).toBe(text));

  test("even above the line of a program", async () => {
    expect(await read(`Proszę przyjść w środę\n${introductions[0]?.[1] ?? ""}\n${marked}`)).toBe(
      "Proszę przyjść w środę",
    );
    const lines = "Proszę przyjść w środę.\nJan Kowalski <jan@uni.opole.pl> napisał(a):\n> wewnętrzne";
    expect(await read(lines)).toBe("Proszę przyjść w środę.");
  });
});
