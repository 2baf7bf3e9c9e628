import { createHash } from "node:crypto";
import { createClient } from "redis";
import { type Contender, personSized } from "./contender";

/** `GET`, compare, `SET`: the least a compare-and-swap can be. */
const lua = `
local has = redis.call('GETRANGE', KEYS[1], 0, 15)
if (string.match(has, '^(%d+):') or '0') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], string.format('%d:', ARGV[1] + 1) .. ARGV[2])
return 1
`;
const sha = createHash("sha1").update(lua).digest("hex");

/** The same record with node-redis alone: one `EVALSHA` that compares and sets. Nothing about jobs, nothing tried again. */
export async function rawRedis(url: string): Promise<Contender> {
  const client = createClient({ url });
  client.on("error", () => undefined); // the commands tell
  await client.connect();
  await client.scriptLoad(lua);
  const made = new Map<string, number>();
  const value = personSized(1);
  return {
    async commit(partition) {
      const rev = made.get(partition) ?? 0;
      const key = `raw:${partition}`;
      const held = Number(await client.sendCommand(["EVALSHA", sha, "1", key, String(rev), JSON.stringify(value)]));
      if (held !== 1) throw new Error("nobody else writes this record");
      made.set(partition, rev + 1);
    },
    close: () => client.close(),
  };
}
