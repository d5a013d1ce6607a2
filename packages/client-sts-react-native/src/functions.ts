/**
 * Operations as functions, for programs that count kilobytes: the steps of a client's calls, without the client. Documentation
 * is on the functions' types.
 */
import {
  type AssumeRole,
  type AssumeRoleWithSAML,
  type AssumeRoleWithWebIdentity,
  type AssumeRoot,
  type CacheCredentials,
  credentialsCache,
  type DecodeAuthorizationMessage,
  type GetAccessKeyInfo,
  type GetCallerIdentity,
  type GetDelegatedAccessToken,
  type GetFederationToken,
  type GetScopedCredentials,
  type GetSessionToken,
  type GetWebIdentityToken,
  type OperationOptions,
  operationFunctions,
  type RequestHandler,
  requestHandlers,
  type SignedOperationOptions,
  sharedState,
  signingWith,
  userAgent,
} from "@stskit/core/functions";
import * as operations from "@stskit/core/operations";
import type { ReactNativeHandlerOptions } from "./fetch-transport.js";
import { reactNativePlatform } from "./platform.js";

export * from "@stskit/core/calls";
export type { OperationOptions, RequestHandler, SignedOperationOptions };

const platform = {
  ...reactNativePlatform,
  remedies: {
    region: 'Pass { region: "eu-west-1" } as an option.',
    credentials: "Pass { credentials } as an option: there are no default credentials in an app.",
  },
};

const shared = /* @__PURE__ */ sharedState();
const headers = [userAgent];
const unsigned = /* @__PURE__ */ operationFunctions(platform, shared, { headers });
const signed = /* @__PURE__ */ operationFunctions(platform, shared, {
  headers,
  signing: /* @__PURE__ */ signingWith(reactNativePlatform.signer),
});

export const assumeRole: AssumeRole = /* @__PURE__ */ signed(operations.assumeRole);
export const assumeRoleWithSAML: AssumeRoleWithSAML = /* @__PURE__ */ unsigned(operations.assumeRoleWithSAML);
export const assumeRoleWithWebIdentity: AssumeRoleWithWebIdentity = /* @__PURE__ */ unsigned(
  operations.assumeRoleWithWebIdentity,
);
export const assumeRoot: AssumeRoot = /* @__PURE__ */ signed(operations.assumeRoot);
export const decodeAuthorizationMessage: DecodeAuthorizationMessage = /* @__PURE__ */ signed(
  operations.decodeAuthorizationMessage,
);
export const getAccessKeyInfo: GetAccessKeyInfo = /* @__PURE__ */ signed(operations.getAccessKeyInfo);
export const getCallerIdentity: GetCallerIdentity = /* @__PURE__ */ signed(operations.getCallerIdentity);
export const getDelegatedAccessToken: GetDelegatedAccessToken = /* @__PURE__ */ signed(
  operations.getDelegatedAccessToken,
);
export const getFederationToken: GetFederationToken = /* @__PURE__ */ signed(operations.getFederationToken);
export const getScopedCredentials: GetScopedCredentials = /* @__PURE__ */ signed(
  operations.getScopedCredentials,
);
export const getSessionToken: GetSessionToken = /* @__PURE__ */ signed(operations.getSessionToken);
export const getWebIdentityToken: GetWebIdentityToken = /* @__PURE__ */ signed(
  operations.getWebIdentityToken,
);

export const requestHandler = /* @__PURE__ */ requestHandlers<ReactNativeHandlerOptions>(platform);
export const cacheCredentials: CacheCredentials = /* @__PURE__ */ credentialsCache(platform);
