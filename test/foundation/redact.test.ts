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

  test.each(["04810100018", "900101", "+48 601 234 567", "123456", "99999999999", "048101000170", "1104810100017"])(
    "leaves %s as it is",
    (typed) => {
      expect(redactPesel(typed)).toBe(typed);
    },
  );
});
