import { randomUUID } from "node:crypto";
import type { StateStore } from "@slack/bolt";
import { z } from "zod";
import type { Seal } from "./workspaces";

const context = "slack installation";
const goodForMs = 10 * 60_000;

const schema = z.object({
  at: z.number(),
  options: z.object({ scopes: z.array(z.string()), redirectUri: z.string() }),
});

/**
 * Creates OAuth `state` values that need no storage: the value itself contains, sealed, what is needed. Bolt also compares
 * it with the one in the browser's cookie, so that nobody can finish an installation that somebody else started.
 */
export function createStates(vault: Seal, clock: () => number): StateStore {
  return {
    generateStateParam: ({ scopes, redirectUri }) => {
      const it = { at: clock(), id: randomUUID(), options: { scopes, redirectUri } };
      return Promise.resolve(vault.seal(JSON.stringify(it), context));
    },
    verifyStateParam: (_, state) => {
      const { at, options } = schema.parse(JSON.parse(vault.open(state, context)));
      if (Math.abs(clock() - at) > goodForMs) return Promise.reject(new StateTooOld());
      return Promise.resolve(options);
    },
  };
}

/** The installation took longer than allowed. */
class StateTooOld extends Error {
  override readonly name = "StateTooOld";
}
