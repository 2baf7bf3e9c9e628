import iconv from "iconv-lite";
import { decoded } from "../../../src/tickets/mail/charset";

const texts = [
  "Proszę przyjść z dowodem. Źle wpisany numer – już poprawiłam „ręcznie”.",
  "Śliczne dzięki, Łukasz, też ze źródła",
  "Так, приходьте у вівторок.",
  "Ні.",
  "МОН УКРАЇНИ: УСОС",
  "Ваше замовлення вже готове, спробуйте ще раз. Є їжа, їх ґанок",
  "Größe für Müller ß",
  "ODP: OK ☺ 👍 tak",
  "USOSweb → Dokumenty",
  "Już",
];
const real = ["utf-8", "windows-1250", "iso-8859-2", "windows-1251", "koi8-u"];
const claims = [
  undefined,
  "utf-8",
  "us-ascii",
  "iso-8859-1",
  "iso-8859-2",
  "windows-1250",
  "x-cp1250",
  "cp-1250",
  "nonsense",
  "koi8-u",
];
const written = texts.flatMap((text) =>
  real
    .map((charset) => ({ text, charset, bytes: iconv.encode(text, charset) }))
    .filter(({ text: it, charset, bytes }) => iconv.decode(bytes, charset) === it),
);

describe("a text with a wrong charset is read correctly:", () => {
  test.each(written)("$text in $charset", ({ text, bytes }) => {
    for (const claimed of claims) expect([claimed, decoded(bytes, claimed)]).toEqual([claimed, text]);
  });

  test("when it was encoded twice", () => {
    const twice = Buffer.from(iconv.decode(Buffer.from("Proszę zamówić, źródła"), "windows-1252"));
    expect(decoded(twice, "utf-8")).toBe("Proszę zamówić, źródła");
  });

  test("when a long text was encoded twice, to its end, although only its beginning is examined", () => {
    const long = `${"Proszę zamówić, źródła. ".repeat(4_000)}Dziękuję.`;
    const twice = Buffer.from(iconv.decode(Buffer.from(long), "windows-1252"));
    expect(decoded(twice, "utf-8") === long).toBe(true);
  });

  test("and a charset is trusted when nothing contradicts it", () => {
    expect(decoded(iconv.encode("Naïve café", "iso-8859-1"), "iso-8859-1")).toBe("Naïve café");
    expect(decoded(iconv.encode("Naïve café – très bien", "windows-1252"), "us-ascii")).toBe("Naïve café – très bien");
    expect(decoded(iconv.encode("Dvořák, ďábel", "windows-1250"), "windows-1250")).toBe("Dvořák, ďábel");
    expect(decoded(iconv.encode("Proszę", "utf-16le"), "utf-16le")).toBe("Proszę");
    expect(decoded(iconv.encode("Proszę", "utf-7"), "utf-7")).toBe("Proszę");
  });
});
