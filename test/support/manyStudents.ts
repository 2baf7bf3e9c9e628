import type { Student } from "../../sandbox";

/** Students for a sandbox, all of whom may order: `student1`, `student2` … */
export function manyStudents(count: number): Student[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${20_001 + n}`,
    handle: `student${n + 1}`,
    firstName: "Ala",
    lastName: `Wymyślona${n + 1}`,
    about: "may order",
    kind: "student",
    studentStatus: 2,
    studentNumber: `${900_001 + n}`,
    // This PESEL is well-formed and belongs to nobody: its birthday is in 1804.
    pesel: "04810101013",
    hasPhoto: true,
    dataChanged: false,
    els: { id: `${70_001 + n}`, barcode: `${990_000_001 + n}`, issued: "2023-10-02", validUntil: "2099-10-31" },
  }));
}
