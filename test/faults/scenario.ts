import type { FaultWorld, FaultWorldOptions } from "./world";

export interface Run {
  readonly world: FaultWorld;
  /** Draws a number from 0 to 1 that the seed determines. */
  readonly draw: () => number;
  /** Aborted when all students have finished; the scenario then repairs what it broke. */
  readonly calm: AbortSignal;
  /** How much slower than in a short run the troubles follow each other. */
  readonly pace: number;
}

export interface Scenario extends Pick<FaultWorldOptions, "store" | "hasWire" | "clocksJump"> {
  /** The scenario's name on the command line. */
  readonly name: string;
  readonly fault: string;
  /** Whether some students are at Teams and at the chat page; otherwise all are at Slack. */
  readonly inAllChats?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the trouble is aimed at certain moments, so that few students are enough to meet it. */
  readonly isAimed?: boolean;
  /** Whether `npm test` runs the scenario too; the others run only in `npm run faults`. */
  readonly isInGate?: boolean;
  /** Whether the trouble may come between sending a message and marking it as sent. */
  readonly mayRepeat: boolean;
  /** Causes trouble until the run is calm and repairs everything then; resolves to the number of times. */
  readonly trouble: (run: Run) => Promise<number>;
}
