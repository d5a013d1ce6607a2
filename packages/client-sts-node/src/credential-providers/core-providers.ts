/** Core's providers, bound to Node. Documentation is on the functions' types. */
import {
  credentialsCache,
  decoratedDefaultProvider,
  type FromTemporaryCredentials,
  type FromWebToken,
  roleAssumer,
  roleAssumerWithWebIdentity,
  temporaryCredentials,
  webToken,
} from "@stskit/core/bindings";
import type { NodeHandlerOptions } from "../http/handler-options.js";
import { nodePlatform } from "../platform.js";

export const fromWebToken: FromWebToken<NodeHandlerOptions> = /* @__PURE__ */ webToken(nodePlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials<NodeHandlerOptions> =
  /* @__PURE__ */ temporaryCredentials(nodePlatform);
export const getDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(nodePlatform);
export const getDefaultRoleAssumerWithWebIdentity = /* @__PURE__ */ roleAssumerWithWebIdentity(nodePlatform);
export const decorateDefaultCredentialProvider = /* @__PURE__ */ decoratedDefaultProvider(nodePlatform);
export const cacheCredentials = /* @__PURE__ */ credentialsCache(nodePlatform);
