import { ceremonyQueue } from "../../accounts/ceremony";
import { createCeremonyEnd, createRevoker, revocationQueue } from "../../accounts/leaving";
import type { Core } from "../core";
import type { Work } from "../workers";

/** Ends at USOS what is no longer used: incomplete sign-ins, and tokens. */
export function accountWork(core: Core): readonly Work[] {
  const deps = { ...core, usos: core.usos.background };
  return [
    { queue: ceremonyQueue, concurrency: 8, handle: createCeremonyEnd(deps), needsClock: true },
    { queue: revocationQueue, concurrency: 8, handle: createRevoker(deps), needsClock: true },
  ];
}
