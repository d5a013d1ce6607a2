import { type Client, identity, roleArn, type Stage, scenario } from "./scenario.js";

/** Credentials from STS, used for the next call. */
export const temporaryCredentials = [
  scenario({
    name: "roles-in-turn",
    async run(stage) {
      const { connect, client, sdk } = stage;
      const first = await assumed(stage, client, "Open");
      const second = await assumed(stage, connect({ credentials: first }), "Chained");
      return connect({ credentials: second }).send(new sdk.GetCallerIdentityCommand({}));
    },
  }),

  scenario({
    name: "credentials-asked-for-once",
    needsClient: true,
    run: (stage) => callsInTurn(stage, 3),
  }),

  scenario({
    name: "credentials-refused-and-renewed",
    needsClient: true,
    prepare: (server) => {
      server.faults.add({ code: "ExpiredToken", match: { operation: "GetCallerIdentity", nth: 1 } });
      return {};
    },
    run: (stage) => callsInTurn(stage, 2),
  }),

  scenario({
    name: "web-identity-then-signed",
    prepare: async (server) => ({ WebIdentityToken: await server.webIdentityToken() }),
    async run({ connect, given, sdk }) {
      const { Credentials } = await connect({ credentials: undefined }).send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn("WebIdentity"),
          RoleSessionName: "e2e",
          WebIdentityToken: given.WebIdentityToken,
        }),
      );
      return connect({ credentials: identity(Credentials!) }).send(new sdk.GetCallerIdentityCommand({}));
    },
  }),

  scenario({
    name: "role-assumers",
    async run({ config, connect, sdk }) {
      const assume = sdk.getDefaultRoleAssumer(config);
      const credentials = await assume(config.credentials as Identity, {
        RoleArn: roleArn("Open"),
        RoleSessionName: "e2e",
      });
      return connect({ credentials }).send(new sdk.GetCallerIdentityCommand({}));
    },
  }),
];

/** Calls of one client whose credentials come from a role: what each returns, and how often the role was assumed. */
async function callsInTurn(stage: Stage, count: number): Promise<unknown> {
  const { client, connect, sdk } = stage;
  let assumptions = 0;
  const inRole = connect({
    credentials: () => {
      assumptions += 1;
      return assumed(stage, client, "Open");
    },
  });
  const ends: unknown[] = [];
  for (let call = 1; call <= count; call++) {
    ends.push(await inRole.send(new sdk.GetCallerIdentityCommand({})).catch((error: Error) => error));
  }
  return { ends, assumptions };
}

interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

async function assumed({ sdk }: Stage, client: Client, role: string) {
  const command = new sdk.AssumeRoleCommand({ RoleArn: roleArn(role), RoleSessionName: "e2e" });
  return identity((await client.send(command)).Credentials!);
}
