import { createClient } from "redis";
import type { RunScript } from "../../../src/redis/script";

export interface Runner {
  readonly run: RunScript;
  readonly client: ReturnType<typeof connectTo>;
  close(): void;
}

const connectTo = (url: string) =>
  // Without a connection it says so at once.
  createClient({ url, disableOfflineQueue: true }).on("error", () => undefined);

/** Runs scripts on one Redis, for tests of a script alone: by hash, and with its text where it is not known. */
export async function openRunner(url: string): Promise<Runner> {
  const client = connectTo(url);
  await client.connect();
  return {
    client,
    async run({ lua, sha }, keys, args) {
      const options = { keys: [...keys], arguments: [...args] };
      try {
        return await client.evalSha(sha, options);
      } catch (cause) {
        if (!String(cause).includes("NOSCRIPT")) throw cause;
        return client.eval(lua, options);
      }
    },
    close: () => client.destroy(),
  };
}
