import type { StringConstraint } from "./parameters.js";

/** Length and pattern of each string parameter, from the STS API reference (version 2011-06-15). */
export const ARN: StringConstraint = { min: 20, max: 2048 };
export const ROLE_ARN: StringConstraint = { ...ARN, example: "arn:aws:iam::123456789012:role/Name" };
export const ROLE_SESSION_NAME: StringConstraint = { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ };
export const SOURCE_IDENTITY: StringConstraint = { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ };
export const EXTERNAL_ID: StringConstraint = { min: 2, max: 1224, pattern: /^[\w+=,.@:/-]*$/, secret: true };
export const SERIAL_NUMBER: StringConstraint = { min: 9, max: 256, pattern: /^[\w+=/:,.@-]*$/ };
export const TOKEN_CODE: StringConstraint = { min: 6, max: 6, pattern: /^\d*$/, secret: true };
export const FEDERATED_USER_NAME: StringConstraint = { min: 2, max: 32, pattern: /^[\w+=,.@-]*$/ };
export const ACCESS_KEY_ID: StringConstraint = { min: 16, max: 128, pattern: /^\w*$/ };
export const TAG_KEY: StringConstraint = { min: 1, max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u };
export const TAG_VALUE: StringConstraint = { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u };
export const WEB_IDENTITY_TOKEN: StringConstraint = { min: 4, max: 20_000, secret: true };
export const SAML_ASSERTION: StringConstraint = { min: 4, max: 100_000, secret: true };
export const PROVIDER_ID: StringConstraint = { min: 4, max: 2048 };
export const ENCODED_MESSAGE: StringConstraint = { min: 1, max: 10_240, secret: true };
export const CONTEXT_ASSERTION: StringConstraint = { min: 4, max: 2048, secret: true };
export const TARGET_PRINCIPAL: StringConstraint = { min: 12, max: 2048 };
export const TOKEN_AUDIENCE: StringConstraint = { min: 1, max: 1000 };
export const SCOPED_SESSION_DESCRIPTION: StringConstraint = { max: 256 };
/** Tab, line feed, carriage return, and U+0020 to U+00FF. */
export const SESSION_POLICY: StringConstraint = { min: 1, max: 2048, pattern: /^[\t\n\r\u0020-\u00FF]+$/ };
