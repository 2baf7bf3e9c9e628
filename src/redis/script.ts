import { createHash } from "node:crypto";

/** A Lua script. Redis knows it by its SHA-1 hash once it was loaded. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export const script = (lua: string): Script => ({ lua, sha: createHash("sha1").update(lua).digest("hex") });

/**
 * Runs a script in Redis, atomically. All keys must share one hash tag, so that the script works on a Cluster. A script that
 * the server does not know (any more) is sent in full.
 *
 * @throws `store.away` when Redis cannot be reached in time; it is then unknown whether the script ran
 */
export type RunScript = (it: Script, keys: readonly string[], args: readonly string[]) => Promise<unknown>;
