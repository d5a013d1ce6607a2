import { assumeRole } from "./assume-role.js";
import { assumeRoleWithSaml } from "./assume-role-with-saml.js";
import { assumeRoleWithWebIdentity } from "./assume-role-with-web-identity.js";
import { assumeRoot } from "./assume-root.js";
import { decodeAuthorizationMessage } from "./decode-authorization-message.js";
import { getAccessKeyInfo } from "./get-access-key-info.js";
import { getCallerIdentity } from "./get-caller-identity.js";
import { getDelegatedAccessToken } from "./get-delegated-access-token.js";
import { getFederationToken } from "./get-federation-token.js";
import { getScopedCredentials } from "./get-scoped-credentials.js";
import { getSessionToken } from "./get-session-token.js";
import { getWebIdentityToken } from "./get-web-identity-token.js";
import type { Operation } from "./operation.js";

const all: readonly Operation[] = [
  assumeRole,
  assumeRoleWithSaml,
  assumeRoleWithWebIdentity,
  assumeRoot,
  decodeAuthorizationMessage,
  getAccessKeyInfo,
  getCallerIdentity,
  getDelegatedAccessToken,
  getFederationToken,
  getScopedCredentials,
  getSessionToken,
  getWebIdentityToken,
];

/** Every operation of API version 2011-06-15, by its `Action`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  all.map((operation) => [operation.name, operation]),
);
