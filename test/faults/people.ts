import type { Student } from "../../sandbox";
import { manyStudents } from "../support/manyStudents";
import type { Person } from "./records";

/** The first students of this number are each of another kind; after them, the kinds repeat. */
const kindsRepeatAfter = 20;

export interface Enrolled {
  readonly student: Student;
  readonly person: Omit<Person, "dm" | "secondDm">;
  /** Whether they also write from a second chat. */
  readonly hasSecondChat: boolean;
}

export interface Kinds {
  /** Whether some students leave the codes on the screen until their time is over, which takes a minute. */
  readonly canWait: boolean;
  /** Whether some students are at Teams and at the chat page. */
  readonly inAllChats: boolean;
}

/** Students whose names, numbers, questions and answers are all different, so that anything shown can be traced to its owner. */
export function enrol(count: number, { canWait, inAllChats }: Kinds): Enrolled[] {
  return manyStudents(count).map((it, n) => {
    const number = String(n + 1).padStart(4, "0");
    const student = { ...it, firstName: `Ala${number}x` };
    const kind = n % kindsRepeatAfter;
    const person = {
      handle: it.handle,
      name: student.firstName,
      studentNumber: it.studentNumber ?? "",
      question: kind % 5 === 0 ? `Pytanie numer ${number}` : undefined,
      chat: inAllChats ? chatOf(kind) : ("slack" as const),
      answer: `Odpowiedź numer ${number}`,
      answeredIn: kind % 10 === 5 ? ("thread" as const) : ("mail" as const),
      extendsCard: kind === 2,
      signsOut: kind === 7,
      letsCodesStand: canWait && kind === 4,
    };
    return { student, person, hasSecondChat: kind === 3 };
  });
}

/** Students of different kinds are found at each chat; those with two chats have both of them at Slack. */
function chatOf(kind: number): Person["chat"] {
  if (kind === 3 || kind % 3 === 0) return "slack";
  return kind % 3 === 1 ? "teams" : "web";
}
