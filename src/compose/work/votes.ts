import { voteQueue } from "../../votes/votes";
import type { Core } from "../core";
import type { Work } from "../workers";

/** Counts what students said with 👍 and 👎. */
export const voteWork = ({ votes }: Core): Work => ({ queue: voteQueue, concurrency: 1, handle: votes.settle });
