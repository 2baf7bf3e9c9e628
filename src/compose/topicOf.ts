import type { Understood } from "../understanding";

/** What a text is about, for the statistics. A guess that the assistant itself would ask about is not counted as a topic. */
export const topicOf = (understood: Understood): string =>
  understood.kind === "sure" || understood.kind === "likely" ? understood.intent : "other";
