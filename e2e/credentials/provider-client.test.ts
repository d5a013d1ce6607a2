import { Agent } from "node:http";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from "@stskit/client-sts-node/credential-providers";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { beforeEach, describe, expect, test } from "vitest";

beforeEach(() => {
  writeHomeFile("credentials", staticProfile(sts, "base"));
  writeHomeFile(
    "config",
    `[profile role]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n` +
      `[profile chained]\nrole_arn = ${roleArn("Chained")}\nsource_profile = role\n`,
  );
});

const whoAmI = () => new GetCallerIdentityCommand({});

describe("when STS is down", () => {
  const master = () => userKey(sts, "alice");
  const role = (RoleArn: string, masterCredentials: any, region: string) =>
    fromTemporaryCredentials({ params: { RoleArn }, masterCredentials, clientConfig: { region } });

  // Each in its own region, because clients of one endpoint share a retry budget.
  test.each([
    ["a role", "eu-west-1", () => role(roleArn("Open"), master(), "eu-west-1")],
    [
      "a role by way of a role",
      "eu-west-2",
      () => role(roleArn("Chained"), role(roleArn("Open"), master(), "eu-west-2"), "eu-west-2"),
    ],
    ["a profile", "eu-west-3", () => fromIni({ profile: "role" })],
    ["a profile by way of a profile", "eu-north-1", () => fromIni({ profile: "chained" })],
    ["the chain", "eu-south-1", () => fromNodeProviderChain({ profile: "chained" })],
  ])("a client with the credentials of %s makes three requests", async (_, region, provider) => {
    sts.faults.add({ status: 503 });
    const client = new STSClient({ region, credentials: provider() });
    await expect(client.send(whoAmI())).rejects.toMatchObject({
      $metadata: { httpStatusCode: 503, attempts: 3 },
    });
    expect(sts.requests).toHaveLength(3);
    client.destroy();
  });
});

describe("the handler that a provider was given takes precedence over that of the client that asks it", () => {
  /** An agent that counts what goes through it. */
  function countingAgent() {
    const agent = new Agent({ keepAlive: false });
    const connect = agent.createConnection.bind(agent);
    let connections = 0;
    agent.createConnection = (...args: Parameters<typeof connect>) => {
      connections++;
      return connect(...args);
    };
    return { agent, connections: () => connections };
  }

  test.each([
    [
      "fromTemporaryCredentials",
      (clientConfig: object) =>
        fromTemporaryCredentials({
          params: { RoleArn: roleArn("Open") },
          masterCredentials: userKey(sts, "alice"),
          clientConfig,
        }),
    ],
    ["fromIni", (clientConfig: object) => fromIni({ profile: "role", clientConfig })],
    [
      "fromNodeProviderChain",
      (clientConfig: object) => fromNodeProviderChain({ profile: "role", clientConfig }),
    ],
  ])("%s", async (_, provider) => {
    const { agent, connections } = countingAgent();
    const credentials = provider({ region: "eu-west-1", requestHandler: { httpAgent: agent } });
    const client = new STSClient({
      region: "eu-west-1",
      credentials,
      requestHandler: { requestTimeout: 9_000 },
    });
    await client.send(whoAmI());
    expect(sts.requests.map(({ operation }) => operation)).toEqual(["AssumeRole", "GetCallerIdentity"]);
    expect(connections()).toBe(1);
    client.destroy();
    agent.destroy();
  });
});
