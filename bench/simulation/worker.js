import { cachedProvider, retry, SMITHY_CONTEXT_KEY, StandardRetryStrategy, settings } from "./core.js";

const MINUTE = 60_000;

/**
 * Starts a process of the fleet: it asks for its credentials, then once a minute, and after an error again within a minute. Cache,
 * lease, retries and backoff are core's; between them and the models of STS and Redis there is no HTTP, signature or XML.
 *
 * @param platform - clock and random numbers
 * @param store - what it shares credentials by, if anything
 * @param report - is told of each result
 */
export function startWorker(platform, sts, store, report) {
  const { time, random } = platform;
  const credentials = cachedProvider(
    roleAssumer(platform, sts),
    platform,
    store && { store, storeKey: "role" },
  );
  const ask = () => void credentials().then(succeeded, failed);
  const succeeded = (given) => {
    report.credentials(given);
    time.setTimeout(ask, MINUTE);
  };
  const failed = () => {
    report.error();
    time.setTimeout(ask, random() * MINUTE);
  };
  ask();
}

/** AssumeRole by a client of its own, with as many attempts as a client makes unless told otherwise. */
function roleAssumer(platform, sts) {
  const maxAttempts = () => settings.maxAttempts.default;
  const strategy = new StandardRetryStrategy({ ...platform, maxAttempts });
  const middleware = retry({ maxAttempts, retryStrategy: () => strategy, requestHandler: {} }, platform);
  const attempt = async () => ({ output: { credentials: await sts.assumeRole() } });

  return async () => {
    const progress = { attempts: 0, totalRetryDelay: 0 };
    const call = middleware(attempt, { logger: {}, [SMITHY_CONTEXT_KEY]: { options: {}, progress } });
    const { output } = await call({ request: { headers: {} } });
    return output.credentials;
  };
}
