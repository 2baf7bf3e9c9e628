import { minuteMs } from "../foundation/time";

/** Somebody else's clock, which is asked when ours is to be judged. */
export interface Witness {
  /** The name an operator reads. */
  readonly name: string;
  /** What that clock shows now, in milliseconds since the epoch; undefined when it was not heard of lately. */
  time(): number | undefined;
  /** Asks for the time, so that `time` is fresh. Never rejects. */
  ask(): Promise<unknown>;
  /** Whether it is a clock of its own. The sandbox's is that of this machine, and proves nothing about a great jump. */
  readonly isIndependent: boolean;
}

const freshMs = 5 * minuteMs;

export interface HeardTime {
  /** Somebody told their time just now. */
  readonly heard: (theirs: number) => void;
  readonly time: Witness["time"];
}

/** Remembers a time that was heard, for a few minutes. */
export function createHeardTime(steady: () => number = () => performance.now()): HeardTime {
  let last: { readonly theirs: number; readonly at: number } | undefined;
  return {
    heard: (theirs) => (last = { theirs, at: steady() }),
    time() {
      const age = last ? steady() - last.at : Infinity;
      return last && age <= freshMs ? last.theirs + age : undefined;
    },
  };
}
