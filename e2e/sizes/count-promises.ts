import { createHook } from "node:async_hooks";

const RESPONSE = `<AssumeRoleResponse><AssumeRoleResult>
  <Credentials>
    <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
    <SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>token</SessionToken>
    <Expiration>2030-01-01T00:00:00Z</Expiration>
  </Credentials>
  <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser>
</AssumeRoleResult></AssumeRoleResponse>`;

/** Responds at once, so that what is counted is the pipeline's own. */
export const immediately = {
  handle: async () => ({ response: { statusCode: 200, headers: {}, body: RESPONSE } }),
};

/**
 * How many promises a call creates, those of `await` included: a measure of its work that is the same on any machine. The first
 * calls are left out, as they resolve what later calls reuse.
 */
export async function promisesOf(call: () => Promise<unknown>): Promise<number> {
  await call();
  await call();
  let promises = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === "PROMISE") promises += 1;
    },
  });
  hook.enable();
  const called = call();
  await called;
  hook.disable();
  return promises;
}
