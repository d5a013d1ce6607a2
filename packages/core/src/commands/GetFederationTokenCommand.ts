import { command } from "../command.js";
import {
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
  type GetFederationTokenResult,
  getFederationToken,
} from "../operations/get-federation-token.js";

export type {
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput,
  GetFederationTokenRequest,
  GetFederationTokenResponse,
  GetFederationTokenResult,
} from "../operations/get-federation-token.js";

/**
 * Returns temporary credentials for a user that your application has authenticated. The request must be signed with the
 * long-term credentials of an IAM user.
 *
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export class GetFederationTokenCommand extends command<
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput,
  GetFederationTokenResult
>(getFederationToken) {}
