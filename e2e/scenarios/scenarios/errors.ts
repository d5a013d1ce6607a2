import type { Fault } from "@stskit/sts-local";
import { roleArn, scenario } from "./scenario.js";

/** What the service refuses, and responses that don't come from it. */
export const errors = [
  scenario({
    name: "error-modelled",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.AssumeRoleCommand({ RoleArn: roleArn("Open"), RoleSessionName: "e2e", Policy: "{" }),
      ),
  }),

  scenario({
    name: "error-modelled-by-another-code",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn("WebIdentity"),
          RoleSessionName: "e2e",
          WebIdentityToken: "no token",
        }),
      ),
  }),

  scenario({
    name: "error-access-denied",
    run: ({ client, sdk }) =>
      client.send(new sdk.AssumeRoleCommand({ RoleArn: roleArn("Chained"), RoleSessionName: "e2e" })),
  }),

  scenario({
    name: "error-wrong-secret",
    run: ({ connect, config, sdk }) =>
      connect({
        credentials: { ...(config.credentials as { accessKeyId: string }), secretAccessKey: "wrong" },
      }).send(new sdk.GetCallerIdentityCommand({})),
  }),

  scenario({
    name: "error-no-region",
    async run({ connect, sdk }) {
      const region = (): Promise<string> => Promise.reject(new Error("The region's provider failed."));
      return connect({ region }).send(new sdk.GetCallerIdentityCommand({}));
    },
  }),

  ...Object.entries<Fault>({
    "error-without-code": { status: 404, body: "" },
    "response-in-html": {
      status: 403,
      body: "<!doctype html><title>Blocked</title><p>By a proxy & more",
      headers: { "content-type": "text/html" },
    },
    "response-in-json": {
      status: 400,
      body: '{"message":"No such host"}',
      headers: { "content-type": "application/json" },
    },
    "response-truncated": { truncate: 100 },
    "response-empty": { body: "" },
    "response-of-something-else": { body: "<Hello>world</Hello>" },
  }).map(([name, fault]) =>
    scenario({
      name,
      prepare: (server) => {
        server.faults.add(fault);
        return {};
      },
      run: ({ connect, sdk }) => connect({ maxAttempts: 1 }).send(new sdk.GetCallerIdentityCommand({})),
    }),
  ),
];
