import { refusal, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test } from "vitest";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import { NetworkError, TimeoutError } from "../src/errors/transport.js";

const HOST = "sts.eu-west-1.amazonaws.com";
const refused = (host: string) =>
  new NetworkError(`The request to ${host} failed: connect ECONNREFUSED`, { code: "ECONNREFUSED" });
const notFound = (host: string, proxy = "") =>
  new NetworkError(`The request to ${host} failed: getaddrinfo ENOTFOUND ${proxy || host}`, {
    code: "ENOTFOUND",
  });

type Script = Parameters<typeof scriptedClient>;

test.each<[when: string, error: Error, options: Script[1], found: Script[2], added: string]>([
  [
    "the option",
    refused("sts.example.com"),
    { endpoint: "https://sts.example.com" },
    {},
    ". The endpoint is from the option endpoint.",
  ],
  [
    "outside the program",
    refused("sts.example.com"),
    {},
    { endpoint: "https://sts.example.com" },
    ". The endpoint is from the virtual platform.",
  ],
  [
    "the option, in a browser",
    new NetworkError("The request to sts.example.com failed: Failed to fetch. (It looks the same.)"),
    { endpoint: "https://sts.example.com" },
    {},
    " The endpoint is from the option endpoint.",
  ],
  ["the region", refused(HOST), {}, {}, ""],
  [
    "a region that has no host",
    notFound(HOST),
    {},
    {},
    ". Check the region, eu-west-1, and the network's name server.",
  ],
  ["the region, behind a proxy that has no host", notFound(HOST, "proxy.example.com"), {}, {}, ""],
  [
    "the option, and the request times out",
    new TimeoutError("sts.example.com was silent."),
    { endpoint: "https://sts.example.com" },
    {},
    " The endpoint is from the option endpoint.",
  ],
  [
    "the option, and the credentials' request fails",
    refused("other.example.com"),
    { endpoint: "https://sts.example.com" },
    {},
    "",
  ],
  [
    "the option, and someone's handler fails",
    new Error("mine"),
    { endpoint: "https://sts.example.com" },
    {},
    "",
  ],
  [
    "the option, and the error is frozen",
    Object.freeze(refused("sts.example.com")),
    { endpoint: "https://sts.example.com" },
    {},
    "",
  ],
])("an error says when the endpoint is from %s", async (_, error, options, found, added) => {
  const { message } = error;
  const { client } = scriptedClient([error], { maxAttempts: 1, ...options }, found);
  // The same error may be thrown again, as by a test's handler.
  for (let call = 0; call < 2; call++) {
    await expect(client.send(new GetCallerIdentityCommand())).rejects.toHaveProperty(
      "message",
      message + added,
    );
  }
});

test("an error about a response that is not from STS says where it is from, and who said so", async () => {
  const page = { statusCode: 200, headers: {}, body: "<html><p>Sign in</p></html>" };
  const { client } = scriptedClient([page], { endpoint: "https://sts.example.com" });
  await expect(client.send(new GetCallerIdentityCommand())).rejects.toThrow(
    "HTTP 200 from sts.example.com: The response is <html>, not <GetCallerIdentityResponse> with <GetCallerIdentityResult>. " +
      'It begins: "<html><p>Sign in</p></html>". The endpoint is from the option endpoint.',
  );
});

test("what STS itself answers has nothing to do with the endpoint", async () => {
  const { client } = scriptedClient([refusal("AccessDenied", 403)], { endpoint: "https://sts.example.com" });
  await expect(client.send(new GetCallerIdentityCommand())).rejects.toHaveProperty("message", "No.");
});
