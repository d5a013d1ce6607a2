import type { Operation } from "../schema/operation.js";
import { assumeRole } from "./assume-role.js";
import { assumeRoleWithSAML } from "./assume-role-with-saml.js";
import { assumeRoleWithWebIdentity } from "./assume-role-with-web-identity.js";
import { assumeRoot } from "./assume-root.js";
import { decodeAuthorizationMessage } from "./decode-authorization-message.js";
import { getAccessKeyInfo } from "./get-access-key-info.js";
import { getCallerIdentity } from "./get-caller-identity.js";
import { getDelegatedAccessToken } from "./get-delegated-access-token.js";
import { getFederationToken } from "./get-federation-token.js";
import { getSessionToken } from "./get-session-token.js";
import { getWebIdentityToken } from "./get-web-identity-token.js";

/** Every operation of the service, API version 2011-06-15. */
export const operations: readonly Operation[] = [
  assumeRole,
  assumeRoleWithSAML,
  assumeRoleWithWebIdentity,
  assumeRoot,
  decodeAuthorizationMessage,
  getAccessKeyInfo,
  getCallerIdentity,
  getDelegatedAccessToken,
  getFederationToken,
  getSessionToken,
  getWebIdentityToken,
];
