import { type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

const mayOrder = ["anna", "piotr", "oksana", "igor", "nina", "ola"];
const mayNot: [string, RegExp, RegExp][] = [
  ["marek", /nie jesteś aktywnym studentem/, /not an active student/],
  ["lucia", /numeru PESEL/, /no PESEL/],
  ["zofia", /nie ma Twojego zdjęcia/, /no photo/],
  ["tomasz", /ELS nie została przedłużona/, /has not been extended/],
  ["ewa", /dane osobowe zmieniły się/, /personal data have changed/],
  ["kacper", /nie masz Elektronicznej Legitymacji/, /no plastic student card/],
  ["bartek", /numeru albumu/, /student number/],
  ["jan", /wyłącznie studentom/, /students only/],
  ["maja", /w trakcie realizacji/, /being processed/],
  ["filip", /gotowa do pobrania/, /is ready/],
  ["hanna", /ważną do 2027-03-31/, /valid until 2027-03-31/],
  ["adam", /ważna do 2026-12-03.*gdy dziekanat przedłuży/, /valid until 2026-12-03.*once the dean's office/],
];

test("every invented student is one case", () => {
  const handles = bench.sandbox.control.students().map(({ handle }) => handle);
  expect(handles.sort()).toEqual([...mayOrder, ...mayNot.map(([handle]) => handle)].sort());
});

test.each(mayOrder)("%s may order, and the order is made", async (student) => {
  expect(await bench.as(student, "cards/mcard", { fields: "why_cannot_order" })).toEqual({ why_cannot_order: null });
  expect(await bench.as(student, "cards/make_mcard_order")).toEqual({ success: true });
  expect(bench.sandbox.control.log(student)).toMatchObject([{ kind: "ordered" }]);
});

test.each(mayNot)(
  "%s may not order, is told why in Polish and English, and no order is made",
  async (student, pl, en) => {
    const before = bench.sandbox.control.orders(student);
    expect(await bench.as(student, "cards/mcard", { fields: "why_cannot_order" })).toEqual({
      why_cannot_order: { pl: expect.stringMatching(pl) as string, en: expect.stringMatching(en) as string },
    });
    expect(await bench.as(student, "cards/make_mcard_order")).toEqual({ success: false });
    expect(bench.sandbox.control.orders(student)).toEqual(before);
    expect(bench.sandbox.control.log(student)).toEqual([]);
  },
);

test("once the dean's office extended the ELS, the student may order", async () => {
  for (const student of ["tomasz", "adam", "hanna"]) {
    bench.sandbox.control.extendEls(student);
    expect(await bench.as(student, "cards/make_mcard_order")).toEqual({ success: true });
  }
  expect(bench.sandbox.control.extendEls("kacper")).toBe(false);
});

test("an extension outlives the card it extends", async () => {
  await bench.as("ola", "cards/make_mcard_order");
  expect(bench.sandbox.control.orders("ola").map(({ expirationDate }) => expirationDate)).toEqual([
    "2026-12-03",
    "2027-03-31",
  ]);
});

test("plastic cards are shown while they are valid", async () => {
  expect(await bench.as("anna", "cards/user", { fields: "type|expiration_date" })).toEqual([
    { type: "student", expiration_date: "2027-03-31" },
  ]);
  expect(await bench.as("tomasz", "cards/user")).toEqual([]);
  expect(await bench.as("kacper", "cards/user")).toEqual([]);
});

test("every invented PESEL has a right check digit and an impossible year of birth", () => {
  for (const { pesel } of bench.sandbox.control.students()) {
    if (pesel === null) continue;
    const digits = Array.from(pesel, Number);
    const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1].reduce((total, weight, at) => total + weight * digits[at]!, 0);
    expect(sum % 10).toBe(0);
    expect(Number(pesel.slice(2, 4))).toBeGreaterThan(80);
  }
});
