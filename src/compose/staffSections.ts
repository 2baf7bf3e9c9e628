import type { StaffSection } from "../staff/port";
import type { Core } from "./core";

/** The sections of the staff pages, in the order of their navigation. */
export const staffSections: (core: Core) => readonly StaffSection[] = () => [];
