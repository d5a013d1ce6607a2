import { suggestion } from "../shape/nearest.js";
import { anything, oneOf, string } from "../shape/scalars.js";
import { refuse, type Shape } from "../shape/shape.js";
import { isRecord, object, oneOrMany, optional, record, required } from "../shape/structures.js";
import { CONDITION_OPERATORS, isSupportedOperator, matchesWildcard } from "./conditions.js";
import type {
  OneOrMany,
  PolicyConditions,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./policy-document.js";

type TrustStatement = Omit<PolicyStatement, "Resource" | "NotResource">;

const TRUST_ACTIONS = [
  "sts:AssumeRole",
  "sts:AssumeRoleWithSAML",
  "sts:AssumeRoleWithWebIdentity",
  "sts:SetContext",
  "sts:SetSourceIdentity",
  "sts:TagSession",
];

const inAnyCase = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);

/** An action that a trust policy can allow, perhaps with wildcards. */
const trustAction: Shape<string> = {
  what: "an action such as sts:AssumeRole",
  schema: {
    type: "string",
    anyOf: [
      // Editors offer these. The server ignores case, as IAM does.
      { enum: TRUST_ACTIONS },
      { pattern: `^(${TRUST_ACTIONS.map(inAnyCase).join("|")})$` },
      // Whether anything matches the wildcards is left to the server.
      { pattern: `^([sStT]{0,3}|${inAnyCase("sts")}:.*)[*?]` },
    ],
  },
  check(value, path) {
    if (typeof value !== "string") refuse(path, value, this.what);
    if (TRUST_ACTIONS.some((action) => matchesWildcard(value, action, false))) return;
    throw new TypeError(
      `${path} is ${JSON.stringify(value)}, which assumes no role; ${suggestion(value, TRUST_ACTIONS)}`,
    );
  },
};

const conditionValue: Shape<string | number | boolean> = {
  what: "a string, a number, or true or false",
  schema: { anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }] },
  check(value, path) {
    if (!["string", "number", "boolean"].includes(typeof value)) refuse(path, value, this.what);
  },
};

const conditions: Shape<PolicyConditions> = record(record(oneOrMany(conditionValue)), {
  pattern: new RegExp(`^((ForAllValues|ForAnyValue):)?(${CONDITION_OPERATORS.join("|")})(IfExists)?$`),
  check(operator, path) {
    if (isSupportedOperator(operator)) return;
    throw new TypeError(
      `${path} is no operator that sts-local supports; ${suggestion(operator, CONDITION_OPERATORS)}`,
    );
  },
});

const awsPrincipal = string({
  what: `"*", an account ID, or the ARN of a user, role, session or account`,
  pattern:
    /^(\*|\d{12}|arn:[\w-]+:(iam|sts)::\d{12}:(root|user\/[^*]+|role\/[^*]+|assumed-role\/[^*]+\/[^*]+|federated-user\/[^*]+))$/,
});

const federatedPrincipal = string({
  what: "the ARN of an OIDC or SAML provider, or a domain such as cognito-identity.amazonaws.com",
  pattern: /^(arn:[\w-]+:iam::\d{12}:(oidc|saml)-provider\/\S+|[\w-]+(\.[\w-]+)+)$/,
});

const principals = object<
  Partial<Record<"AWS" | "Federated" | "Service" | "CanonicalUser", OneOrMany<string>>>
>({
  AWS: optional(oneOrMany(awsPrincipal)),
  Federated: optional(oneOrMany(federatedPrincipal)),
  Service: optional(oneOrMany(string())),
  CanonicalUser: optional(oneOrMany(string())),
});

const principal: Shape<PolicyPrincipal> = {
  what: `"*", or an object such as { "AWS": "123456789012" }`,
  schema: { anyOf: [{ const: "*" }, { ...principals.schema, minProperties: 1 }] },
  check(value, path) {
    if (value === "*") return;
    if (!isRecord(value)) refuse(path, value, this.what);
    if (Object.values(value).flat().length === 0) throw new TypeError(`${path} names nobody.`);
    principals.check(value, path);
  },
};

/** The trust policy of a role. */
export const trustPolicy: Shape<PolicyDocument> = policy<TrustStatement>(
  object<TrustStatement>(
    {
      Sid: optional(string()),
      Effect: required(oneOf(["Allow", "Deny"])),
      Principal: optional(principal, "Who may assume the role"),
      NotPrincipal: optional(principal),
      Action: optional(oneOrMany(trustAction)),
      NotAction: optional(oneOrMany(string())),
      Condition: optional(conditions),
    },
    {
      either: [
        ["Principal", "NotPrincipal"],
        ["Action", "NotAction"],
      ],
    },
  ),
);

/** A policy for a session. Whether its actions, resources and conditions exist is not checked. */
export const sessionPolicy: Shape<PolicyDocument> = policy<PolicyStatement>(
  object<PolicyStatement>(
    {
      Sid: optional(string()),
      Effect: required(oneOf(["Allow", "Deny"])),
      Principal: optional(anything),
      NotPrincipal: optional(anything),
      Action: optional(oneOrMany(string())),
      NotAction: optional(oneOrMany(string())),
      Resource: optional(oneOrMany(string())),
      NotResource: optional(oneOrMany(string())),
      Condition: optional(record(anything)),
    },
    { either: [["Action", "NotAction"]] },
  ),
);

function policy<S extends PolicyStatement>(statement: Shape<S>): Shape<PolicyDocument> {
  return object<PolicyDocument>({
    Version: optional(oneOf(["2012-10-17", "2008-10-17"])),
    Id: optional(string()),
    Statement: required(oneOrMany(statement)),
  });
}
