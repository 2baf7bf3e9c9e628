import { holdsPesel, redactPesel } from "../../src/foundation/redact";

describe("masking PESELs", () => {
  test.each(["04810100017", "048101 00017", "048-101-000-17", "0 4 8 1 0 1 0 0 0 1 7", "04810100017."])(
    "covers %s",
    (typed) => {
      expect(redactPesel(`mój PESEL: ${typed} i tyle`)).toMatch(/^mój PESEL: •{11}\.? i tyle$/);
      expect(holdsPesel(typed)).toBe(true);
    },
  );

  const inDigits = (zero: number): string =>
    Array.from("44051401359", (it) => String.fromCodePoint(zero + Number(it))).join("");
  test.each([
    ["an en dash", "440514–01359"],
    ["a dash with spaces", "440514 — 01359"],
    ["a minus sign", "440514\u221201359"],
    ["a hyphen that does not break", "440514\u201101359"],
    ["a slash", "440514/01359"],
    ["slashes", "44/05/14/01359"],
    ["a comma", "440514,01359"],
    ["a colon", "440514:01359"],
    ["an underscore", "440514_01359"],
    ["a narrow space", "440514\u202f01359"],
    ["a thin space", "440514\u200901359"],
    ["four spaces", "440514    01359"],
    ["a line break", "440514\n01359"],
    ["a line break of Windows", "440514\r\n01359"],
    ["a soft hyphen", "440514\u00ad01359"],
    ["a zero-width space", "440514\u200b01359"],
    ["zero-width joiners", Array.from("44051401359").join("\u200d")],
    ["dots between all", Array.from("44051401359").join(".")],
    ["brackets", "(440514)01359"],
    ["square brackets", "[440514] [01359]"],
    ["stars", "**440514**01359"],
    ["a space and a slash", "4405 14 / 01359"],
    ["full-width digits", inDigits(0xff10)],
    ["Arabic digits", inDigits(0x660)],
    ["bold digits", inDigits(0x1d7ce)],
    ["Devanagari digits", inDigits(0x966)],
    ["keys of a keyboard", Array.from("44051401359", (it) => `${it}\ufe0f\u20e3`).join("")],
    ["digits in circles", "④④⓪⑤①④⓪①③⑤⑨"],
    ["a plus before it", "+44051401359"],
    ["a letter before it", "x44051401359"],
    ["a letter behind it", "44051401359a"],
  ])("covers one that was written with %s", (_, typed) => {
    const masked = redactPesel(`mój numer ${typed} i tyle`);
    expect(masked).toMatch(/^mój numer [[(*+x]*•{11}[\])a]* i tyle$/);
  });

  test("leaves everything around it as it was typed", () => {
    expect(redactPesel("½\u200b żó\u0301ł 👩‍🎓 – ４４０５１４—０１３５９ –\u00a0ｉ２")).toBe(
      "½\u200b żó\u0301ł 👩‍🎓 – ••••••••••• –\u00a0ｉ２",
    );
  });

  test("covers one behind another number", () => {
    expect(redactPesel("3 0 4 8 1 0 1 0 0 0 1 7")).toBe("3 •••••••••••");
    expect(redactPesel("album 123456, 04810100017")).toBe("album 123456, •••••••••••");
  });

  test("covers several in one text", () => {
    expect(redactPesel("04810100017, 44051401359")).toBe("•••••••••••, •••••••••••");
  });

  // A number with one wrong digit still contains a date of birth and most of a real number; such a number once stood openly on a card of staff.
  test.each([
    "04810100018",
    "04810101009",
    "99999999999",
    "PESEL: 04810101009",
    "pesel=04810101009",
    "PESEL04810101009",
    "(04810101009)",
    "numer albumu 123456, 04810101009",
    "moje zamówienie 04810101009",
    "048101 01009",
    "048101-01009",
    "0481 0101 009",
    "04 81 01 01009",
    "0 4 8 1 0 1 0 1 0 0 9",
  ])("covers one that was mistyped: %s", (typed) => {
    expect(redactPesel(typed)).toContain("•".repeat(11));
    expect(redactPesel(typed)).not.toMatch(/\d{7}|\d[ -]\d/);
  });

  test.each([
    "900101",
    "123456",
    "+48 601 234 567",
    "+48501234567",
    "48601234567",
    "48 501 234 567",
    "48 12 312 34 56",
    "0048 77 541 60 11",
    "048101000170",
    "1104810100017",
    "12 1234 1234 1234 1234 1234 1234",
    "zamówienie nr 20991234567",
    "zgłoszenie #04810101009",
    "order 12345678901",
    "https://uni.opole.pl/plik/04810101009",
    "https://uni.opole.pl/?id=12345678901",
    "AB04810101009",
    "06.11.2026 100 osób",
    "2026-11-06 123 osoby",
    "do 06.11.26 10000 zł",
    "1 2 3 4 5 6 7 8 9 10",
    "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "06/11/2026 100 osób",
    "06.11.2026, 9:30",
    "06.11.2026\n123 osoby",
    "06/11/26, 10000 zł",
    "2025/26 12345",
    "9:00-12:00, 13:00",
    "12:30, 13:45, 100 osób",
    "23,50 12,30 100",
    "albumy 120315, 12345",
    "+48 12 312 34 56",
    "+48-601-220-330, 12",
    "tel. 77 541 60 11, 12",
    "+380 44 123 45 67",
    "PL61 1090 1014 0000 0712 1981 2874",
  ])("leaves %s as it is", (typed) => {
    expect(redactPesel(typed)).toBe(typed);
  });

  test("takes no time in hostile texts", () => {
    for (const piece of [
      "1",
      "1 ",
      "0481010100 ",
      "+1",
      "12345678901 ",
      "zamówienie ",
      "1-",
      "1,",
      "1\n",
      "\u200b1",
      "１ ",
    ]) {
      const began = performance.now();
      redactPesel(piece.repeat(100_000 / piece.length));
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
