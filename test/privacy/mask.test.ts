import { mask } from "../../src/privacy/mask";
import cases from "./maskCases.json";

describe("a text that is shown to others than its writer's helpers", () => {
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
  ])("does not tell who it is about: %s", (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each(["Olga", "olga", "Olgą", "OLGA", "Olgi", "nowak", "Nowakowi"])(
    "names its writer in no case and no spelling: %s",
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

describe("messages as students write them, by somebody who has not seen how they are masked", () => {
  const inOne = (text: string): string => text.replace(/\s+/g, " ");
  const share = (of: (it: (typeof cases)[number], masked: string) => readonly boolean[]): number => {
    const all = cases.flatMap((it) => of(it, mask(it.text, it.names)));
    return all.filter(Boolean).length / all.length;
  };

  // The others are people's names in small letters and pet names, which nothing distinguishes from ordinary words.
  test("lose 95 of 100 things that must not be told", () => {
    expect(share(({ mustGo }, masked) => mustGo.map((it) => !masked.includes(inOne(it))))).toBeGreaterThan(0.95);
  });

  // The others are words that are also somebody's name: «may», «piątek».
  test("keep 9 of 10 things that they are about", () => {
    expect(share(({ mustStay }, masked) => mustStay.map((it) => masked.includes(inOne(it))))).toBeGreaterThan(0.9);
  });

  test("never tell a number, an address or a code", () => {
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
])("what is as good as a document is not told: %s", (text, secret) => {
  expect(mask(text)).not.toContain(secret);
});

test("the commonest surname does not take the word for new with it", () => {
  expect(mask("na nowy telefon, z Nowakiem", ["Ewa Nowak"])).toBe("na nowy telefon, z •••");
});

test("names are found without accents and in another alphabet", () => {
  expect(mask("tu lukasz wojcik", ["Łukasz Wójcik"])).toBe("tu •••");
  expect(mask("це Олена", ["Olena Kovalchuk"])).toBe("це •••");
});

test("no terminal is told what to do", () => {
  expect(mask("\u001b]0;x\u0007\u001b[2J zorbl").includes("\u001b")).toBe(false);
});

test.each(["a@", "a@a.", "A-", "Aa ", "1 ", "a1-", "nazywam się ", "•• ", "Aa-", "www.a/", "a.bc/", "hasło to "])(
  "any amount of «%s» is looked through in good time",
  (piece) => {
    const began = performance.now();
    mask(piece.repeat(4_000), ["Olga Nowak"]);
    expect(performance.now() - began).toBeLessThan(2_000);
  },
);
