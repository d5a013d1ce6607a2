import { ACCOUNT, identity, roleArn, scenario } from "./scenario.js";

const DENY_ALL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const ALICES_DEVICE = `arn:aws:iam::${ACCOUNT}:mfa/alice`;

/** Each signed operation, with all members of its input that can be combined. */
export const signedOperations = [
  scenario({
    name: "assume-role",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.AssumeRoleCommand({
          RoleArn: roleArn("WithExternalId"),
          RoleSessionName: "e2e@example.com",
          PolicyArns: [{ arn: READ_ONLY }, { arn: "arn:aws:iam::aws:policy/SecurityAudit" }],
          Policy: DENY_ALL,
          DurationSeconds: 900,
          Tags: [
            { Key: "Project", Value: "stskit" },
            { Key: "Empty", Value: "" },
          ],
          TransitiveTagKeys: ["Project"],
          ExternalId: "example-external-id",
          SourceIdentity: "alice",
          ProvidedContexts: [
            {
              ProviderArn: "arn:aws:iam::aws:contextProvider/IdentityCenter",
              ContextAssertion: "assertion",
            },
          ],
          MinimumSessionTokenSize: 2048,
        }),
      ),
  }),

  scenario({
    name: "assume-role-with-mfa",
    prepare: (server) => ({ TokenCode: server.totp(ALICES_DEVICE) }),
    run: ({ client, sdk, given }) =>
      client.send(
        new sdk.AssumeRoleCommand({
          RoleArn: roleArn("WithMfa"),
          RoleSessionName: "e2e",
          SerialNumber: ALICES_DEVICE,
          TokenCode: given.TokenCode,
        }),
      ),
  }),

  scenario({
    name: "assume-root",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.AssumeRootCommand({
          TargetPrincipal: "210987654321",
          TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" },
          DurationSeconds: 300,
        }),
      ),
  }),

  scenario({
    name: "decode-authorization-message",
    async run({ client, sdk }) {
      const refused = new sdk.AssumeRoleCommand({ RoleArn: roleArn("Chained"), RoleSessionName: "e2e" });
      const error: Error = await client.send(refused).then(
        () => new Error("It was not refused."),
        (error) => error,
      );
      const [, EncodedMessage] = error.message.split("failure message: ");
      return client.send(new sdk.DecodeAuthorizationMessageCommand({ EncodedMessage }));
    },
  }),

  scenario({
    name: "get-access-key-info",
    run: ({ client, sdk }) =>
      client.send(new sdk.GetAccessKeyInfoCommand({ AccessKeyId: "AKIARZPUZDIKB7EDNW52" })),
  }),

  scenario({
    name: "get-caller-identity",
    run: ({ client, sdk }) => client.send(new sdk.GetCallerIdentityCommand({})),
  }),

  scenario({
    name: "get-delegated-access-token",
    prepare: (server) => ({ TradeInToken: server.tradeInToken({ durationSeconds: 1800 }) }),
    run: ({ client, sdk, given }) => client.send(new sdk.GetDelegatedAccessTokenCommand(given)),
  }),

  scenario({
    name: "get-federation-token",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.GetFederationTokenCommand({
          Name: "federated",
          Policy: DENY_ALL,
          PolicyArns: [{ arn: READ_ONLY }],
          DurationSeconds: 3600,
          Tags: [{ Key: "Team", Value: "e2e" }],
        }),
      ),
  }),

  scenario({
    name: "get-scoped-credentials",
    async run({ client, connect, sdk }) {
      const session = { RoleArn: roleArn("Open"), RoleSessionName: "e2e", SourceIdentity: "alice" };
      const { Credentials } = await client.send(new sdk.AssumeRoleCommand(session));
      return connect({ credentials: identity(Credentials!) }).send(
        new sdk.GetScopedCredentialsCommand({
          Policy: DENY_ALL,
          DurationSeconds: 900,
          MinimumSessionTokenSize: 2048,
          ScopedSessionDescription: "e2e: nothing at all",
        }),
      );
    },
  }),

  scenario({
    name: "get-session-token",
    prepare: (server) => ({ TokenCode: server.totp(ALICES_DEVICE) }),
    run: ({ client, sdk, given }) =>
      client.send(
        new sdk.GetSessionTokenCommand({
          DurationSeconds: 900,
          SerialNumber: ALICES_DEVICE,
          TokenCode: given.TokenCode,
        }),
      ),
  }),

  scenario({
    name: "get-web-identity-token",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.GetWebIdentityTokenCommand({
          Audience: ["https://api.example.com", "https://other.example.com"],
          SigningAlgorithm: "ES384",
          DurationSeconds: 60,
          Tags: [{ Key: "Team", Value: "e2e" }],
        }),
      ),
  }),
];
