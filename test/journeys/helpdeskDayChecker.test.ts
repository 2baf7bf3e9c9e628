import { checkDay, type DayRecords } from "./helpdeskDay/checker";

const good: DayRecords = {
  students: [
    { name: "Ala", asked: ["Błąd 17 u Ali."], read: "Błąd 17 u Ali.\nJuż działa." },
    { name: "Jan", asked: ["Nie mam kodu, Jan."], read: "Nie mam kodu, Jan.\nKod już jest." },
  ],
  answers: [
    { text: "Już działa.", to: ["Ala"] },
    { text: "Kod już jest.", to: ["Jan"] },
  ],
  privateWords: ["to ten sam co wczoraj"],
  waiting: [],
};
const [ala, jan] = good.students as [DayRecords["students"][number], DayRecords["students"][number]];
const reading = (read: string): DayRecords => ({ ...good, students: [{ ...ala, read }, jan] });

test("a day on which all promises were kept has nothing to tell", () => {
  expect(checkDay(good)).toEqual([]);
});

test.each([
  ["an answer that did not arrive", reading("Błąd 17 u Ali."), /has (?:read no answer|not read)/],
  ["an answer that came before the last words", reading("Już działa.\nBłąd 17 u Ali."), /has read no answer/],
  ["an answer that came twice", reading(`${ala.read}\nJuż działa.`), /twice/],
  ["an answer to somebody else", reading(`${ala.read}\nKod już jest.`), /for somebody else/],
  ["a note of staff", reading(`${ala.read}\nto ten sam co wczoraj`), /private/],
  ["words of another student", reading(`${ala.read}\nNie mam kodu, Jan.`), /another student/],
  ["a ticket that waits", { ...good, waiting: ["L-ABC234"] }, /nobody has answered L-ABC234/],
])("%s is found out", (_, records, problem) => {
  expect(checkDay(records).join("\n")).toMatch(problem);
});
