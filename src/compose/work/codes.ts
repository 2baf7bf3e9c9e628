import type { Codes } from "../../codes/codes";
import { hideQueue } from "../../codes/showings";
import type { Work } from "../workers";

/** Removes codes from the screen when their time is over. */
export const codeWork = (codes: Codes): Work => ({
  queue: hideQueue,
  concurrency: 32,
  handle: (job) => codes.onDue(job),
});
