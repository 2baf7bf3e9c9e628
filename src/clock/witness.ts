import { minuteMs } from "../foundation/time";

/** Another clock, which is asked when ours is in doubt. */
export interface Witness {
  /** The name shown to operators. */
  readonly name: string;
  /** That clock's current time, in milliseconds since the epoch; undefined if it has not answered lately. */
  time(): number | undefined;
  /** Asks for the time, so that `time` is fresh. Never rejects. */
  ask(): Promise<unknown>;
  /** Whether it has a clock of its own. The sandbox uses this machine's clock, and so proves nothing about a great jump. */
  readonly isIndependent: boolean;
}

const freshMs = 5 * minuteMs;

export interface KnownTime {
  /** Reports a time that another server has just sent. */
  readonly learn: (theirs: number) => void;
  readonly time: Witness["time"];
}

/** Remembers the time that another server sent, for a few minutes. */
export function createKnownTime(steady: () => number = () => performance.now()): KnownTime {
  let last: { readonly theirs: number; readonly at: number } | undefined;
  return {
    learn: (theirs) => (last = { theirs, at: steady() }),
    time() {
      const age = last ? steady() - last.at : Infinity;
      return last && age <= freshMs ? last.theirs + age : undefined;
    },
  };
}
