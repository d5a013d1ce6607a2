/** Each operation as it is on the wire, with its input and output types. */
export * from "./operations/assume-role.js";
export * from "./operations/assume-role-with-saml.js";
export * from "./operations/assume-role-with-web-identity.js";
export * from "./operations/assume-root.js";
export * from "./operations/decode-authorization-message.js";
export * from "./operations/get-access-key-info.js";
export * from "./operations/get-caller-identity.js";
export * from "./operations/get-delegated-access-token.js";
export * from "./operations/get-federation-token.js";
export * from "./operations/get-scoped-credentials.js";
export * from "./operations/get-session-token.js";
export * from "./operations/get-web-identity-token.js";
