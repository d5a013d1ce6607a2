/** Core's providers for Node. Their documentation is on their types. */
import {
  type DecorateDefaultCredentialProvider,
  decoratedDefaultProvider,
  type FromTemporaryCredentials,
  type FromWebToken,
  type GetDefaultRoleAssumer,
  type GetDefaultRoleAssumerWithWebIdentity,
  roleAssumer,
  roleAssumerWithWebIdentity,
  temporaryCredentials,
  webToken,
} from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";

export const fromWebToken: FromWebToken = /* @__PURE__ */ webToken(nodePlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials =
  /* @__PURE__ */ temporaryCredentials(nodePlatform);
export const getDefaultRoleAssumer: GetDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(nodePlatform);
export const getDefaultRoleAssumerWithWebIdentity: GetDefaultRoleAssumerWithWebIdentity =
  /* @__PURE__ */ roleAssumerWithWebIdentity(nodePlatform);
export const decorateDefaultCredentialProvider: DecorateDefaultCredentialProvider =
  /* @__PURE__ */ decoratedDefaultProvider(nodePlatform);
