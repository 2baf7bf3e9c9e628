import type { FaultWorld, FaultWorldOptions } from "./world";

export interface Run {
  readonly world: FaultWorld;
  /** Numbers from 0 to 1 that the seed decides. */
  readonly draw: () => number;
  /** Aborted when all have arrived; what is wrong then is to be put right. */
  readonly calm: AbortSignal;
  /** How much slower than in a short run things go wrong. */
  readonly pace: number;
}

export interface Scenario extends Pick<FaultWorldOptions, "store" | "hasWire" | "clocksJump"> {
  /** Its name on the command line. */
  readonly name: string;
  readonly fault: string;
  /** Whether some students are at Teams and at the chat page; else all are at Slack. */
  readonly inAllChats?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether its trouble is aimed, so that few students are enough to meet it. */
  readonly isAimed?: boolean;
  /** Whether `npm test` runs it, too; the others take their turn in `npm run faults` alone. */
  readonly isInGate?: boolean;
  /** Whether the trouble may fall between a message's being sent and its being marked as sent. */
  readonly mayRepeat: boolean;
  /** Causes trouble until it is calm; resolves to how often. All is right again then. */
  readonly trouble: (run: Run) => Promise<number>;
}
