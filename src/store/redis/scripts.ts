import { script } from "../../redis/script";

/** The server's time in milliseconds since the epoch, unless a test passes its own. */
const now = `
local function readClock(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`;

/** A job's row is `claim:held:payload`. `held` becomes 1 when the job is claimed; only then can its claim number finish it. */
const rows = `
local function parseRow(row)
  local claim, held, payload = string.match(row, '^(%d+):([01]):(.*)$')
  return tonumber(claim), held == '1', payload
end
local function isHeldWith(jobs, name, claim)
  local row = redis.call('HGET', jobs, name)
  if not row then return false end
  local has, held = parseRow(row)
  return held and has == tonumber(claim)
end
`;

/**
 * Applies a whole commit. It is passed as lists, each preceded by its length: expectations, finished claims, deletes, puts,
 * jobs gone, jobs scheduled. KEYS come in the order in which they are used. Returns 1 when the commit was done, also when it
 * had been done before and only the answer was lost; 0 when an expectation or a claim did not hold.
 */
export const commitScript = script(`
${now}${rows}
local k, a = 0, 0
local function key() k = k + 1 return KEYS[k] end
local function arg() a = a + 1 return ARGV[a] end

local function revisionOf(record)
  return tonumber(string.match(redis.call('GETRANGE', record, 0, 15), '^(%d+):')) or 0
end

local mark = key()
local at = readClock(arg())
local rememberDoneMs, rememberDeletedMs, rememberSpentMs = arg(), arg(), tonumber(arg())
if redis.call('EXISTS', mark) == 1 then return 1 end

for _ = 1, arg() do
  if revisionOf(key()) ~= tonumber(arg()) then return 0 end
end
for _ = 1, arg() do
  if not isHeldWith(key(), arg(), arg()) then return 0 end
end

for _ = 1, arg() do
  local record, deleted, ids, id = key(), key(), key(), arg()
  local revision = revisionOf(record)
  if revision > 0 then
    redis.call('DEL', record)
    redis.call('SET', deleted, revision, 'PX', rememberDeletedMs)
    if id ~= '' then redis.call('ZREM', ids, id) end
  end
end

for _ = 1, arg() do
  local record, deleted, ids, id = key(), key(), key(), arg()
  local revision = revisionOf(record)
  if revision == 0 then
    revision = tonumber(redis.call('GET', deleted) or 0)
    if revision > 0 then redis.call('DEL', deleted) end
    if id ~= '' then redis.call('ZADD', ids, 0, id) end
  end
  redis.call('SET', record, string.format('%d:', revision + 1) .. arg())
end

for _ = 1, arg() do
  local jobs, due, spent, name, finished = key(), key(), key(), arg(), arg() == '1'
  local row = redis.call('HGET', jobs, name)
  if row then
    local claim = parseRow(row)
    local leaseEnd = tonumber(redis.call('ZSCORE', due, name) or at)
    redis.call('HDEL', jobs, name)
    redis.call('ZREM', due, name)
    -- The one who took it first and finishes it has no rival; anybody else may still come back with an old number.
    if claim > (finished and 1 or 0) then
      local keep = rememberSpentMs + math.max(0, math.min(leaseEnd - at, rememberSpentMs))
      redis.call('SET', spent, claim, 'PX', string.format('%d', keep))
    end
  end
end

for _ = 1, arg() do
  local jobs, due, spent = key(), key(), key()
  local name, time, heldFor, payload = arg(), arg(), arg(), arg()
  local row = redis.call('HGET', jobs, name)
  local claim
  if row then
    claim = parseRow(row)
  else
    claim = tonumber(redis.call('GET', spent) or 0)
    if claim > 0 then redis.call('DEL', spent) end
  end
  local held = heldFor ~= ''
  if held then claim = claim + 1 end
  redis.call('HSET', jobs, name, string.format('%d:%d:', claim, held and 1 or 0) .. payload)
  redis.call('ZADD', due, held and at + tonumber(heldFor) or time, name)
end

redis.call('SET', mark, 1, 'PX', rememberDoneMs)
return 1
`);

/** For every bucket that is not empty: its index, how many jobs are due, and in how many milliseconds the first job is due. */
export const peekScript = script(`
${now}
local at = readClock(ARGV[1])
local found = {}
for i, due in ipairs(KEYS) do
  local first = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')
  if first[2] then
    local wait = tonumber(first[2]) - at
    local count = wait <= 0 and redis.call('ZCOUNT', due, '-inf', string.format('%.17g', at)) or 0
    found[#found + 1] = { i - 1, count, string.format('%.17g', wait) }
  end
end
return found
`);

/**
 * Takes about the given number of due jobs of one bucket, soonest first. Each is returned as name, claim, payload, and the time
 * it was due. A job whose row is lost cannot be performed: it is removed, and the number of such jobs is returned as well.
 */
export const takeScript = script(`
${now}${rows}
local due, jobs = KEYS[1], KEYS[2]
local at = readClock(ARGV[1])
local names = redis.call('ZRANGE', due, '-inf', string.format('%.17g', at), 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')
-- What was scheduled in one go for one partition goes to one taker, who keeps its order.
if #names > 0 then
  local name, score = names[#names - 1], names[#names]
  local rank = redis.call('ZRANK', due, name)
  local behind = redis.call('ZRANGE', due, rank + 1, rank + 16, 'WITHSCORES')
  local partition = string.match(name, '^[^%z]*%z')
  for i = 1, #behind, 2 do
    if behind[i + 1] ~= score or string.sub(behind[i], 1, #partition) ~= partition then break end
    names[#names + 1], names[#names + 2] = behind[i], behind[i + 1]
  end
end
local taken, gone = {}, 0
for i = 1, #names, 2 do
  local name, was = names[i], names[i + 1]
  local row = redis.call('HGET', jobs, name)
  -- First something that frees memory: after that a full Redis lets a script go on, and finishing work is what empties it.
  redis.call('ZREM', due, name)
  if row then
    local claim, _, payload = parseRow(row)
    redis.call('HSET', jobs, name, string.format('%d:1:', claim + 1) .. payload)
    redis.call('ZADD', due, at + tonumber(ARGV[3]), name)
    taken[#taken + 1] = { name, claim + 1, payload, was }
  else
    gone = gone + 1
  end
end
return { taken, gone }
`);

export const renewScript = script(`
${now}${rows}
local due, jobs = KEYS[1], KEYS[2]
if not isHeldWith(jobs, ARGV[2], ARGV[3]) then return 0 end
redis.call('ZREM', due, ARGV[2])
redis.call('ZADD', due, readClock(ARGV[1]) + tonumber(ARGV[4]), ARGV[2])
return 1
`);

export const depthScript = script(`
local count = 0
for _, due in ipairs(KEYS) do count = count + redis.call('ZCARD', due) end
return count
`);
