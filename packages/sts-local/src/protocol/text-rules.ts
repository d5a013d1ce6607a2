import type { TextRule } from "./parameters.js";

/** Lengths and alphabets of the API's string types, from the STS API reference (version 2011-06-15). */
export const ARN: TextRule = { min: 20, max: 2048 };
export const ROLE_SESSION_NAME: TextRule = { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ };
export const SOURCE_IDENTITY: TextRule = { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ };
export const EXTERNAL_ID: TextRule = { min: 2, max: 1224, pattern: /^[\w+=,.@:/-]*$/ };
export const SERIAL_NUMBER: TextRule = { min: 9, max: 256, pattern: /^[\w+=/:,.@-]*$/ };
export const TOKEN_CODE: TextRule = { min: 6, max: 6, pattern: /^\d*$/ };
export const FEDERATED_USER_NAME: TextRule = { min: 2, max: 32, pattern: /^[\w+=,.@-]*$/ };
export const ACCESS_KEY_ID: TextRule = { min: 16, max: 128, pattern: /^\w*$/ };
export const TAG_KEY: TextRule = { min: 1, max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u };
export const TAG_VALUE: TextRule = { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u };
export const WEB_IDENTITY_TOKEN: TextRule = { min: 4, max: 20_000 };
export const SAML_ASSERTION: TextRule = { min: 4, max: 100_000 };
export const PROVIDER_ID: TextRule = { min: 4, max: 2048 };
export const ENCODED_MESSAGE: TextRule = { min: 1, max: 10_240 };
export const CONTEXT_ASSERTION: TextRule = { min: 4, max: 2048 };
export const TARGET_PRINCIPAL: TextRule = { min: 12, max: 2048 };
export const TOKEN_AUDIENCE: TextRule = { min: 1, max: 1000 };
/** Space to U+00FF, tab and line ends. */
export const SESSION_POLICY: TextRule = { min: 1, max: 2048, pattern: /^[\t\n\r\u0020-\u00FF]+$/ };
