import type { Performers } from "../outbox/performers";

/** Whether a person wants the messages that staff send to many. The chat remembers it when the outcome reaches it. */
export const broadcastEffects: Performers<"broadcasts.set"> = {
  "broadcasts.set": ({ effect: { to } }) => Promise.resolve({ kind: "broadcastsSet", to }),
};
