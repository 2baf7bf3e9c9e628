import type { Student } from "../../sandbox";
import { manyStudents } from "../support/manyStudents";
import type { Person } from "./records";

/** One in so many writes to support. */
const asksEvery = 20;

export interface Enrolled extends Omit<Person, "dm"> {
  readonly student: Student;
}

/** So many students of whom everything that is theirs can be told from everybody else's. */
export function enrol(count: number): Enrolled[] {
  return manyStudents(count).map((it, n) => {
    const number = String(n + 1).padStart(4, "0");
    const student = { ...it, firstName: `Ala${number}x` };
    return {
      student,
      handle: it.handle,
      name: student.firstName,
      studentNumber: it.studentNumber ?? "",
      question: n % asksEvery === 0 ? `Pytanie numer ${number}` : undefined,
      answer: `Odpowiedź numer ${number}`,
    };
  });
}
