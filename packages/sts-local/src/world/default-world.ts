import { createHash } from "node:crypto";
import type { PolicyConditions, PolicyDocument, PolicyPrincipal } from "../policy/policy-document.js";
import { toBase32 } from "../principal/unique-id.js";
import type { WorldOptions } from "./world.js";

export const DEFAULT_ACCOUNT_ID = "123456789012";
/** The `iss` of the built-in OIDC provider's tokens. It is never contacted, since the server knows its keys. */
export const BUILT_IN_OIDC_ISSUER = "https://oidc.sts-local.test";
/** The `aud` of the built-in OIDC provider's tokens. */
export const BUILT_IN_OIDC_AUDIENCE = "sts.amazonaws.com";
/** The `Issuer` of the built-in SAML provider's assertions. */
export const BUILT_IN_SAML_ENTITY_ID = "https://saml.sts-local.test/metadata";
export const BUILT_IN_SAML_PROVIDER_NAME = "sts-local";
/** The `Audience` and `Recipient` of SAML assertions for AWS. */
export const SAML_AUDIENCE = "https://signin.aws.amazon.com/saml";

/**
 * The users, roles and member accounts that a server has by default. To add a role, spread the default ones:
 * `startStsLocal({ roles: [...defaultWorld().roles, myRole] })`.
 */
export function defaultWorld(accountId: string = DEFAULT_ACCOUNT_ID): WorldOptions {
  const account = { AWS: `arn:aws:iam::${accountId}:root` };
  const oidc = { Federated: `arn:aws:iam::${accountId}:oidc-provider/oidc.sts-local.test` };
  const saml = { Federated: `arn:aws:iam::${accountId}:saml-provider/${BUILT_IN_SAML_PROVIDER_NAME}` };
  return {
    users: [
      {
        name: "alice",
        mfaDevices: [{ serialNumber: `arn:aws:iam::${accountId}:mfa/alice`, secret: exampleMfaSecret() }],
      },
      { name: "bob" },
    ],
    roles: [
      { name: "Open", trustPolicy: trustPolicy(account) },
      { name: "TwelveHours", trustPolicy: trustPolicy(account), maxSessionDuration: 43_200 },
      {
        name: "WithExternalId",
        trustPolicy: trustPolicy(account, { StringEquals: { "sts:ExternalId": "example-external-id" } }),
      },
      {
        name: "WithMfa",
        trustPolicy: trustPolicy(account, { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
      },
      { name: "AliceOnly", trustPolicy: trustPolicy({ AWS: `arn:aws:iam::${accountId}:user/alice` }) },
      { name: "Chained", trustPolicy: trustPolicy({ AWS: `arn:aws:iam::${accountId}:role/Open` }) },
      {
        name: "WebIdentity",
        trustPolicy: trustPolicy(oidc, {
          StringEquals: { "oidc.sts-local.test:aud": BUILT_IN_OIDC_AUDIENCE },
        }),
      },
      { name: "Saml", trustPolicy: trustPolicy(saml, { StringEquals: { "SAML:aud": SAML_AUDIENCE } }) },
    ],
    oidcProviders: [],
    samlProviders: [],
    memberAccounts: ["210987654321"],
  };
}

/** Allows assuming a role in every way, with session tags, a source identity and contexts. */
function trustPolicy(principal: PolicyPrincipal, conditions?: PolicyConditions): PolicyDocument {
  const Action = [
    "sts:AssumeRole",
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoleWithSAML",
    "sts:TagSession",
    "sts:SetSourceIdentity",
    "sts:SetContext",
  ];
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: principal, Action, ...(conditions && { Condition: conditions }) },
    ],
  };
}

function exampleMfaSecret(): string {
  return toBase32(createHash("sha256").update("example authenticator of alice").digest().subarray(0, 20));
}
