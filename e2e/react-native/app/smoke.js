import "../vm/globals";
import {
  AbortError,
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  NetworkError,
  STSClient,
  STSServiceException,
  TimeoutError,
} from "@stskit/client-sts";

globalThis.missing = () =>
  ["TextEncoder", "TextDecoder", "crypto", "DOMParser", "ReadableStream", "Intl"].filter(
    (name) => typeof globalThis[name] === "undefined",
  );

globalThis.assumeRole = async (config) => {
  const client = new STSClient(config);
  const { Credentials } = await client.send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::123456789012:role/Open",
      RoleSessionName: "app",
      Tags: [{ Key: "é", Value: "日本 +=" }],
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  const { Arn } = await new STSClient({ ...config, credentials }).send(new GetCallerIdentityCommand({}));
  return { runtime: client.config.runtime, arn: Arn, expires: Expiration instanceof Date };
};

globalThis.callerIdentity = async (config, options) => {
  const client = new STSClient(config);
  const { $metadata } = await client.send(new GetCallerIdentityCommand({}), options);
  return { attempts: $metadata.attempts, clockOffset: client.config.systemClockOffset };
};

const classes = { AbortError, NetworkError, STSServiceException, TimeoutError };

globalThis.failure = async (config, { abortAfter, ...options } = {}) => {
  const aborting = new AbortController();
  if (abortAfter) setTimeout(() => aborting.abort(), abortAfter);
  try {
    await new STSClient(config).send(new GetCallerIdentityCommand({}), {
      abortSignal: aborting.signal,
      ...options,
    });
    return "none";
  } catch (error) {
    return {
      name: error.name,
      is: Object.keys(classes).filter((name) => error instanceof classes[name]),
      cause: error.cause?.name,
      attempts: error.$metadata?.attempts,
    };
  }
};
