/** Each operation's command, with its input and output types. */
export * from "./assume-role.js";
export * from "./assume-role-with-saml.js";
export * from "./assume-role-with-web-identity.js";
export * from "./assume-root.js";
export * from "./decode-authorization-message.js";
export * from "./get-access-key-info.js";
export * from "./get-caller-identity.js";
export * from "./get-delegated-access-token.js";
export * from "./get-federation-token.js";
export * from "./get-session-token.js";
export * from "./get-web-identity-token.js";
