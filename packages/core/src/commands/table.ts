import type { Handler } from "@smithy/types";
import * as commandClasses from "./index.js";

/**
 * Every operation (API version 2011-06-15), keyed by its method name on `STS`. The methods and the
 * input and output unions are derived from this table. Editors show the comments on the methods: they are
 * lost from the declaration of an object, but not from that of a class.
 */
class CommandTable {
  /** Assumes an IAM role and returns temporary credentials for it. */
  assumeRole = commandClasses.AssumeRoleCommand;
  /** Assumes a role with a SAML assertion. The request is not signed. */
  assumeRoleWithSAML = commandClasses.AssumeRoleWithSAMLCommand;
  /** Assumes a role with an identity provider's token. The request is not signed. */
  assumeRoleWithWebIdentity = commandClasses.AssumeRoleWithWebIdentityCommand;
  /** Returns short-term credentials for a task as the root user of a member account. */
  assumeRoot = commandClasses.AssumeRootCommand;
  /** Decodes why AWS refused a request, from the encoded message in the refusal. */
  decodeAuthorizationMessage = commandClasses.DecodeAuthorizationMessageCommand;
  /** Returns the account that an access key id belongs to. */
  getAccessKeyInfo = commandClasses.GetAccessKeyInfoCommand;
  /** Returns whose credentials the client signs with. Needs no permission. */
  getCallerIdentity = commandClasses.GetCallerIdentityCommand;
  /** Exchanges a trade-in token for temporary credentials. */
  getDelegatedAccessToken = commandClasses.GetDelegatedAccessTokenCommand;
  /** Returns temporary credentials for a federated user. */
  getFederationToken = commandClasses.GetFederationTokenCommand;
  /** Returns temporary credentials that allow less than those of the session that the client signs with. */
  getScopedCredentials = commandClasses.GetScopedCredentialsCommand;
  /** Returns temporary credentials for the IAM user, with MFA if its policies ask for it. */
  getSessionToken = commandClasses.GetSessionTokenCommand;
  /** Returns a signed JSON web token that external services can verify. */
  getWebIdentityToken = commandClasses.GetWebIdentityTokenCommand;
}

/** The class of each operation's command, by the operation's method on `STS`: `commands.assumeRole` is `AssumeRoleCommand`. */
export const commands = /* @__PURE__ */ new CommandTable();

type Commands = CommandTable[keyof CommandTable];

/** The input of any command. */
export type ServiceInputTypes = InputOf<Commands>;

/** The output of any command, as in `@aws-sdk/client-sts`. */
export type ServiceOutputTypes = OutputOf<Commands>;

// These, and the type of `send`, look at no more of a command than they need: with its middleware, a type check compares a
// third more types.

/** The input type of a command class. */
export type InputOf<Class> = Class extends new (
  ...args: any
) => { readonly input: infer Input }
  ? Input
  : never;

/** The output type of a command class. */
type OutputOf<Class> = Class extends new (
  ...args: any
) => { resolveMiddlewareWithContext(...args: any): Handler<any, infer Output> }
  ? Output
  : never;

/** What sending a command of the class resolves to. */
export type ResultOf<Class> = Class extends new (
  ...args: any
) => { resolveMiddleware(...args: any): Handler<any, infer Result> }
  ? Result
  : never;
