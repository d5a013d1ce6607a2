import { identity, refusal, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test } from "vitest";
import { BaseSTSClient } from "../src/client/sts-client.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import type { STSClientConfig } from "../src/settings/client-config.js";

const whoAmI = () => new GetCallerIdentityCommand();
const call = async (options: object) => {
  const { client } = scriptedClient([identity], options as STSClientConfig);
  return client.send(whoAmI());
};

test.each([
  ["maxAttempts", { maxAttempts: 0 }, "maxAttempts is 0, but must be a whole number from 1"],
  ["maxAttempts", { maxAttempts: Number.NaN }, "maxAttempts is NaN"],
  ["retryMode", { retryMode: "eager" }, 'retryMode is "eager"'],
  ["retryStrategy", { retryStrategy: {} }, "retryStrategy lacks the method"],
  ["requestHandler", { requestHandler: "x" }, "requestHandler is of type string"],
  ["logger", { logger: "console" }, "logger is of type string, but must be an object"],
  ["extensions", { extensions: [{}] }, "extensions contains a value without a configure method"],
  ["endpointProvider", { endpointProvider: () => ({}) }, "endpointProvider returned no endpoint"],
  ["endpoint", { endpoint: { protocol: 5, hostname: "h" } }, "endpoint must be a URL such as"],
  ["endpoint", { endpoint: () => undefined }, "endpoint must be a URL such as"],
  ["systemClockOffset", { systemClockOffset: Number.NaN }, "systemClockOffset is NaN, but must be a number"],
  ["systemClockOffset", { systemClockOffset: Number.POSITIVE_INFINITY }, "systemClockOffset is Infinity"],
  ["systemClockOffset", { systemClockOffset: 1e17 }, "systemClockOffset is 100000000000000000"],
  ["systemClockOffset", { systemClockOffset: "5" }, 'systemClockOffset is "5"'],
  ["region", { region: 123 }, "region is 123, but must be a region name"],
  ["region", { region: async () => undefined }, "Region is missing. Pass a region."],
  ["an extension's region", extending((x) => x.setRegion("evil.example/x")), "is not a valid region name"],
])("an invalid value of %s is rejected, naming the option", async (_, options, message) => {
  await expect(call(options)).rejects.toThrow(message);
});

test.each([
  ["eu-west-1", "a value of type string"],
  [5, "a value of type number"],
  [["eu-west-1"], "an array"],
  [() => ({}), "a value of type function"],
])("options that are no object are rejected: %s", (given, what) => {
  const { platform, warnings } = scriptedClient([identity]);
  expect(() => new BaseSTSClient(platform, given as object)).toThrow(
    new TypeError(
      `A client takes its options as an object, but ${what} was given. Give { region: "eu-west-1" }, for example.`,
    ),
  );
  expect(warnings).toEqual([]);
});

test("null is the same as no options", () => {
  const { platform } = scriptedClient([identity]);
  expect(new BaseSTSClient(platform, null as never).config.region).toBeTypeOf("function");
});

const evil = "/a HTTP/1.1\r\nx-other: b";
const url = { protocol: "https:", hostname: "sts.example.com", port: "", pathname: "/", href: "" };

test.each([
  [
    "hostname",
    { endpointProvider: () => ({ url: { ...url, hostname: evil }, headers: {}, properties: {} }) },
  ],
  ["path", { endpointProvider: () => ({ url: { ...url, pathname: evil }, headers: {}, properties: {} }) }],
])("a line break in the %s that an endpoint provider returns is not sent", async (part, options: object) => {
  const { client, requests } = scriptedClient([identity], options);
  await expect(client.send(whoAmI())).rejects.toThrow(`The ${part} of the request contains a line break`);
  expect(requests).toEqual([]);
});

test.each([[" https://sts.example.com\n"], [{ url: "https://sts.example.com" }]])(
  "the endpoint %j is parsed",
  async (endpoint) => {
    const { client, requests } = scriptedClient([identity], { endpoint: endpoint as string });
    await client.send(whoAmI());
    expect(requests[0]!.hostname).toBe("sts.example.com");
  },
);

test.each([1e12, -1, Number.NaN, "5"])(
  "requestTimeout %s of one call is rejected",
  async (requestTimeout) => {
    const { client } = scriptedClient([identity]);
    const refused = client.send(whoAmI(), { requestTimeout: requestTimeout as number });
    await expect(refused).rejects.toThrow(/^requestTimeout is/);
  },
);

test("a value set by an extension is parsed like the option", async () => {
  const { client, requests } = scriptedClient(
    [identity],
    extending((x) => x.setRegion("fips-us-east-1")),
  );
  await client.send(whoAmI());
  expect(requests[0]!.headers["authorization"]).toContain("/us-east-1/sts/");
});

test("a retry strategy may be a function, and an endpoint provider asynchronous", async () => {
  const other = scriptedClient([identity]).client.config;
  const { client, requests } = scriptedClient([identity], {
    retryStrategy: other.retryStrategy as any,
    endpointProvider: (async (parameters: object) => other.endpointProvider(parameters)) as any,
  });
  await client.send(whoAmI());
  expect(requests[0]!.hostname).toBe("sts.eu-west-1.amazonaws.com");
});

test("errors have their message when serialized as JSON", async () => {
  const { client } = scriptedClient([refusal("AccessDenied", 403)]);
  const error = await client.send(whoAmI()).catch((e: unknown) => e);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "AccessDenied", message: "No." });
});

test("an error thrown by middleware reaches the caller, even if frozen", async () => {
  const { client } = scriptedClient([identity]);
  const thrown = Object.freeze(new Error("mine"));
  const throwing = () => async () => {
    throw thrown;
  };
  client.middlewareStack.add(throwing as any, { step: "finalizeRequest" });
  await expect(client.send(whoAmI())).rejects.toBe(thrown);
});

function extending(configure: (configuration: any) => void): STSClientConfig {
  return { extensions: [{ configure }] };
}

test("ignoreConfiguredEndpointUrls: false takes precedence over the environment's", async () => {
  const found = { ignoreConfiguredEndpointUrls: true, endpoint: "https://sts.example.com" };
  for (const [given, hostname] of [
    [undefined, "sts.eu-west-1.amazonaws.com"],
    [false, "sts.example.com"],
  ] as const) {
    const { client, requests } = scriptedClient([identity], { ignoreConfiguredEndpointUrls: given }, found);
    await client.send(new GetCallerIdentityCommand());
    expect(requests[0]!.hostname).toBe(hostname);
  }
});
