import { daysAfter, localDate, nextExpiry, previousExpiry } from "./dates";
import type { Student } from "./state";

/** How many days before its expiry each of the two «extension due» cards is. */
export const soonDays = 10;

/**
 * The invented students, one for each situation. The names are jokes, and the PESEL numbers are well-formed but belong to people
 * born in the 1800s (month + 80), so that none can be a living person's.
 */
export function inventedStudents(now: number): Student[] {
  const today = localDate(now);
  const valid = nextExpiry(today);
  const soon = daysAfter(now, soonDays);
  let count = 0;

  const student = (handle: string, name: string, about: string, special: Special = {}): Student => {
    count += 1;
    const { elsUntil = valid, ...rest } = special;
    const [firstName = "", lastName = ""] = name.split(" ");
    const card = { id: `${7000 + count}`, barcode: `9900000${1000 + count}`, issued: "2023-10-02" };
    return {
      id: `${1000 + count}`,
      handle,
      firstName,
      lastName,
      about,
      kind: "student",
      studentStatus: 2,
      studentNumber: `${900_100 + count}`,
      pesel: inventedPesel(count),
      hasPhoto: true,
      dataChanged: false,
      els: elsUntil === null ? null : { ...card, validUntil: elsUntil },
      ...rest,
    };
  };

  return [
    student("anna", "Anna Przykładna", "may order; Android"),
    student("piotr", "Piotr Zmyślony", "may order; iPhone"),
    student("oksana", "Oksana Vyhadana", "may order; from Ukraine, has a PESEL"),
    student("marek", "Marek Niebywały", "not an active student", { studentStatus: 1 }),
    student("lucia", "Lucía Inventada", "Erasmus, no PESEL", { pesel: null }),
    student("zofia", "Zofia Bezfotki", "no photo in USOS", { hasPhoto: false }),
    student("tomasz", "Tomasz Zapominalski", "ELS not extended", { elsUntil: previousExpiry(today) }),
    student("ewa", "Ewa Nowonazwiska", "personal data changed since the ELS was issued", { dataChanged: true }),
    student("kacper", "Kacper Bezkarty", "no ELS", { elsUntil: null }),
    student("bartek", "Bartek Bezalbumu", "no student number", { studentNumber: null }),
    student("jan", "Jan Doktorancki", "doctoral student", { kind: "phd" }),
    student("maja", "Maja Czekalska", "an order that waits until you advance it"),
    student("filip", "Filip Gotowalski", "an order that is ready"),
    student("hanna", "Hanna Odebralska", "has the mLegitymacja in the phone"),
    student("igor", "Igor Pechowski", "an order that failed"),
    student("nina", "Nina Odwołalska", "an order that was revoked"),
    student("ola", "Ola Przedłużalska", "card expires soon, ELS extended: may order the extension", {
      elsUntil: nextExpiry(soon),
    }),
    student("adam", "Adam Kończyński", "card expires soon, ELS not extended yet", { elsUntil: soon }),
  ];
}

type Special = Partial<Omit<Student, "els">> & { readonly elsUntil?: string | null };

/** Eleven digits with a correct check digit, for a birthday in 1804. */
function inventedPesel(count: number): string {
  const ten = `0481${String((count % 28) + 1).padStart(2, "0")}0${String(count).padStart(3, "0")}`;
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(ten[at]), 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}
