import { createHash } from "node:crypto";

/** A Lua script of ours; Redis knows it by its hash once it was loaded. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export const script = (lua: string): Script => ({ lua, sha: createHash("sha1").update(lua).digest("hex") });

/**
 * Runs a script in Redis, atomically. All keys share one hash tag, so that it works on a Cluster. Loads the script where it
 * is not known (any more). @throws `store.away` when Redis cannot be reached in time; whether it ran is then unknown
 */
export type RunScript = (it: Script, keys: readonly string[], args: readonly string[]) => Promise<unknown>;
