import { mask } from "../../src/privacy/mask";

describe("a text that is shown to others than its writer's helpers", () => {
  it.each([
    ["mój PESEL to 02070803628", "mój PESEL to •••"],
    ["album 123456 i 123 456", "album ••• i •••"],
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

  it.each(["Olga", "olga", "Olgą", "OLGA", "Olgi", "nowak", "Nowakowi"])(
    "names its writer in no case and no spelling: %s",
    (name) => {
      expect(mask(`z ${name} nikt nie rozmawiał`, ["Olga Nowak", undefined])).toBe("z ••• nikt nie rozmawiał");
    },
  );

  it.each([
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
