import { factSamples } from "../../src/staff/texts/scenes/factSamples";
import { institutionOf } from "../support/institution";

export { heldNow } from "../../src/staff/texts/scenes/factSamples";
export { happenings, obstacles, outcomes } from "../../src/staff/texts/scenes/happeningSamples";

/** No sample names the ELS: USOS itself may name it, and the walk does not look for that. */
export const facts = factSamples(institutionOf("opole"), /\bels\b/i);
