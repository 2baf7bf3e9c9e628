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
 * Names an installation under way without keeping anything: the name itself holds what is needed, sealed. Bolt compares it
 * with the one in the browser's cookie too, so that nobody finishes an installation somebody else began.
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

/** An installation took longer than it may. */
class StateTooOld extends Error {
  override readonly name = "StateTooOld";
}
