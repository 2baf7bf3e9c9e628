import { redactCode } from "../../src/foundation/redactCode";

test.each([
  ["B57PMAW3 nie dziala, pisze nieprawidlowy", "•••••••• nie dziala, pisze nieprawidlowy"],
  ["I type X8X33W9B. I see my card", "I type ••••••••. I see my card"],
  ["wpisałam b57pmaw3 i nic", "wpisałam •••••••• i nic"],
])("«%s» keeps no activation code", (text, kept) => {
  expect(redactCode(text)).toBe(kept);
});

test.each([
  "mam iphone15 i nic",
  "zgłoszenie L-8AFDSD",
  "album 12345678",
  "USOSWEB1 x",
  "nie działa kompletnie",
  "12345678",
])("«%s» stays as it is", (text) => {
  expect(redactCode(text)).toBe(text);
});
