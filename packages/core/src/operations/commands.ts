import type { OperationCommand } from "../command.js";
import * as operations from "./index.js";

/**
 * Every operation (API version 2011-06-15), keyed by its method name on `STS`. The methods, the input and output unions
 * and the packages' command entry points are all derived from this table.
 */
export const commands = {
  assumeRole: operations.AssumeRoleCommand,
  assumeRoleWithSAML: operations.AssumeRoleWithSAMLCommand,
  assumeRoleWithWebIdentity: operations.AssumeRoleWithWebIdentityCommand,
  assumeRoot: operations.AssumeRootCommand,
  decodeAuthorizationMessage: operations.DecodeAuthorizationMessageCommand,
  getAccessKeyInfo: operations.GetAccessKeyInfoCommand,
  getCallerIdentity: operations.GetCallerIdentityCommand,
  getDelegatedAccessToken: operations.GetDelegatedAccessTokenCommand,
  getFederationToken: operations.GetFederationTokenCommand,
  getSessionToken: operations.GetSessionTokenCommand,
  getWebIdentityToken: operations.GetWebIdentityTokenCommand,
};

type Commands = (typeof commands)[keyof typeof commands];

/** The input of any command. */
export type ServiceInputTypes = InputOf<Commands>;

/** The output of any command. */
export type ServiceOutputTypes = OutputOf<Commands>;

/** The input type of a command class. */
export type InputOf<Class> = Class extends new (
  ...args: any
) => OperationCommand<infer Input, any>
  ? Input
  : never;

/** The output type of a command class. */
export type OutputOf<Class> = Class extends new (
  ...args: any
) => OperationCommand<any, infer Output>
  ? Output
  : never;
