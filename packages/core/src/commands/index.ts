/** Each operation's command, with its input and output types. */
export * from "./AssumeRoleCommand.js";
export * from "./AssumeRoleWithSAMLCommand.js";
export * from "./AssumeRoleWithWebIdentityCommand.js";
export * from "./AssumeRootCommand.js";
export * from "./DecodeAuthorizationMessageCommand.js";
export * from "./GetAccessKeyInfoCommand.js";
export * from "./GetCallerIdentityCommand.js";
export * from "./GetDelegatedAccessTokenCommand.js";
export * from "./GetFederationTokenCommand.js";
export * from "./GetScopedCredentialsCommand.js";
export * from "./GetSessionTokenCommand.js";
export * from "./GetWebIdentityTokenCommand.js";
