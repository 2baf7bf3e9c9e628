import { numbersSection } from "../staff/numbers/section";
import type { StaffSection } from "../staff/port";
import type { Core } from "./core";

/** The sections of the staff pages, in the order of their navigation. */
export const staffSections = ({ store, catalog, clock, institution }: Core): readonly StaffSection[] => [
  numbersSection({ store, catalog, clock, timeZone: institution.timeZone }),
];
