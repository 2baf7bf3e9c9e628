import type { Student as SandboxStudent } from "../../../sandbox/state";
import { inventedStudents } from "../../../sandbox/students";
import { languages } from "../../../dialogs/kit/text";
import type { InstitutionName } from "../../support/institution";
import { Walker } from "./walker";

/** One invented student and their way with the assistant. */
export interface Journey {
  /** The first name, which is also the name of the golden file. */
  readonly name: string;
  /** The student's portrait: age, studies, phone, and what brings them here. */
  readonly who: string;
  /** When the journey begins, in UTC. */
  readonly starts: string;
  /** USOS's data about the student at the beginning, where they differ from those of a student who may order. */
  readonly usos?: (at: InstitutionName) => Partial<SandboxStudent>;
  readonly walk: (student: Walker) => Promise<void>;
}

/** The student in USOS, once for each language, because all three walk at the same time. */
export const inUsos =
  ({ name, usos }: Journey, at: InstitutionName) =>
  (now: number): SandboxStudent[] => {
    const [usual] = inventedStudents(now);
    if (!usual) throw new Error("the sandbox has no students");
    return languages.map((lang, index) => ({
      ...structuredClone(usual),
      id: String(5001 + index),
      handle: Walker.handle(lang),
      firstName: name,
      lastName: "Wymyślona",
      ...usos?.(at),
    }));
  };
