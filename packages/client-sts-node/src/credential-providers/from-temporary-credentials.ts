import { temporaryCredentials } from "@stskit/core/credentials";
import { stsPlatform } from "./sts-platform.js";

/**
 * Credentials of a role, assumed with other credentials and renewed before they expire.
 *
 * @throws TypeError when `params.RoleArn` is missing
 * @throws CredentialsProviderError from the provider, when a code of an MFA device is needed and nothing gives it
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @example
 * const s3 = new S3Client({
 *   credentials: fromTemporaryCredentials({ params: { RoleArn: "arn:aws:iam::123456789012:role/Reader" } }),
 * });
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const fromTemporaryCredentials = /* @__PURE__ */ temporaryCredentials(stsPlatform);
