import { inspect } from "node:util";
import { type ScriptedResponse, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test, vi } from "vitest";
import { AssumeRoleCommand } from "../src/commands/AssumeRoleCommand.js";
import { AssumeRoleWithWebIdentityCommand } from "../src/commands/AssumeRoleWithWebIdentityCommand.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";

const secrets = {
  accessKeyId: "AKIDSECRET",
  secretAccessKey: "key-secret",
  sessionToken: "session+secret/==",
  TokenCode: "918273",
  ExternalId: "external secret",
  ContextAssertion: "assertion.secret",
  WebIdentityToken: "web.identity.secret",
};
const { accessKeyId, secretAccessKey, sessionToken, TokenCode, ExternalId, ContextAssertion } = secrets;
const input = {
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "me",
  TokenCode,
  ExternalId,
  ProvidedContexts: [{ ProviderArn: "arn:p", ContextAssertion }],
};

/** The names of the secrets that a text contains, as they are or percent-encoded. */
function shownIn(text: string): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => [secret, encodeURIComponent(secret)].some((form) => text.includes(form)))
    .map(([name]) => name);
}

/** Everything that printing a value may show, with hidden fields and getters. */
function printed(value: unknown): string {
  const everything = inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null });
  const { stack } = value as Error;
  return [inspect(value), everything, JSON.stringify(value), String(value), stack].join("\n");
}

async function failing(response: ScriptedResponse, command: any = new AssumeRoleCommand(input)) {
  const log: unknown[] = [];
  const write = (...entry: unknown[]) => log.push(...entry);
  const logger = { trace: write, debug: write, info: write, warn: write, error: write };
  const { client } = scriptedClient([response], {
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    logger,
    maxAttempts: 1,
  });
  const error: any = await client.send(command).catch((thrown: unknown) => thrown);
  return { error, text: printed(error) + printed(log) };
}

test("commands, clients and credentials providers print no secrets; the input stays readable", () => {
  const { client } = scriptedClient([], { credentials: { accessKeyId, secretAccessKey, sessionToken } });
  const command = new AssumeRoleCommand(input);
  for (const value of [command, client, client.config, client.config.credentials]) {
    expect(shownIn(printed(value))).toEqual([]);
  }
  expect(inspect(command)).toMatch(/^AssumeRoleCommand \{[\s\S]*RoleSessionName: 'me'/);
  expect(JSON.parse(JSON.stringify(command)).input).toMatchObject({ RoleSessionName: "me" });
  expect(command.input).toBe(input);
  expect(Object.keys(command)).toContain("input");
});

const echo = (text: string): ScriptedResponse => ({
  statusCode: 403,
  headers: {},
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>${text}</Message><Seen>${text}</Seen></Error></ErrorResponse>`,
});

test("secrets that a service quotes in its message are hidden", async () => {
  const { error, text } = await failing(
    echo(
      `canonical: x-amz-security-token:${sessionToken} Credential=${accessKeyId} code ${TokenCode} id ${ExternalId}`,
    ),
  );
  expect(error).toMatchObject({ name: "SignatureDoesNotMatch", Code: "SignatureDoesNotMatch" });
  expect(error.message).toContain("x-amz-security-token:***SensitiveInformation***");
  expect(shownIn(text)).toEqual([]);
});

test("secrets that a service quotes in codes, element names and request ids are hidden", async () => {
  const { error, text } = await failing({
    statusCode: 403,
    headers: { "x-amzn-requestid": sessionToken, "x-seen": encodeURIComponent(sessionToken).toLowerCase() },
    body: `<ErrorResponse><Error><Type>${TokenCode}</Type><Code>${sessionToken}</Code><Message>no</Message><${ContextAssertion}>a</${ContextAssertion}></Error></ErrorResponse>`,
  });
  expect(error.$metadata).toMatchObject({ httpStatusCode: 403, requestId: "***SensitiveInformation***" });
  expect(shownIn(text + printed(error.$response) + Object.getOwnPropertyNames(error))).toEqual([]);
});

const { body: echoed } = {
  body: `TokenCode=${TokenCode}&ExternalId=${encodeURIComponent(ExternalId)}&a=${ContextAssertion}`,
};
const issued = (value: string) =>
  `<AssumeRoleResponse><AssumeRoleResult><Credentials><SecretAccessKey>${value}</SecretAccessKey>`;

test.each<[what: string, body: string]>([
  ["a page that echoes the form", `<html><body>You sent ${echoed}</body>`],
  ["JSON that echoes the form", JSON.stringify({ ExternalId, TokenCode, token: sessionToken })],
  ["a response that breaks off in the credentials", issued(secretAccessKey)],
  ["a response that breaks off in a CDATA section", issued(`<![CDATA[${secretAccessKey}`)],
  ["JSON with credentials", JSON.stringify({ Credentials: { SecretAccessKey: secretAccessKey } })],
  ["a secret where the excerpt ends", `${"x ".repeat(95)}${ContextAssertion}`],
])("%s: the error shows how the body begins, but no secret", async (_, body) => {
  const { error, text } = await failing({ statusCode: 200, headers: {}, body });
  expect(error).toMatchObject({ name: "MalformedResponse" });
  expect(error.message).toContain("It begins:");
  expect(shownIn(text)).toEqual([]);
});

test("secrets in errors from a request handler are hidden, in causes and stacks too", async () => {
  const cause = new Error(`bad value ${sessionToken}`);
  const thrown = Object.assign(
    new TypeError(`Headers.append: "${sessionToken}" is an invalid header value.`),
    { cause },
  );
  const { error, text } = await failing(thrown);
  expect(error).toBe(thrown);
  expect(shownIn(text)).toEqual([]);
});

class Refusal {
  readonly name = "Refusal";
  get message() {
    return `bad value ${sessionToken}`;
  }
}

test.each([
  ["a string", `bad value ${sessionToken}`],
  ["an object that is no Error", { message: `bad value ${sessionToken}` }],
  ["an object whose class has its message", new Refusal()],
])("secrets in %s that a request handler throws are hidden", async (_, thrown) => {
  const { client } = scriptedClient([], {
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    requestHandler: { handle: () => Promise.reject(thrown) } as any,
    maxAttempts: 1,
  });
  const error: any = await client.send(new AssumeRoleCommand(input)).catch((failure: unknown) => failure);
  expect(error.message).toMatch(/^bad value /);
  expect(shownIn(`${error.stack}${inspect(error, { depth: null })}${JSON.stringify(error)}`)).toEqual([]);
});

test("the token of an unsigned call is hidden", async () => {
  const { WebIdentityToken } = secrets;
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: "r",
    RoleSessionName: "s",
    WebIdentityToken,
  });
  const { text } = await failing(
    echo(`1 validation error: Value '${WebIdentityToken}' at 'webIdentityToken'`),
    command,
  );
  expect(shownIn(text)).toEqual([]);
});

test("logs of successful calls have no secrets of the input or output", async () => {
  const info = vi.fn();
  const body =
    `${issued(secretAccessKey)}<AccessKeyId>${accessKeyId}</AccessKeyId><SessionToken>${sessionToken}</SessionToken>` +
    "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
  const { client } = scriptedClient([{ statusCode: 200, headers: {}, body }], {
    logger: { debug() {}, info, warn() {}, error() {} },
  });
  const { Credentials } = await client.send(new AssumeRoleCommand(input));
  expect(Credentials?.SecretAccessKey).toBe(secretAccessKey);
  expect(info).toHaveBeenCalledOnce();
  expect(shownIn(printed(info.mock.calls))).toEqual([]);
});

test("logs say nothing about the end user on whose behalf a session acts, not even what is known", async () => {
  const info = vi.fn();
  const body =
    "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><TrustedIdentityPropagationContext>" +
    "<OriginIdentity><Subject>someone</Subject><FederatedProviderArn>a-provider</FederatedProviderArn></OriginIdentity>" +
    "<TransactionContext><IdentityProvider><entry><key>a-key</key><value>a-value</value></entry></IdentityProvider>" +
    "</TransactionContext></TrustedIdentityPropagationContext></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
  const { client } = scriptedClient([{ statusCode: 200, headers: {}, body }], {
    logger: { debug() {}, info, warn() {}, error() {} },
  });
  const { TrustedIdentityPropagationContext } = await client.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: "r", RoleSessionName: "s", WebIdentityToken: "t" }),
  );
  expect(TrustedIdentityPropagationContext?.OriginIdentity?.Subject).toBe("someone");
  expect(printed(info.mock.calls)).toContain("TrustedIdentityPropagationContext");
  expect(printed(info.mock.calls)).not.toMatch(/someone|a-provider|a-key|a-value/);
});

test("logs of successful calls have no secret that the server echoes as its request id", async () => {
  const info = vi.fn();
  const body = "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>";
  const headers = { "x-amzn-requestid": `id ${encodeURIComponent(sessionToken)}` };
  const { client } = scriptedClient([{ statusCode: 200, headers, body }], {
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    logger: { debug() {}, info, warn() {}, error() {} },
  });
  const { $metadata } = await client.send(new GetCallerIdentityCommand());
  expect($metadata.requestId).toBe("id ***SensitiveInformation***");
  expect(shownIn(printed(info.mock.calls))).toEqual([]);
});

test.each([
  ["a session token", { credentials: { accessKeyId, secretAccessKey, sessionToken: `${sessionToken}\n` } }],
  ["an access key id", { credentials: { accessKeyId: `${accessKeyId}\r\nx-evil: 1`, secretAccessKey } }],
  [
    "a header of the endpoint",
    { endpoint: { url: new URL("https://h/"), headers: { "x-a": ["1\r\nx-evil: 1"] } } },
  ],
])(
  "a line break in %s is rejected before anything is sent, without showing the value",
  async (_, options) => {
    const { client, requests } = scriptedClient([], options);
    const error = await client.send(new GetCallerIdentityCommand()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "TypeError",
      message: expect.stringMatching(/^The header [\w-]+ contains a line break/),
    });
    expect(shownIn(printed(error))).toEqual([]);
    expect(requests).toHaveLength(0);
  },
);

test.each([
  ["region", { region: "eu-west-1\r\nx-evil: 1" }],
  ["endpoint", { endpoint: "https://sts.example.com\r\nx-evil: 1" }],
  [
    "endpoint's parts",
    { endpoint: { protocol: "https:", hostname: "sts.example.com\r\nx-evil", path: "/" } },
  ],
])("a line break in the %s is rejected", async (_, options) => {
  const { client, requests } = scriptedClient([], options);
  await expect(client.send(new GetCallerIdentityCommand())).rejects.toThrow(TypeError);
  expect(requests).toHaveLength(0);
});

test("line breaks in user agents and session names change neither headers nor form", async () => {
  const { client, requests } = scriptedClient([echo("no")], {
    customUserAgent: "me\r\nx-evil: 1",
    userAgentAppId: "app\r\nx-evil: 1",
  });
  const evil = { ...input, RoleSessionName: "me\r\n&Action=AssumeRoot" };
  await expect(client.send(new AssumeRoleCommand(evil))).rejects.toThrow();
  const { headers, body } = requests[0]!;
  expect(Object.keys(headers)).not.toContain("x-evil");
  expect(headers["user-agent"]).not.toMatch(/[\r\n]/);
  expect(new URLSearchParams(body).getAll("Action")).toEqual(["AssumeRole"]);
});

test("element names cannot pollute a prototype", async () => {
  const names = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "then"];
  const elements = names
    .map((name) => `<${name}><polluted>yes</polluted></${name}><${name}>yes</${name}>`)
    .join("");
  const bodies = [
    `<ErrorResponse><Error><Code>AccessDenied</Code>${elements}</Error></ErrorResponse>`,
    `<GetCallerIdentityResponse><GetCallerIdentityResult>${elements}<Arn>arn</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ...names.map((name) => `<ErrorResponse><Error><Code>${name}</Code></Error></ErrorResponse>`),
  ];
  for (const body of bodies) {
    const statusCode = body.startsWith("<Get") ? 200 : 403;
    const { error } = await failing({ statusCode, headers: {}, body }, new GetCallerIdentityCommand());
    expect(error.toString).toBe(statusCode === 200 ? Object.prototype.toString : Error.prototype.toString);
    expect(Object.keys(error)).not.toContain("constructor");
  }
  expect(({} as any).polluted).toBeUndefined();
  expect((Error.prototype as any).polluted).toBeUndefined();
});

test("plain http logs a warning once per logger and host, but not for loopback", async () => {
  const warn = vi.fn();
  const logger = { debug() {}, info() {}, warn, error() {} };
  const send = async (endpoint: string, options = {}) => {
    const { client } = scriptedClient([echo("no")], { endpoint, logger, ...options });
    await client.send(new GetCallerIdentityCommand()).catch(() => {});
    await client.send(new GetCallerIdentityCommand()).catch(() => {});
  };
  const loopback = [
    ...["localhost:4566", "localhost.", "sts.localhost"],
    ...["127.0.0.1:1", "127.8.9.1", "127.1", "0.0.0.0:4566"],
    ...["[::1]:1", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]"],
  ];
  for (const host of loopback) await send(`http://${host}`);
  await send("https://sts.example.com");
  expect(warn).not.toHaveBeenCalled();
  await send("http://sts.example.com:8080");
  await send("http://sts.example.com:8080");
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^Requests to http:\/\/sts\.example\.com:8080 are not encrypted/)],
  ]);
  const others = [
    "127.0.0.1.example.com",
    "notlocalhost",
    "[::2]",
    "[1::1]",
    "[::ffff:128.0.0.1]",
    "10.0.0.0",
  ];
  for (const host of others) await send(`http://${host}`);
  expect(warn).toHaveBeenCalledTimes(1 + others.length);
});

test("a value that does not fit its shape is not shown, since it may hold a secret", async () => {
  const misfits: any = {
    ...input,
    RoleSessionName: { secret: ContextAssertion },
    ProvidedContexts: { ProviderArn: "arn:p", ContextAssertion },
    Tags: [ContextAssertion],
    DurationSeconds: ContextAssertion,
    PolicyArns: ContextAssertion,
  };
  const command = new AssumeRoleCommand(misfits);
  expect(shownIn(printed(command))).toEqual([]);
  const { text } = await failing({ statusCode: 403, headers: {}, body: ContextAssertion }, command);
  expect(shownIn(text)).toEqual([]);
});

class PrintsItself extends Array<unknown> {
  toJSON() {
    return [...this];
  }
  [inspect.custom]() {
    return JSON.stringify(this);
  }
  override map(): any {
    return this;
  }
  override flatMap(): any {
    return [];
  }
}

test.each([
  ["a subclass of Array", (items: unknown[]) => PrintsItself.from(items)],
  [
    "a proxy",
    (items: unknown[]) =>
      new Proxy(items, {
        get: (list, name) =>
          /^map$|^flatMap$|^toJSON$/.test(String(name)) ? () => items : Reflect.get(list, name),
      }),
  ],
])("a list that is %s prints no secrets, even with its own methods", async (_, list) => {
  const ProvidedContexts = list([
    { ProviderArn: "arn:p", ContextAssertion },
  ]) as typeof input.ProvidedContexts;
  const command = new AssumeRoleCommand({ ...input, ProvidedContexts });
  expect(shownIn(printed(command))).toEqual([]);
  expect(JSON.parse(JSON.stringify(command)).input.ProvidedContexts).toEqual([
    { ProviderArn: "arn:p", ContextAssertion: "***SensitiveInformation***" },
  ]);
  const { text } = await failing(echo(`no ${ContextAssertion}`), command);
  expect(shownIn(text)).toEqual([]);
});
