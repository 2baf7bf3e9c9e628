import { localDate, nextExpiry, daysAfter } from "./dates";
import { draftOrder } from "./cards/draft";
import type { Order, State, Student } from "./state";
import { inventedStudents, soonDays } from "./students";

type Random = (bytes: number) => Uint8Array;

const hourMs = 60 * 60 * 1000;

/** The orders that some invented students start with. */
const seeded: Readonly<
  Record<string, { readonly ageMs: number; readonly order: Partial<Order>; readonly soon?: true }>
> = {
  maja: { ageMs: hourMs, order: { readyAfterMs: null } },
  filip: { ageMs: hourMs, order: { advanced: true } },
  hanna: { ageMs: 240 * hourMs, order: { advanced: true, end: "collected" } },
  igor: { ageMs: 24 * hourMs, order: { end: "failed" } },
  nina: { ageMs: 48 * hourMs, order: { advanced: true, end: "revoked" } },
  ola: { ageMs: 3000 * hourMs, order: { advanced: true, end: "collected" }, soon: true },
  adam: { ageMs: 3000 * hourMs, order: { advanced: true, end: "collected" }, soon: true },
};

/** A state without any students. */
export function emptyState(): State {
  return {
    version: 1,
    nextOrderId: 50_001,
    students: [],
    orders: [],
    requestTokens: [],
    accessTokens: [],
    grants: [],
    log: [],
  };
}

/** Adds the students with their initial orders. */
export function addStudents(state: State, students: readonly Student[], now: number, random: Random): void {
  for (const student of students) {
    state.students.push(student);
    const come = seeded[student.handle];
    if (!come) continue;
    const expirationDate = come.soon ? daysAfter(now, soonDays) : nextExpiry(localDate(now));
    const draft = draftOrder(student.id, now - come.ageMs, expirationDate, 0, random);
    state.orders.push({ ...draft, ...come.order, id: String(state.nextOrderId++) });
  }
}

/** The students an installation starts with. */
export function startingStudents(students: ((now: number) => Student[]) | undefined, now: number): Student[] {
  return (students ?? inventedStudents)(now);
}
