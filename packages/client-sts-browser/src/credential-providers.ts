/** Credential providers and caching. Documentation is on the functions' types. */
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
import type { BrowserHandlerOptions } from "./fetch-transport.js";
import { browserPlatform } from "./platform.js";

export * from "@stskit/core/credentials";

export const fromWebToken: FromWebToken<BrowserHandlerOptions> = /* @__PURE__ */ webToken(browserPlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials<BrowserHandlerOptions> =
  /* @__PURE__ */ temporaryCredentials(browserPlatform);
export const getDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(browserPlatform);
export const getDefaultRoleAssumerWithWebIdentity =
  /* @__PURE__ */ roleAssumerWithWebIdentity(browserPlatform);
export const decorateDefaultCredentialProvider = /* @__PURE__ */ decoratedDefaultProvider(browserPlatform);
export const cacheCredentials = /* @__PURE__ */ credentialsCache(browserPlatform);
