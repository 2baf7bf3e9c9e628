import { z } from "zod";
import { script, type RunScript } from "./script";

/** KEYS: the counter. ARGV: the window in milliseconds. Returns the count and what is left of the window. */
const countScript = script(`
local current = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { current, left }
`);

const answered = z.tuple([z.number(), z.number()]);

/**
 * Counts the visits of all processes in one Redis. The Redis stores of @fastify/rate-limit and rate-limiter-flexible need a
 * client of their own, which would not use our reconnecting and deadlines.
 *
 * A script that is repeated after a lost answer counts a visit twice, which only makes a limit slightly stricter.
 */
export function createSharedVisits({ run, prefix }: { readonly run: RunScript; readonly prefix: string }) {
  return {
    async count(key: string, windowMs: number): Promise<{ current: number; ttl: number }> {
      const [current, ttl] = answered.parse(await run(countScript, [`${prefix}:visits:${key}`], [String(windowMs)]));
      return { current, ttl };
    },
  };
}
