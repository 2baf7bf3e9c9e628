export { createSecondOpinion, type OpinionOutcome, type SecondOpinion } from "./secondOpinion";
export type { Endpoint } from "./ask";
