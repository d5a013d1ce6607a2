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
import type { ReactNativeHandlerOptions } from "./fetch-transport.js";
import { reactNativePlatform } from "./platform.js";

export * from "@stskit/core/credentials";

export const fromWebToken: FromWebToken<ReactNativeHandlerOptions> =
  /* @__PURE__ */ webToken(reactNativePlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials<ReactNativeHandlerOptions> =
  /* @__PURE__ */ temporaryCredentials(reactNativePlatform);
export const getDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(reactNativePlatform);
export const getDefaultRoleAssumerWithWebIdentity =
  /* @__PURE__ */ roleAssumerWithWebIdentity(reactNativePlatform);
export const decorateDefaultCredentialProvider =
  /* @__PURE__ */ decoratedDefaultProvider(reactNativePlatform);
export const cacheCredentials = /* @__PURE__ */ credentialsCache(reactNativePlatform);
