const WORKERS = 100_000;
const MINUTE = 60_000;

/**
 * AWS's defaults: the quota is that of an account in a region, for all requests signed with its credentials.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const sts = { latency: 60, quota: 600, session: 60 * MINUTE };

const redis = { latency: 1, rate: 50_000 };

/** What the report compares. */
export const scenarios = {
  alone: { workers: WORKERS, startWithin: 0, sts },
  shared: { workers: WORKERS, startWithin: 0, sts, redis },
  aloneInAMinute: { workers: WORKERS, startWithin: MINUTE, sts },
  sharedInAMinute: { workers: WORKERS, startWithin: MINUTE, sts, redis },
  overloaded: { workers: WORKERS, startWithin: 0, sts, redis: { ...redis, rate: 20_000 } },
};

/** The same with a part of the workers, of the quota and of what Redis can do: much the same comes out of it, sooner. */
export function scaledDown({ workers, sts, redis, ...rest }, by) {
  return {
    ...rest,
    workers: workers / by,
    sts: { ...sts, quota: sts.quota / by },
    redis: redis && { ...redis, rate: redis.rate / by },
  };
}
