import type { Records, Trouble } from "./records";

/** Anything that was sent, with the process that sent it, as far as that is known. */
export interface Sending {
  readonly at: number;
  /** The slot of the process that sent it. */
  readonly by: string;
  /** When the sender opened the connection over which it came; undefined when that is not known. */
  readonly connectedAt?: number | undefined;
}

/** Even on a machine as busy as in these tests, a thing is marked as sent within this time. */
const markedWithinMs = 5_000;
/**
 * The last thing that a process sent may arrive this much later than its death, or later still when the machine is busy. Then the connection tells: one
 * that was opened before a death belongs to the process that died.
 */
const underWayMs = 500;

/**
 * The trouble that kept the first sender from marking a thing as sent, so that it was sent again; undefined when the far ends know of no such
 * trouble. When a process dies, others take its work over only after its lease has ended, of which at least a third is left. When a process is held
 * up, it loses its lease only if that takes as long.
 */
export function whySentAgain(before: Sending, next: Sending, { troubles, rules }: Records): Trouble | undefined {
  const aThird = rules.leaseMs / 3;
  const isOf = (slot: string | undefined, it: Sending): boolean => slot === undefined || it.by === "" || slot === it.by;
  const isWhy = ({ how, slot, from, to }: Trouble): boolean => {
    // Either the trouble hit the sender between sending the thing and marking it, …
    const hitFirst = isOf(slot, before) && from <= before.at + markedWithinMs && to >= before.at;
    // … or it held up one of the two senders, which had taken the job before and sent the thing afterwards.
    const held =
      (isOf(slot, before) || isOf(slot, next)) && to > from && to >= before.at - markedWithinMs && to <= next.at;
    switch (how) {
      case "died":
        return (
          isOf(slot, before) &&
          from <= before.at + markedWithinMs &&
          (from >= before.at - underWayMs || (before.connectedAt ?? Infinity) < from) &&
          next.at >= from + aThird
        );
      case "held":
        return (hitFirst || held) && to - from >= aThird;
      case "store":
        return hitFirst || held;
      case "doubted":
        return false;
    }
  };
  // Troubles that a scenario caused are preferred to those of the machine.
  return troubles.filter(isWhy).sort((a, b) => Number(isMachines(a)) - Number(isMachines(b)))[0];
}

/** The kind of a trouble that no scenario caused: on an overloaded machine a process can stand still, too. */
export const heldUpByMachine = "the machine held its process up";
const isMachines = ({ kind }: Trouble): boolean => kind === heldUpByMachine;
