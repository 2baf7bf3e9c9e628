import { redactCode } from "../../src/foundation/redactCode";

test.each([
  ["B57PMAW3 nie dziala, pisze nieprawidlowy", "•••••••• nie dziala, pisze nieprawidlowy"],
  ["I type X8X33W9B. I see my card", "I type ••••••••. I see my card"],
  ["wpisałam b57pmaw3 i nic", "wpisałam •••••••• i nic"],
  ["QENF-28GK nie działa", "•••••••• nie działa"],
  ["wpisuję WBMVZXTS i nic", "wpisuję •••••••• i nic"],
  ["STPDJBT7", "••••••••"],
  ["QENF–28GK nie działa", "•••••••• nie działa"],
  ["wpisuję QENF 28GK i nic", "wpisuję •••••••• i nic"],
  ["wpisuję Q E N F 2 8 G K i nic", "wpisuję •••••••• i nic"],
  ["wpisuję q e n f 2 8 g k i nic", "wpisuję •••••••• i nic"],
  ["wpisuję Q-E-N-F-2-8-G-K", "wpisuję ••••••••"],
  ["wpisuję qenf-28gk i nic", "wpisuję •••••••• i nic"],
  ["kod qenf 28gk nie działa", "kod •••••••• nie działa"],
  ["kod to: Qenf 28gk", "kod to: ••••••••"],
  ["kod aktywacyjny QE NF 28 GK", "kod aktywacyjny ••••••••"],
  ["kod-B57PMAW3", "kod-••••••••"],
  ["мій код активації: qenf 28gk", "мій код активації: ••••••••"],
  ["the code is qenf 28gk", "the code is ••••••••"],
  ["qenf 28gk", "••••••••"],
  ["to on:\n**qenf 28gk**\nnie działa", "to on:\n**••••••••**\nnie działa"],
  ["QENF\n28GK", "••••••••"],
  ["b57p maw3 nie działa", "•••••••• nie działa"],
  ["ＱＥＮＦ２８ＧＫ nie działa", "•••••••• nie działa"],
  ["QENF\u200b28GK, QENF\u00ad28GK", "••••••••, ••••••••"],
  ["kod KXWPAMQB nie działa", "kod •••••••• nie działa"],
])("«%s» keeps no activation code", (text, kept) => {
  expect(redactCode(text)).toBe(kept);
});

test.each([
  "mam iphone15 i nic",
  "GALAXYS8",
  "JESTEM ZAPISANY, PROBLEMY Z APLIKACJĄ",
  "piszcie na jan2003k@gmail.com",
  "zgłoszenie L-8AFDSD",
  "album 12345678",
  "USOSWEB1 x",
  "nie działa kompletnie",
  "12345678",
  "iPhone 15",
  "iPhone 15 Pro",
  "S23 Ultra",
  "Samsung S23 Ultra",
  "Redmi 9A",
  "Galaxy A54 5G",
  "sala 203B",
  "SALA 203B",
  "budynek A, pokój 12",
  "blok B203",
  "maja 2026",
  "MAJA 2026",
  "do 15 maja",
  "od 10 do 15",
  "kod 12345678",
  "kod nie działa na iPhone 15",
  "mam oraz 16GB",
  "2026-11-06",
  "601 234 567",
  "tel 6 0 1 2 3 4 5 6 7 i",
  "PL61 1090 1014 0000 0712 1981 2874",
  "zgłoszenia L-8AFDSD i L-7BGH23",
  "kod PRZYSZEDŁ wczoraj",
])("«%s» stays as it is", (text) => {
  expect(redactCode(text)).toBe(text);
});

test("takes no time in hostile texts", () => {
  for (const piece of ["A1", "a 1 ", "QENF ", "kod ", "A1B2-", "kod to ", "\u200bA1", "\n", "- "]) {
    const began = performance.now();
    redactCode(piece.repeat(100_000 / piece.length));
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});
