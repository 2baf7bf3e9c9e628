import { addresses } from "./followed";
import { html, ourLetter, read } from "./reading";
import { withoutSecrets } from "../../../src/tickets/mail/secrets";

const signature = "fmanm257jvgvj2vb";

describe("the proof of a ticket never reaches a chat", () => {
  test.each([
    ["Proszę pisać na legitka+l-abc234.fmanm257jvgvj2vb@uni.opole.pl.", "Proszę pisać na legitka@uni.opole.pl."],
    ["https://x.pl/?to=legitka%2Bl-abc234.fmanm257jvgvj2vb%40uni.opole.pl", "https://x.pl/?to=legitka%40uni.opole.pl"],
    ["Tak. [L-ABC234:fmanm257jvgvj2vb]", "Tak. "],
    ["Tak. [L-ABC234:fmanm2\u200b57\njvgvj2vb] Nie.", "Tak.  Nie."],
    ["xL-ABC234%3Afmanm257jvgvj2vbx", "xx"],
  ])("in any form: %s", (text, expected) => {
    expect(withoutSecrets(text, addresses)).toBe(expected);
  });

  test("while a number that proves nothing stays", () => {
    expect(withoutSecrets("[L-ABC234:aaaaaaaaaaaaaaaa]", addresses)).toBe("[L-ABC234:aaaaaaaaaaaaaaaa]");
  });

  test.each([
    ["Tak.\n\n[L-ABC234:fmanm257\njvgvj2vb]", "Tak."],
    ["Tak. [L-ABC234:fmanm257jvgvj2vb]", "Tak."],
    [ourLetter.replace(/^Zgłoszenie.*/, "Tak."), "<unclear>"],
    [`Tak.\n\nJakiś nieznany wiersz nad cytatem (legitka@uni.opole.pl):\n\n${ourLetter.replace(/ /g, "\n")}`, "Tak."],
  ])("wherever it stands in a letter: %j", async (text, expected) => {
    const told = await read(text);
    expect(told).toBe(expected);
    expect(told).not.toContain(signature);
  });

  test("in a link that a gateway wrapped", async () => {
    const wrapped = `https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fusosweb.uni.opole.pl%2Fa&data=05%7Clegitka%2Bl-abc234.${signature}%40uni.opole.pl`;
    expect(await read(`Proszę wejść na ${wrapped} tam.`)).toBe("Proszę wejść na https://usosweb.uni.opole.pl/a tam.");
    expect(await read(`<p><a href="${wrapped.replace(/&/g, "&amp;")}">Tu</a></p>`, html)).toBe(
      "Tu [https://usosweb.uni.opole.pl/a]",
    );
  });
});

describe("a PESEL never reaches a chat", () => {
  test.each(["04810100017", "04810101009", "048101 01009", "048101-01009", "99999999999"])(
    "mistyped or not: %s",
    async (pesel) => {
      expect(await read(`PESEL ${pesel}, dziękuję.`)).toBe("PESEL •••••••••••, dziękuję.");
    },
  );

  test.each(["+48 501 234 567", "77 123 45 67", "12 1234 1234 1234 1234 1234 1234", "nr 123456", "00 48 77 123 45 67"])(
    "while other numbers do: %s",
    async (number) => expect(await read(`Tel. ${number}`)).toBe(`Tel. ${number}`),
  );
});
