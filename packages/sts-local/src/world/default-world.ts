import { createHash } from "node:crypto";
import type { PolicyConditions, PolicyDocument, PolicyPrincipal } from "../policy/policy-document.js";
import { base32 } from "../principal/unique-id.js";
import type { WorldOptions } from "./world.js";

export const DEFAULT_ACCOUNT_ID = "123456789012";
/** `iss` of the built-in OIDC provider's tokens. Nothing answers there: the server knows its keys. */
export const BUILT_IN_OIDC_ISSUER = "https://oidc.sts-local.test";
/** The audience of the built-in OIDC provider. */
export const BUILT_IN_OIDC_AUDIENCE = "sts.amazonaws.com";
/** `Issuer` of the built-in SAML provider's assertions. */
export const BUILT_IN_SAML_ENTITY_ID = "https://saml.sts-local.test/metadata";
export const BUILT_IN_SAML_PROVIDER_NAME = "sts-local";
/** Where AWS wants SAML assertions delivered. */
export const SAML_AUDIENCE = "https://signin.aws.amazon.com/saml";

/**
 * Users and roles that the server has when the options name none. Spread it to add to it:
 * `startStsLocal({ roles: [...defaultWorld().roles, mine] })`.
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
      { name: "Open", trustPolicy: trust(account) },
      { name: "TwelveHours", trustPolicy: trust(account), maxSessionDuration: 43_200 },
      {
        name: "WithExternalId",
        trustPolicy: trust(account, { StringEquals: { "sts:ExternalId": "example-external-id" } }),
      },
      { name: "WithMfa", trustPolicy: trust(account, { Bool: { "aws:MultiFactorAuthPresent": "true" } }) },
      { name: "AliceOnly", trustPolicy: trust({ AWS: `arn:aws:iam::${accountId}:user/alice` }) },
      { name: "Chained", trustPolicy: trust({ AWS: `arn:aws:iam::${accountId}:role/Open` }) },
      {
        name: "WebIdentity",
        trustPolicy: trust(oidc, { StringEquals: { "oidc.sts-local.test:aud": BUILT_IN_OIDC_AUDIENCE } }),
      },
      { name: "Saml", trustPolicy: trust(saml, { StringEquals: { "SAML:aud": SAML_AUDIENCE } }) },
    ],
    oidcProviders: [],
    samlProviders: [],
    memberAccounts: ["210987654321"],
  };
}

/** All that goes with assuming a role is allowed at once, as the console's templates do. */
function trust(principal: PolicyPrincipal, conditions?: PolicyConditions): PolicyDocument {
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
  return base32(createHash("sha256").update("example authenticator of alice").digest().subarray(0, 20));
}
