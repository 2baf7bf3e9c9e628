import { createFollower } from "../../orders/follow";
import { followQueue } from "../../orders/observe";
import type { Pace } from "../../orders/pace";
import type { Core } from "../core";
import type { Work } from "../workers";

/** Follows the orders of every account. */
export const orderWork = (core: Core, pace: Pace): Work => ({
  queue: followQueue,
  concurrency: 32,
  handle: createFollower({ ...core, usos: core.usos.background, pace }),
  leastRestMs: 50,
});
