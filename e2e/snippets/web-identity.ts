import { defaultWorld, type OidcProviderOptions, type RoleOptions } from "@stskit/sts-local";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface WebIdentity {
  readonly provider: OidcProviderOptions;
  /** The default roles, and one that trusts the provider. */
  readonly roles: readonly RoleOptions[];
  token(subject: string): Promise<string>;
}

/** An OIDC provider whose key only these tests have. */
export async function webIdentity(): Promise<WebIdentity> {
  const issuer = "https://oidc.tests.example";
  const audience = "sts.amazonaws.com";
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kty: "RSA", kid: "tests", alg: "RS256", use: "sig" };
  const trusted = { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.tests.example" };
  return {
    provider: { issuer, clientIds: [audience], jwks: { keys: [jwk] } },
    roles: [
      ...defaultWorld().roles,
      {
        name: "FromTests",
        trustPolicy: {
          Version: "2012-10-17",
          Statement: { Effect: "Allow", Principal: trusted, Action: "sts:AssumeRoleWithWebIdentity" },
        },
      },
    ],
    token: (subject) =>
      new SignJWT({})
        .setProtectedHeader({ alg: "RS256", kid: "tests" })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime("10m")
        .sign(privateKey),
  };
}
