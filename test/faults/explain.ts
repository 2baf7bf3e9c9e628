import type { Records, Trouble } from "./records";

/** Anything that was sent, and by which process, as far as that is known. */
export interface Sending {
  readonly at: number;
  /** The slot of the process that sent it. */
  readonly by: string;
}

/** What was sent is marked as sent within this time, on a machine as busy as a test's. */
const markedWithinMs = 5_000;
/** What a process sends as its last may arrive so long after its death. */
const underWayMs = 500;

/**
 * What kept the first sender from marking it as sent, so that it was sent again; undefined: nothing that the far ends know of.
 * A process that dies over it leaves it to others when its lease ends and no sooner, of which at least a third is left; one that
 * is held up loses its lease only if that takes so long.
 */
export function whySentAgain(before: Sending, next: Sending, { troubles, rules }: Records): Trouble | undefined {
  const aThird = rules.leaseMs / 3;
  const isOf = (slot: string | undefined, it: Sending): boolean => slot === undefined || it.by === "" || slot === it.by;
  const isWhy = ({ how, slot, from, to }: Trouble): boolean => {
    // It befell the sender between sending and marking, …
    const hitFirst = isOf(slot, before) && from <= before.at + markedWithinMs && to >= before.at;
    // … or it held one of the two, who had taken it up before and sent it afterwards.
    const held =
      (isOf(slot, before) || isOf(slot, next)) && to > from && to >= before.at - markedWithinMs && to <= next.at;
    switch (how) {
      case "died":
        return (
          isOf(slot, before) &&
          from <= before.at + markedWithinMs &&
          from >= before.at - underWayMs &&
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
  // What nobody made is thought of last.
  return troubles.filter(isWhy).sort((a, b) => Number(isMachines(a)) - Number(isMachines(b)))[0];
}

/** A trouble nobody made: on a machine with too much to do a process stands still, too. */
export const heldUpByMachine = "the machine held its process up";
const isMachines = ({ kind }: Trouble): boolean => kind === heldUpByMachine;
