import { command } from "../command.js";
import {
  type GetScopedCredentialsCommandInput,
  type GetScopedCredentialsCommandOutput,
  type GetScopedCredentialsResult,
  getScopedCredentials,
} from "../operations/get-scoped-credentials.js";

export type {
  GetScopedCredentialsCommandInput,
  GetScopedCredentialsCommandOutput,
  GetScopedCredentialsRequest,
  GetScopedCredentialsResponse,
  GetScopedCredentialsResult,
} from "../operations/get-scoped-credentials.js";

/**
 * Returns temporary credentials of the same identity that allow less, for less time, than those of the calling session. The
 * request must be signed with temporary credentials, and STS' global endpoint does not have this operation.
 *
 * @throws InsufficientSessionLifetimeException
 * @throws InvalidSubjectCredentialsException
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html
 */
export class GetScopedCredentialsCommand extends command<
  GetScopedCredentialsCommandInput,
  GetScopedCredentialsCommandOutput,
  GetScopedCredentialsResult
>(getScopedCredentials) {}
