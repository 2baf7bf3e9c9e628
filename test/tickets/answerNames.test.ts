import { nameOn, namesNear } from "../../src/tickets/staffAnswers/names";

test.each([
  ["#nowy-telefon", "nowy-telefon"],
  ["  #Nowy_Telefon. ", "Nowy_Telefon"],
  ["#pytanie", "pytanie"],
  ["#nowyTelefon", "nowyTelefon"],
  ["#StandWithUkraine", undefined],
  ["#12345", undefined],
  ["pok. #nowy-telefon", undefined],
  ["#nowy-telefon i tyle", undefined],
])("«%s» names %s", (line, name) => {
  expect(nameOn(line, ["nowy-telefon", "stare-kody"])).toBe(name);
});

test.each([
  ["nowytelefon", ["nowy-telefon"]],
  ["Nowy-Telefn", ["nowy-telefon", "zgubiony-telefon"]],
  ["zgubiony", ["zgubiony-telefon"]],
  ["przedłużenia", ["przedluzenie"]],
  ["pogoda", []],
])("near to «%s» is %j", (typed, near) => {
  expect(namesNear(typed, ["nowy-telefon", "przedluzenie", "stare-kody", "zgubiony-telefon"])).toEqual(near);
});
