import { numbersSection } from "../staff/numbers/section";
import type { StaffSection } from "../staff/port";
import type { Core } from "./core";
import type { Language } from "./language";
import { textPages } from "./textPages";

/** The sections of the staff pages, in the order of their navigation. */
export const staffSections = (core: Core, root: string, language: Language): readonly StaffSection[] => [
  numbersSection({ ...core, timeZone: core.institution.timeZone }),
  textPages(core, root, language),
];
