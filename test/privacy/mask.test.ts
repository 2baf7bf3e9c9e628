import { mask } from "../../src/privacy/mask";
import cases from "./maskCases.json";

describe("a text that is shown to people who do not help its writer", () => {
  test.each([
    ["mój PESEL to 02070803628", "mój PESEL to •••"],
    ["mój PESEL to 04810101009, a może 048101 01009", "mój PESEL to •••, a może •••"],
    ["album 123456, potem 123 456", "album •••, potem •••"],
    ["zadzwoń: +48 600 123 456", "zadzwoń: •••"],
    ["kod KX7P2M9Q, zgłoszenie L-ABC234", "kod •••, zgłoszenie •••"],
    ["o.nowak@student.uni.opole.pl", "•••"],
    ["link https://usos.example.org/?token=abc", "link •••"],
    ["nazywam się jan kowalski i nie mam kodu", "nazywam się ••• i nie mam kodu"],
    ["rozmawiałem wczoraj z Anną Nowak", "rozmawiałem wczoraj z •••"],
    ["my name is Anna Smith", "my name is •••"],
    ["мене звати Оксана Шевченко", "мене звати •••"],
    ["pani Kowalska z dziekanatu", "pani ••• z dziekanatu"],
  ])("does not reveal whom it is about: %s", (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each(["Olga", "olga", "Olgą", "OLGA", "Olgi", "nowak", "Nowakowi"])(
    "does not contain its writer's name in any case or spelling: %s",
    (name) => {
      expect(mask(`z ${name} nikt nie rozmawiał`, ["Olga Nowak", undefined])).toBe("z ••• nikt nie rozmawiał");
    },
  );

  test.each([
    "Mam Androida 14 i Samsunga Galaxy S23, aplikacja mObywatel 2.0 nie skanuje QR",
    "Profil Zaufany nie działa na iPhone",
    "Nie mogę. Gdzie kod? Kiedy będzie?",
    "jestem z Erasmus, do you speak English",
    "чи є знижка в Польщі в Intercity",
    "czekam 3 dni, a miało być 24 h",
  ])("keeps what it is about: %s", (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe("messages of students, written by somebody who has not seen the masking,", () => {
  const inOne = (text: string): string => text.replace(/\s+/g, " ");
  const share = (of: (it: (typeof cases)[number], masked: string) => readonly boolean[]): number => {
    const all = cases.flatMap((it) => of(it, mask(it.text, it.names)));
    return all.filter(Boolean).length / all.length;
  };

  // The others are people's names in small letters and pet names, which nothing distinguishes from ordinary words.
  test("lose 95 of 100 things that must not be revealed", () => {
    expect(share(({ mustGo }, masked) => mustGo.map((it) => !masked.includes(inOne(it))))).toBeGreaterThan(0.95);
  });

  // The others are words that are also somebody's name: «may», «piątek».
  test("keep 9 of 10 words that carry their meaning", () => {
    expect(share(({ mustStay }, masked) => mustStay.map((it) => masked.includes(inOne(it))))).toBeGreaterThan(0.9);
  });

  test("never reveal a number, an address or a code", () => {
    const left = cases.flatMap(({ text, names, mustGo }) =>
      mustGo.filter((it) => /[\d@]/.test(it) && mask(text, names).includes(inOne(it))),
    );
    expect(left).toEqual([]);
  });
});

test.each([
  ["moje hasło to qwertyuiop", "qwertyuiop"],
  ["password: correcthorse", "correcthorse"],
  ["kod KXWPAMQB nie działa", "KXWPAMQB"],
  ["kod KX7P M2QA nie działa", "KX7P"],
  ["QR7P2M9Q", "QR7P2M9Q"],
  ["PIN7X9QA", "PIN7X9QA"],
  ["nazywam się Anna Maria Nowak", "Nowak"],
  ["mam na imię: Jan kowalski", "kowalski"],
  ["z Anną Marią Kowalską", "Kowalską"],
])("a text that is worth as much as a document is masked: %s", (text, secret) => {
  expect(mask(text)).not.toContain(secret);
});

test("the most common surname is masked without the word for «new»", () => {
  expect(mask("na nowy telefon, z Nowakiem", ["Ewa Nowak"])).toBe("na nowy telefon, z •••");
});

test("names are masked without accents and in another alphabet, too", () => {
  expect(mask("tu lukasz wojcik", ["Łukasz Wójcik"])).toBe("tu •••");
  expect(mask("це Олена", ["Olena Kovalchuk"])).toBe("це •••");
});

test("control sequences for terminals are removed", () => {
  expect(mask("\u001b]0;x\u0007\u001b[2J zorbl").includes("\u001b")).toBe(false);
});

test.each(["a@", "a@a.", "A-", "Aa ", "1 ", "a1-", "nazywam się ", "•• ", "Aa-", "www.a/", "a.bc/", "hasło to "])(
  "any amount of «%s» is masked quickly",
  (piece) => {
    const began = performance.now();
    mask(piece.repeat(4_000), ["Olga Nowak"]);
    expect(performance.now() - began).toBeLessThan(2_000);
  },
);
