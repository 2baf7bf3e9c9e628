import type { Caller } from "./caller";
import type { Clock } from "./clock";
import * as schemas from "./schemas";
import { json } from "./send";
import type { Answer, ConsumerInfo } from "./types";

/** For this long a refusal is assumed to hold, so that a bad minute does not double the requests to USOS. */
const refusedForMs = 10_000;

/** Asks USOS about the key that signs all our requests. */
export const askConsumer = (call: Caller["call"]): Promise<Answer<ConsumerInfo>> =>
  call({
    method: "services/apisrv/consumer",
    as: "consumer",
    fields: { wanted: ["administrative_methods", "token_scopes"] },
    read: json(schemas.consumer),
  });

/**
 * Tells whether USOS accepts a request that is signed with our key alone. An acceptance is never remembered: it must be
 * younger than the refusal it is held against.
 */
export function createOwnKeyCheck(call: Caller["call"], clock: Clock): () => Promise<boolean> {
  let refusedUntil = -Infinity;
  return async () => {
    if (clock.now() < refusedUntil) return false;
    const { ok } = await askConsumer(call);
    refusedUntil = ok ? -Infinity : clock.now() + refusedForMs;
    return ok;
  };
}
