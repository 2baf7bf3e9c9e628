import { minuteMs } from "../foundation/time";

/** The parts that fail repeatedly, by name: «queue mail», «channel teams», «mailbox». */
export interface RecentFailures {
  note(part: string): void;
  /** How often each part failed within the last minutes; 0 for one that failed only before that. */
  counts(): Readonly<Record<string, number>>;
  /** The parts that fail so often that an operator should act. */
  standing(): readonly FailingPart[];
}

export interface FailingPart {
  readonly part: string;
  readonly code: "failing";
  readonly failures: number;
  readonly next: string;
}

const windowMs = 5 * minuteMs;
/** This many failures within the window are not a coincidence. */
const many = 5;
/** The most failures remembered for each part. */
const mostRemembered = 1_000;

/** @param clock in milliseconds, of which only differences matter */
export function createRecentFailures(clock: () => number = () => performance.now()): RecentFailures {
  const times = new Map<string, number[]>();
  const recent = (part: string): number[] => (times.get(part) ?? []).filter((it) => clock() - it < windowMs);
  const counts = (): Record<string, number> =>
    Object.fromEntries([...times.keys()].map((part) => [part, recent(part).length]));

  return {
    note: (part) => void times.set(part, [...recent(part), clock()].slice(-mostRemembered)),
    counts,
    standing: () =>
      Object.entries(counts())
        .filter(([, failures]) => failures >= many)
        .map(([part, failures]) => ({ part, code: "failing", failures, next: "The log says why, line by line." })),
  };
}
