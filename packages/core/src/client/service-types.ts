import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from "../operations/assume-role.js";
import type {
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput,
} from "../operations/assume-role-with-saml.js";
import type {
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
} from "../operations/assume-role-with-web-identity.js";
import type { AssumeRootCommandInput, AssumeRootCommandOutput } from "../operations/assume-root.js";
import type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
} from "../operations/decode-authorization-message.js";
import type {
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput,
} from "../operations/get-access-key-info.js";
import type {
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
} from "../operations/get-caller-identity.js";
import type {
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenCommandOutput,
} from "../operations/get-delegated-access-token.js";
import type {
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput,
} from "../operations/get-federation-token.js";
import type {
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
} from "../operations/get-session-token.js";
import type {
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput,
} from "../operations/get-web-identity-token.js";

/** What any of the commands takes. */
export type ServiceInputTypes =
  | AssumeRoleCommandInput
  | AssumeRoleWithSAMLCommandInput
  | AssumeRoleWithWebIdentityCommandInput
  | AssumeRootCommandInput
  | DecodeAuthorizationMessageCommandInput
  | GetAccessKeyInfoCommandInput
  | GetCallerIdentityCommandInput
  | GetDelegatedAccessTokenCommandInput
  | GetFederationTokenCommandInput
  | GetSessionTokenCommandInput
  | GetWebIdentityTokenCommandInput;

/** What any of the commands gives. */
export type ServiceOutputTypes =
  | AssumeRoleCommandOutput
  | AssumeRoleWithSAMLCommandOutput
  | AssumeRoleWithWebIdentityCommandOutput
  | AssumeRootCommandOutput
  | DecodeAuthorizationMessageCommandOutput
  | GetAccessKeyInfoCommandOutput
  | GetCallerIdentityCommandOutput
  | GetDelegatedAccessTokenCommandOutput
  | GetFederationTokenCommandOutput
  | GetSessionTokenCommandOutput
  | GetWebIdentityTokenCommandOutput;
