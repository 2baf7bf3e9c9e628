import { amongProcesses } from "./amongProcesses";
import { inOtherChats } from "./inOtherChats";
import type { Mutant } from "./mutant";
import { withCards } from "./withCards";
import { withClocks } from "./withClocks";
import { withPeople } from "./withPeople";
import { withStaff } from "./withStaff";

export const mutants: readonly Mutant[] = [
  ...withPeople,
  ...withCards,
  ...withStaff,
  ...amongProcesses,
  ...inOtherChats,
  ...withClocks,
];
