import { script } from "../redis/script";

/**
 * Gives slots back, and takes as many as are wanted and free, each with its turn in the pace.
 *
 * Slots are a sorted set of `process/number`, scored by the end of their lease on the server's clock, so that the slots of a dead
 * process become free by themselves. The pace is the generic cell rate algorithm of pacer.ts: one number, the time of the next
 * turn if turns are taken evenly. A process that wants more slots than are free is entered in a hash with two times: since when
 * it has waited, and until when the entry is valid. A free slot is reserved for a waiting process that holds fewer slots, or that
 * holds as many and has waited longer by `longerBy`. So processes converge to equal shares, and when there are more processes
 * than slots, all of them get their turn.
 *
 * No turn is given further ahead than slots taken at once require, because turns that were given and not used would add up. A
 * pace that is nevertheless further ahead dates from before the server's clock was set back, and is reduced.
 *
 * When the script runs twice, as after a lost answer, it first takes back what the first run gave.
 *
 * KEYS: slots, pace, queue. ARGV: process, lease, concurrent, interval, longerBy (milliseconds), wanted, number of the first slot
 * wanted, then the slots given back. Returns the delay before asking again, then for each granted slot the wait for its turn
 * (whole milliseconds).
 */
export const allowanceScript = script(`
local slots, pace, queue = KEYS[1], KEYS[2], KEYS[3]
local me, lease, concurrent = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local interval, longerBy = tonumber(ARGV[4]), tonumber(ARGV[5])
local wanted, first = tonumber(ARGV[6]), tonumber(ARGV[7])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000

for i = 8, #ARGV do redis.call('ZREM', slots, ARGV[i]) end
local function slot(i) return me .. '/' .. string.format('%d', first + i - 1) end
for i = 1, wanted do redis.call('ZREM', slots, slot(i)) end
redis.call('ZREMRANGEBYSCORE', slots, '-inf', now)
local held, taken = {}, 0
local leases = redis.call('ZRANGE', slots, 0, -1, 'WITHSCORES')
for i = 1, #leases, 2 do
  local owner = string.match(leases[i], '^(.*)/')
  held[owner] = (held[owner] or 0) + 1
  taken = taken + 1
  if tonumber(leases[i + 1]) > now + 2 * lease then redis.call('ZADD', slots, now + lease, leases[i]) end
end

local others, since = {}, now
local waiting = redis.call('HGETALL', queue)
for i = 1, #waiting, 2 do
  local from, till = string.match(waiting[i + 1], '^(%S+) (%S+)$')
  from, till = tonumber(from), tonumber(till)
  if till < now or till > now + 60000 then redis.call('HDEL', queue, waiting[i])
  elseif waiting[i] == me then since = from
  else others[#others + 1] = { held = held[waiting[i]] or 0, since = from } end
end

local turn = tonumber(redis.call('GET', pace) or 0)
if turn > now + (concurrent + 2) * interval then turn = now + concurrent * interval end
local mine, ahead = held[me] or 0, 0
local answer = { 0 }
while #answer <= wanted do
  ahead = 0
  for _, other in ipairs(others) do
    if other.held < mine or (other.held == mine and other.since + longerBy < since) then ahead = ahead + 1 end
  end
  if concurrent - taken <= ahead or turn > now + concurrent * interval then break end
  turn = math.max(turn, now - interval * (concurrent - 1))
  redis.call('ZADD', slots, now + lease, slot(#answer))
  answer[#answer + 1] = math.ceil(math.max(0, turn - now))
  turn = turn + interval
  mine, taken, since = mine + 1, taken + 1, now
end
redis.call('SET', pace, string.format('%.3f', turn))

if #answer <= wanted then
  answer[1] = math.ceil(math.min(math.max(interval * (1 + ahead), 10), 1000))
  redis.call('HSET', queue, me, string.format('%.3f %.3f', since, now + 3 * answer[1] + 250))
else redis.call('HDEL', queue, me) end
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], 2 * lease + 60000) end
return answer
`);
