import type { Performers } from "../outbox/performers";

/**
 * The effect that sets whether a person wants the messages that staff send to many people. The chat stores the choice when the
 * outcome reaches it.
 */
export const broadcastEffects: Performers<"broadcasts.set"> = {
  "broadcasts.set": ({ effect: { to } }) => Promise.resolve({ kind: "broadcastsSet", to }),
};
