import type { Log } from "../ops/log";
import { createSecondOpinion, type Endpoint } from "../opinion";
import { mask } from "../privacy/mask";

export interface OpinionParts {
  readonly clock: () => number;
  /** Counts requests by outcome. */
  readonly count: (outcome: string) => void;
  readonly log: Pick<Log, "warn">;
}

/** Asks a university's own language model about texts that were not understood, which are masked before. */
export const addSecondOpinion = (endpoint: Endpoint, { clock, count, log }: OpinionParts) =>
  createSecondOpinion({
    endpoint,
    fetch,
    mask,
    clock,
    count,
    onCircuit: (state) => log.warn({ state }, "the model at UNDERSTANDING_URL is left alone while this is not closed"),
  });
