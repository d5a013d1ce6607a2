import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { AssumeRoleCommandInput, AssumeRoleCommandOutput, Credentials } from "@stskit/client-sts-node";
import * as sts from "@stskit/client-sts-node/functions";

declare const input: AssumeRoleCommandInput;
declare const keys: AwsCredentialIdentity | undefined;

// Options as programs have them: from the environment, and perhaps not there.
export const assumed: Promise<AssumeRoleCommandOutput> = sts.assumeRole(input, {
  region: process.env["AWS_REGION"],
  credentials: keys,
  signal: process.env["CI"] ? AbortSignal.timeout(1_000) : undefined,
  timeout: undefined,
});
export const credentials: Promise<Credentials | undefined> = assumed.then(({ Credentials }) => Credentials);
export const byChain = sts.assumeRole(input, { credentials: fromNodeProviderChain() });
export const cached = sts.assumeRole(input, { credentials: sts.cacheCredentials(fromNodeProviderChain()) });

// What the compiler has to name in a library's declarations.
export const who = () => sts.getCallerIdentity();
export const session = () => sts.getSessionToken(undefined, { region: "eu-west-1" });
export const handler = sts.requestHandler({ requestTimeout: 1_000 });

// @ts-expect-error The options are the second argument.
sts.getCallerIdentity({ region: "eu-west-1" });
// @ts-expect-error Functions call it `signal`.
sts.getCallerIdentity({}, { abortSignal: AbortSignal.timeout(1_000) });
