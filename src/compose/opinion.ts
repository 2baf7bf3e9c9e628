import { createSecondOpinion, type Endpoint } from "../opinion";
import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import { mask } from "../privacy/mask";

interface OpinionParts {
  readonly clock: () => number;
  readonly log: Log;
  readonly count: Metrics["opinion"];
}

/** The university's own language model, if there is one, which is asked about masked texts only. */
export const opinionAt = (endpoint: Endpoint | undefined, { clock, log, count }: OpinionParts) =>
  endpoint &&
  createSecondOpinion({
    endpoint,
    fetch,
    mask,
    clock,
    count,
    onCircuit: (state) => log.warn({ state }, "the model at UNDERSTANDING_URL is left alone while this is not closed"),
  });
