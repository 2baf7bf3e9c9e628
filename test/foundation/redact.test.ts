import { holdsPesel, redactPesel } from "../../src/foundation/redact";

describe("masking PESELs", () => {
  test.each(["04810100017", "048101 00017", "048-101-000-17", "0 4 8 1 0 1 0 0 0 1 7", "04810100017."])(
    "covers %s",
    (typed) => {
      expect(redactPesel(`mój PESEL: ${typed} i tyle`)).toMatch(/^mój PESEL: •{11}\.? i tyle$/);
      expect(holdsPesel(typed)).toBe(true);
    },
  );

  test("covers several in one text", () => {
    expect(redactPesel("04810100017, 44051401359")).toBe("•••••••••••, •••••••••••");
  });

  // A wrong digit leaves a date of birth and most of somebody's number: an open one once stood on a card of staff.
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
  ])("leaves %s as it is", (typed) => {
    expect(redactPesel(typed)).toBe(typed);
  });

  test("takes no time in hostile texts", () => {
    for (const piece of ["1", "1 ", "0481010100 ", "+1", "12345678901 ", "zamówienie ", "1-"]) {
      const began = performance.now();
      redactPesel(piece.repeat(100_000 / piece.length));
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
