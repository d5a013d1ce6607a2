import { identity, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { describe, expect, it, test, vi } from "vitest";
import { BaseSTSClient } from "../src/client/sts-client.js";
import { AssumeRoleCommand } from "../src/commands/AssumeRoleCommand.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";

/** What a client with these options, written in JavaScript, warns of. */
function warningsOf(options: object): string[] {
  return scriptedClient([identity], options).warnings.map(({ message }) => message);
}

const input = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "s" };

async function warningsOfInput(more: object): Promise<string[]> {
  const { client, warnings } = scriptedClient([new Error("Nobody waits for a response.")]);
  await client.send(new AssumeRoleCommand({ ...input, ...more })).catch(() => {});
  return warnings.map(({ message }) => message);
}

describe("an unknown option is warned of", () => {
  it.each([
    ["retryModee", "retryMode"],
    ["maxAttempt", "maxAttempts"],
    ["Region", "region"],
    ["credential", "credentials"],
    ["useFIPSEndpoint", "useFipsEndpoint"],
    ["requesthandler", "requestHandler"],
  ])("%s, with the option that is most like it", (name, nearest) => {
    expect(warningsOf({ [name]: "x" })).toEqual([`Unknown option "${name}". Did you mean "${nearest}"?`]);
  });

  it.each(["proxy", "isCustomEndpoin", "x".repeat(60)])(
    "%s, without a guess when none is like it",
    (name) => {
      expect(warningsOf({ [name]: "x" })).toEqual([`Unknown option "${name}".`]);
    },
  );

  it("truncated, if its name is long", () => {
    expect(warningsOf({ ["region".repeat(1_000)]: "x" }).join().length).toBeLessThan(100);
  });

  it("by its name only", () => {
    expect(warningsOf({ secretAccesKey: "wJalrXUtnFEMI" }).join()).not.toContain("wJalr");
  });

  it("with the right place, for keys beside the options", () => {
    expect(warningsOf({ accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "t" })).toEqual([
      "accessKeyId, secretAccessKey, sessionToken are no options of a client. " +
        "Give credentials: { accessKeyId, secretAccessKey, sessionToken }.",
    ]);
  });

  it("the more helpful first, if there are several", () => {
    expect(warningsOf({ zone: "x", retryModee: "x", proxy: "x", sessionToken: "t" })).toEqual([
      expect.stringContaining("Give credentials: {"),
      'Unknown option "retryModee". Did you mean "retryMode"?',
      'Unknown option "zone".',
      'Unknown option "proxy".',
    ]);
  });

  it("not if it is undefined", () => {
    expect(warningsOf({ retryModee: undefined })).toEqual([]);
  });

  it("not if the configuration of another client is passed on", () => {
    expect(warningsOf({ ...scriptedClient([]).client.config })).toEqual([]);
  });
});

test("signal, which fetch and functions take, is warned of when it is given to send", async () => {
  const { signal } = new AbortController();
  const { client, warnings } = scriptedClient([identity]);
  await client.send(new GetCallerIdentityCommand(), { signal } as object);
  expect(warnings.map(({ message }) => message)).toEqual([
    'Unknown option "signal" of send. Did you mean "abortSignal"?',
  ]);
});

describe("an unknown member of the input is warned of", () => {
  it.each([
    ["ExternalID", '"ExternalID" of AssumeRole. Did you mean "ExternalId"?'],
    ["Duration", '"Duration" of AssumeRole.'],
    ["DurationInSeconds", '"DurationInSeconds" of AssumeRole. Did you mean "DurationSeconds"?'],
  ])("%s", async (name, message) => {
    expect(await warningsOfInput({ [name]: "secret" })).toEqual([`Unknown member ${message}`]);
  });

  it("within structures, once for all of a list", async () => {
    const tag = { key: "team", value: "blue" };
    expect(await warningsOfInput({ Tags: [tag, tag] })).toEqual([
      'Unknown member "key" in Tags of AssumeRole. Did you mean "Key"?',
      'Unknown member "value" in Tags of AssumeRole. Did you mean "Value"?',
    ]);
  });

  it("not if there is no value", async () => {
    expect(await warningsOfInput({ ExternalID: undefined, Externalid: null })).toEqual([]);
  });

  it("not if it is the metadata of an output that is passed on", async () => {
    expect(await warningsOfInput({ $metadata: { httpStatusCode: 200 } })).toEqual([]);
  });
});

test("a warning is given once, however many clients and calls", async () => {
  const { client, platform, warnings } = scriptedClient([identity], { retryModee: "x" } as object);
  new BaseSTSClient(platform, { retryModee: "y" } as object);
  const misspelt = { Acount: "x" } as object;
  await client.send(new GetCallerIdentityCommand(misspelt));
  await client.send(new GetCallerIdentityCommand(misspelt));
  expect(warnings.map(({ code }) => code)).toEqual(["STSKIT_UNKNOWN_OPTION", "STSKIT_UNKNOWN_MEMBER"]);
});

test("a client's logger gets the warnings, instead of the console", async () => {
  const warn = vi.fn();
  const logger = { debug() {}, info() {}, warn, error() {} };
  const { warnings } = scriptedClient([identity], { logger, retryModee: "x" } as object);
  expect(warn.mock.calls).toEqual([['Unknown option "retryModee". Did you mean "retryMode"?']]);
  expect(warnings).toEqual([]);
});

test("names without end don't fill the memory or the console", async () => {
  const { client, warnings } = scriptedClient([identity]);
  for (let call = 0; call < 150; call++) {
    await client.send(new GetCallerIdentityCommand({ [`member${call}`]: "x" } as object));
  }
  expect(warnings).toHaveLength(100);
});
