import type { Performers } from "../outbox/perform";
import type { Codes } from "./codes";

/** Showing the codes, and taking them off the screen. */
export const codeEffects = (codes: Codes): Performers<"secret.show" | "secret.hide"> => ({
  "secret.show": async ({ effect, job, key, person }) => {
    const outcome = await codes.show(job, key, person, effect.orderId);
    return outcome === "shown" ? "nothing" : outcome;
  },
  "secret.hide": async ({ effect, key }) => {
    const againInMs = await codes.hide(key, effect.orderId);
    return againInMs > 0 ? { againInMs } : "nothing";
  },
});
