import { ACCOUNT, roleArn, scenario } from "./scenario.js";

/** Operations that only need a token: sent without a signature, even by a client that has credentials. */
export const unsignedOperations = [
  scenario({
    name: "assume-role-with-web-identity",
    prepare: async (server) => ({ WebIdentityToken: await server.webIdentityToken({ sub: "somebody" }) }),
    run: ({ connect, sdk, given }) =>
      connect({ credentials: undefined }).send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn("WebIdentity"),
          RoleSessionName: "e2e",
          WebIdentityToken: given.WebIdentityToken,
          PolicyArns: [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
          DurationSeconds: 900,
        }),
      ),
  }),

  scenario({
    name: "assume-role-with-saml",
    prepare: async (server) => ({ SAMLAssertion: await server.samlAssertion() }),
    run: ({ connect, sdk, given }) =>
      connect({ credentials: undefined }).send(
        new sdk.AssumeRoleWithSAMLCommand({
          RoleArn: roleArn("Saml"),
          PrincipalArn: `arn:aws:iam::${ACCOUNT}:saml-provider/sts-local`,
          SAMLAssertion: given.SAMLAssertion,
        }),
      ),
  }),

  scenario({
    name: "unsigned-with-credentials-at-hand",
    prepare: async (server) => ({ WebIdentityToken: await server.webIdentityToken() }),
    run: ({ client, sdk, given }) =>
      client.send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn("WebIdentity"),
          RoleSessionName: "e2e",
          WebIdentityToken: given.WebIdentityToken,
        }),
      ),
  }),
];
