import type { Understood } from "../understanding";

/** The topic of a text, for the statistics. A guess that the assistant itself would ask about is not counted as a topic. */
export const topicOf = (understood: Understood): string =>
  understood.kind === "sure" || understood.kind === "likely" ? understood.intent : "other";
