/**
 * The steps that must not mix with those of other processes, in Lua, for Redis to run. Each gets the names of the keys that
 * it uses, all in one hash slot. Times are Redis' own, in milliseconds, so a client's clock decides nothing.
 */

/** How long the newest token is remembered: longer than any holder of an earlier lease can still write. */
const DAY = 86_400_000;

/** The longest session that STS gives. An entry never stays longer, even if a clock is wrong by years. */
const LONGEST_SESSION = 36 * 3_600_000;

/**
 * How long an entry stays that by Redis' clock has expired on arrival: the shortest session that STS gives. Credentials are
 * stored when they have just been issued, so it is the clock that is wrong. Their reader looks at the expiration anyway.
 */
const SHORTEST_SESSION = 900_000;

/**
 * Keys: lease, token. Arguments: holder, time to live. Returns the lease's token; `nil` while another holds the lease.
 * A holder may ask twice: clients repeat a command whose answer was lost with the connection.
 * Tokens count microseconds, so they go on growing even when Redis has lost the last one: evicted, or with a failed server.
 */
export const ACQUIRE = `
if not redis.call("SET", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) and redis.call("GET", KEYS[1]) ~= ARGV[1] then
  return false
end
local time = redis.call("TIME")
local last = tonumber(redis.call("GET", KEYS[2]) or 0)
local token = string.format("%.0f", math.max(time[1] * 1000000 + time[2], last + 1))
redis.call("SET", KEYS[2], token, "PX", ${DAY})
return token`;

/** Keys: lease. Arguments: holder, time to live. Returns 1, or 0 if the holder no longer has the lease. */
export const RENEW = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("PEXPIRE", KEYS[1], ARGV[2])`;

/** Keys: lease. Arguments: holder. */
export const RELEASE = `
if redis.call("GET", KEYS[1]) == ARGV[1] then redis.call("DEL", KEYS[1]) end`;

/** Keys: credentials, token. Arguments: sealed credentials, their expiration, the writer's token if it has a lease. */
export const WRITE = `
local newest = redis.call("GET", KEYS[2])
if ARGV[3] and newest and tonumber(ARGV[3]) < tonumber(newest) then return end
local time = redis.call("TIME")
local left = ARGV[2] - (time[1] * 1000 + math.floor(time[2] / 1000))
if left <= 0 then left = ${SHORTEST_SESSION} end
redis.call("SET", KEYS[1], ARGV[1], "PX", string.format("%.0f", math.min(left, ${LONGEST_SESSION})))`;
