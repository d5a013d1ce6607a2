import { Clock } from "./clock.js";
import { Fleet } from "./fleet.js";
import { seededRandom } from "./random.js";
import { RedisStore } from "./redis-store.js";
import { Sts } from "./sts.js";
import { startWorker } from "./worker.js";

const SECOND = 1_000;
const HOUR = 3_600;

/**
 * An hour of a fleet whose workers assume one role.
 *
 * @param fleet.workers - how many there are
 * @param fleet.startWithin - until the last has started; milliseconds
 * @param fleet.sts - see `Sts`
 * @param fleet.redis - see `RedisStore`; without it, each worker is on its own
 * @returns totals, and what happened in each second
 */
export async function simulate({ workers, startWithin, sts: ofSts, redis }) {
  const clock = new Clock();
  const random = seededRandom();
  const sts = new Sts(clock, ofSts);
  const store = redis && new RedisStore(clock, redis);
  const fleet = new Fleet(clock, workers);
  for (let worker = 0; worker < workers; worker++) {
    const start = () => startWorker({ time: clock, random }, sts, store, fleet.start(worker));
    clock.setTimeout(start, random() * startWithin);
  }

  const seconds = [];
  let before = { requests: 0, refused: 0 };
  for (let second = 1; second <= HOUR; second++) {
    await clock.runUntil(second * SECOND);
    const { requests, refused } = sts;
    seconds.push({
      requests: requests - before.requests,
      refused: refused - before.refused,
      without: fleet.withoutCredentials(),
    });
    before = { requests, refused };
  }
  const { requests, refused } = sts;
  return { requests, refused, commands: store?.commands, ...fleet.totals(), seconds };
}
