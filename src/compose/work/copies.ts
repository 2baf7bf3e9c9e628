import { copyQueue } from "../../privacy/copy/record";
import type { Copies } from "../../privacy/copy/copies";
import type { Work } from "../workers";

/** Takes copies of people's data away when their time is over. */
export const copyWork = ({ onDue }: Copies): Work => ({
  queue: copyQueue,
  concurrency: 4,
  handle: onDue,
  needsClock: true,
});
