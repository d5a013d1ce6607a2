import { once } from "node:events";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { type Request, sign } from "aws4";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import { sendSigned } from "../testing/clients.js";
import { runCommand } from "./run.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sts-local-"));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: string[]) => runWith({}, ...args);

async function runWith(environment: Record<string, string>, ...args: string[]) {
  return runWithInput("", environment, ...args);
}

async function runWithInput(input: string, environment: Record<string, string>, ...args: string[]) {
  const written = { out: "", err: "" };
  const result = await runCommand(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    input: async () => input,
    environment,
  });
  return { result, written, server: "server" in result ? result.server : undefined };
}

async function config(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}

describe("a server", () => {
  it("prints what you need to use it", async () => {
    const { written, server } = await run("--port", "0");
    expect(server?.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const [alice] = server!.accessKeys;
    expect(written.out).toContain(`export AWS_ENDPOINT_URL_STS=${server!.endpoint}\n`);
    expect(written.out).toContain(`export AWS_ACCESS_KEY_ID=${alice.accessKeyId}\n`);
    expect(written.out).toContain(`export AWS_SECRET_ACCESS_KEY=${alice.secretAccessKey}\n`);
    expect(written.out).toContain("export AWS_REGION=us-east-1\n");
    // The AWS CLI 1 and boto3 read this one alone.
    expect(written.out).toContain("export AWS_DEFAULT_REGION=us-east-1\n");
    expect(written.out).toContain("arn:aws:iam::123456789012:role/WithExternalId");
    expect(written.err).toBe("");
    await server!.close();
  });

  it("prints the whole name of an issuer with a port", async () => {
    const issuer = "localhost:8080/realms/dev";
    const file = await config("issuer.json", {
      oidcProviders: [{ issuer: `http://${issuer}`, clientIds: ["app"] }],
      roles: [
        {
          name: "FromIssuer",
          trustPolicy: {
            Statement: {
              Effect: "Allow",
              Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringEquals: { [`${issuer}:aud`]: "app" } },
            },
          },
        },
      ],
    });
    const { written, server } = await run("--port", "0", "--config", file);
    expect(written.out).toContain(`role/FromIssuer  for oidc-provider/${issuer}, ${issuer}:aud = app\n`);
    await server!.close();
  });

  it("on all addresses prints those that can be pasted, and warns", async () => {
    const { written, server } = await run("--port", "0", "--host", "0.0.0.0");
    const port = server!.endpoint.split(":").at(-1);
    expect(written.out).toContain(`export AWS_ENDPOINT_URL_STS=http://127.0.0.1:${port}\n`);
    expect(written.out).not.toContain("0.0.0.0");
    const printed = [...written.out.matchAll(/^From other machines: +(.*)$/gm)].map(([, url]) => url!);
    const own = Object.values(networkInterfaces()).flatMap((each = []) => each);
    const reachable = own.filter(({ internal, family }) => !internal && family === "IPv4");
    expect(printed).toEqual(reachable.map(({ address }) => `http://${address}:${port}`));
    for (const endpoint of [server!.endpoint, ...printed]) expect((await fetch(endpoint)).status).toBe(400);
    expect(written.err).toMatch(/^Warning: sts-local listens on 0\.0\.0\.0, so other machines can reach it/);
    await server!.close();
  });

  it("prints a line for each request, without secrets", async () => {
    const { written, server } = await run("--port", "0");
    const before = written.out.length;
    const response = await sendSigned(server!, server!.accessKeys[0]);
    const line = written.out.slice(before);
    expect(line).toMatch(/ POST GetCallerIdentity 200 arn:aws:iam::123456789012:user\/alice\n$/);
    expect(line).not.toContain("Signature");
    expect(response.status).toBe(200);
    await server!.close();
  });

  it("prints only its endpoint with --quiet", async () => {
    const { written, server } = await run("--port", "0", "--quiet");
    await sendSigned(server!, server!.accessKeys[0]);
    expect(written.out).toBe(`${server!.endpoint}\n`);
    await server!.close();
  });

  it("reads options from a file, but flags take precedence", async () => {
    const file = await config("good.json", {
      port: 1,
      accountId: "111122223333",
      users: [{ name: "carol" }],
    });
    const { server } = await run("--config", file, "--port", "0");
    expect(server?.accessKeys[0].arn).toBe("arn:aws:iam::111122223333:user/carol");
    await server!.close();
  });
});

describe("--watch", () => {
  it("takes up changes of the file, and goes on as before with a file that is wrong", async () => {
    const options = { host: "127.0.0.1", allowedHosts: ["sts"] };
    const file = await config("watched.json", { ...options, users: [{ name: "carol" }] });
    const { written, server } = await run("--port", "0", "--config", file, "--watch");
    const names = () => server!.world.users.map(({ name }) => name);
    await config("watched.json", { ...options, users: [{ name: "dave" }] });
    await vi.waitFor(() => expect(written.out).toContain("watched.json has changed: 2 users, 8 roles."));
    expect(names()).toEqual(["dave", "root"]);
    expect(written.err).toBe("");

    await config("watched.json", { users: [{ name: "d d" }] });
    await vi.waitFor(() => expect(written.err).toMatch(/watched\.json: users\[0\]\.name is "d d"/));
    expect(written.err).toContain("The server goes on as before.");
    expect(names()).toEqual(["dave", "root"]);

    await config("next.json", { host: "127.0.0.1", accountId: "111122223333", users: [{ name: "erin" }] });
    await rename(join(folder, "next.json"), file);
    await vi.waitFor(() =>
      expect(written.err).toContain("that take effect at the next start: allowedHosts, accountId.\n"),
    );
    expect(names()).toEqual(["erin", "root"]);
    expect(server!.world.accountId).toBe("123456789012");
    await server!.close();
  });

  it("reports once what is wrong with a file, whatever else changes in its folder", async () => {
    const own = await mkdtemp(join(folder, "own-"));
    const file = join(own, "watched.json");
    const put = async (content: unknown) => rename(await config("next.json", content), file);
    await put({});
    const { written, server } = await run("--port", "0", "--config", file, "--watch");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const until = async (isSo: () => boolean) => {
      for (; !isSo(); await new Promise(setImmediate)) vi.runAllTimers();
    };
    /** Lets the watcher see a change of another file, and look. */
    const changeAnother = async () => {
      await writeFile(join(own, "another.log"), written.err);
      while (vi.getTimerCount() === 0) await new Promise(setImmediate);
      vi.runAllTimers();
    };

    await put({ users: [{ name: "d d" }] });
    await until(() => written.err.includes(`${file}: users[0].name is "d d"`));
    await changeAnother();
    await rm(file);
    await until(() => written.err.includes(`Cannot read ${file}`));
    await changeAnother();
    await put({ users: [{ name: "carol" }] });
    await until(() => written.out.includes(`${file} has changed: 2 users`));
    expect(written.err.match(/The server goes on as before/g)).toHaveLength(2);
    await server!.close();
  });
});

describe("an error message", () => {
  it.each([
    [["--prot", "1"], /--prot is unknown; did you mean --port\?\nTry sts-local --help/],
    [
      ["-p", "1"],
      /-p is unknown; allowed are --port, --host, --config, --watch, --remote-control, --quiet, --help\./,
    ],
    [["--host", ""], /--host must be an address/],
    [["--port"], /--port <value>' argument missing/],
    [["--watch"], /--watch needs the file to watch: --config <file>/],
    [["--port", "70000"], /0 to 65535/],
    [["--port", "ten"], /0 to 65535/],
    [["--config", "/no/such/file"], /\/no\/such\/file/],
  ])("explains %j", async (args, message) => {
    const { result, written } = await run(...args);
    expect(result).toEqual({ exitCode: 2 });
    expect(written.err).toMatch(message);
    expect(written.out).toBe("");
  });

  it("explains mistakes in the file", async () => {
    const unknown = await run("--config", await config("unknown.json", { prot: 1 }));
    expect(unknown.written.err).toMatch(/unknown\.json: prot is unknown; did you mean port\?/);
    expect(unknown.result).toEqual({ exitCode: 2 });
    const broken = join(folder, "broken.json");
    await writeFile(broken, '{ "secret": hunter2 }');
    const { written } = await run("--config", broken);
    expect(written.err).toMatch(/broken\.json is not valid JSON: see line 1, column 13\.\n/);
    expect(written.err).not.toContain("hunter2");
  });

  it("explains options in the file that do not fit each other", async () => {
    const statement = {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::123456789012:user/alcie" },
      Action: "sts:AssumeRole",
    };
    const trusting = { extends: "default", roles: [{ name: "R", trustPolicy: { Statement: statement } }] };
    const nobody = await run("--port", "0", "--config", await config("nobody.json", trusting));
    expect(nobody.written.err).toMatch(
      /nobody\.json: roles\[0\]\.trustPolicy\.Statement\.Principal\.AWS names nobody/,
    );
    expect(nobody.result).toEqual({ exitCode: 2 });
    const users = [{ name: "a" }, { name: "a" }];
    const twice = await run("--port", "0", "--config", await config("twice.json", { users }));
    expect(twice.written.err).toMatch(/twice\.json: The user or role \S+:user\/a is configured twice/);
    expect(twice.result).toEqual({ exitCode: 2 });
  });

  it("explains that a port is in use", async () => {
    const { server } = await run("--port", "0", "--quiet");
    const { port } = new URL(server!.endpoint);
    const second = await run("--port", port);
    expect(second.result).toEqual({ exitCode: 1 });
    expect(second.written.err).toMatch(new RegExp(`Port ${port} is in use`));
    await server!.close();
  });
});

it("prints every flag and command with --help", async () => {
  const { result, written } = await run("--help");
  expect(result).toEqual({ exitCode: 0 });
  for (const flag of ["--port", "--host", "--config", "--watch", "--remote-control", "--quiet", "--help"])
    expect(written.out).toContain(flag);
  for (const name of ["token", "saml", "totp", "trade-in", "explain"]) {
    expect(written.out).toMatch(new RegExp(`^  ${name} `, "m"));
    const help = await run(name, "--help");
    expect(help.written.out).toContain(`Usage: sts-local ${name} [options]\n`);
    expect(help.written.out).toContain("--endpoint <url>");
  }
});

describe("explain", () => {
  /** A request as text, signed with aws4 for the key of alice. */
  function textOf(changes: Request = {}, credentials: object = {}): string {
    const request = {
      host: "127.0.0.1:4599",
      method: "POST",
      path: "/",
      service: "sts",
      region: "eu-west-1",
      body: "Action=GetCallerIdentity&Version=2011-06-15",
      ...changes,
    };
    const { headers = {} } = sign({ ...request }, { ...alice, ...credentials });
    const lines = Object.entries({ ...headers, Host: "127.0.0.1:4599" }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    return [`${request.method} ${request.path} HTTP/1.1`, ...lines, "", `${request.body}\n`].join("\n");
  }
  let alice: { accessKeyId: string; secretAccessKey: string };
  beforeAll(async () => {
    const sts = await startStsLocal();
    alice = sts.accessKeys[0];
    await sts.close();
  });
  const explain = (text: string, environment = {}, ...args: string[]) =>
    runWithInput(text, environment, "explain", "--request", "-", ...args);

  it("finds what is wrong with a request that is given as text, without a server", async () => {
    expect((await explain(textOf())).written.out).toBe("The request is accepted.\n");
    const { written } = await explain(textOf({ host: "sts.amazonaws.com" }));
    expect(written.out).toMatch(
      /^host: The request was signed with host: sts\.amazonaws\.com, where 127\.0\.0\.1:4599/,
    );
    expect(written.out).toContain("  NOT the request arrived at the host");
    expect(written.out).toMatch(/canonicalRequest\n {2}POST\n {2}\/\n/);
    const late = await explain(textOf(), {}, "--at", "2040-01-02T03:04:05Z");
    expect(late.written.out).toMatch(/^clock: /);
    const curl = textOf().split("\n\n")[0]!.replace(/^/gm, "> ");
    expect(
      (await explain(`* Connected\n${curl}\n> \nAction=GetCallerIdentity&Version=2011-06-15\n`)).written.out,
    ).toContain("accepted");
  });

  it("reads it from a file, with the world of a configuration file", async () => {
    const file = join(folder, "request.txt");
    await writeFile(file, textOf());
    const carol = await config("carol.json", { users: [{ name: "carol" }] });
    const { written } = await run("explain", "--request", file, "--config", carol);
    expect(written.out).toMatch(/^unknown-key: This server has no key AKIA.*\(carol\)/);
  });

  it("judges a signature by the keys in the environment, too", async () => {
    const given = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "given secret" };
    const session = { ...given, accessKeyId: "ASIAIOSFODNN7EXAMPLE", sessionToken: "given token" };
    for (const { accessKeyId, secretAccessKey, sessionToken } of [{ ...given, sessionToken: "" }, session]) {
      const environment = {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      };
      const signed = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
      expect((await explain(textOf({}, signed), environment)).written.out).toContain("accepted");
      const spoiled = textOf({}, { ...signed, secretAccessKey: `${secretAccessKey}\n` });
      const { written } = await explain(spoiled, environment);
      expect(written.out).toMatch(/^secret-spelling: .*line break/);
      expect(written.out).not.toContain("given secret");
      expect(written.out).not.toContain("given token");
    }
  });

  it("shows why a running server refused the last request", async () => {
    const { written, server } = await run("--port", "0");
    const none = await run("explain", "--endpoint", server!.endpoint);
    expect(none.written.err).toContain("has refused no request");
    await sendSigned(server!, { ...alice, secretAccessKey: "other" });
    await sendSigned(server!, alice);
    const { written: shown } = await run("explain", "--endpoint", server!.endpoint);
    expect(shown.out).toMatch(/^unknown: The signature is that of another secret/);
    expect(written.out).toMatch(
      / POST GetCallerIdentity 403 SignatureDoesNotMatch\n {2}The signature is that of another/,
    );
    await server!.close();
  });

  it.each([
    ["hello", [], /must begin with the first line of a request/],
    ["GET / HTTP/1.1\nno header\n\n", [], /A line of the headers is none/],
    ["", ["--at", "soon"], /--at must be a time/],
    ["", ["--request", "/no/such/file"], /Cannot read \/no\/such\/file/],
  ])("says what is wrong with %j %j", async (text, args, message) => {
    const { result, written } = await explain(text, {}, ...args);
    expect(result).not.toEqual({ exitCode: 0 });
    expect(written.err).toMatch(message);
  });
});

describe("a command that asks the server", () => {
  it.each<[string[], RegExp]>([
    [["tokn"], /tokn is no command; did you mean token\?\nTry sts-local --help/],
    [["token", "--subb=me"], /--subb is unknown; did you mean --sub\?\nTry sts-local token --help/],
    [["token", "--subject", "me"], /--subject is unknown; allowed are --sub, --aud,/],
    [["totp", "--serial", "me"], /--serial is unknown; did you mean --serial-number\?/],
    [["token", "--expires-in", "soon"], /--expires-in must be a number of seconds, not soon/],
    [["token", "--claims", "[]"], /--claims must be a JSON object/],
    [["token", "--endpoint", "localhost:4599"], /must be an http URL, not localhost:4599/],
    [["saml", "--tag", "Team"], /--tag must be <key>=<value>, not Team\.\nTry sts-local saml --help/],
  ])("explains %j", async (args, message) => {
    const { result, written } = await run(...args);
    expect(result).toEqual({ exitCode: 2 });
    expect(written.err).toMatch(message);
    expect(written.out).toBe("");
  });

  it("says so if the endpoint has the wrong protocol", async () => {
    const sts = await startStsLocal();
    const { host } = new URL(sts.endpoint);
    const { result, written } = await run("token", "--endpoint", `https://${host}`);
    await sts.close();
    expect(result).toEqual({ exitCode: 1 });
    expect(written.err).toContain(`at https://${host}. sts-local speaks http: use http://${host}.\n`);
  });

  it("says so if nothing answers, or something else does", async () => {
    const gone = await startStsLocal();
    await gone.close();
    const nobody = await run("token", "--endpoint", gone.endpoint);
    expect(nobody.result).toEqual({ exitCode: 1 });
    expect(nobody.written.err).toContain(`No server answers at ${gone.endpoint}. Start sts-local there`);

    const other = createServer((_, response) => response.end("<html>")).listen(0, "127.0.0.1");
    await once(other, "listening");
    const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const stranger = await runWith({ AWS_ENDPOINT_URL_STS: endpoint }, "totp");
    expect(stranger.written.err).toBe(`sts-local: The server at ${endpoint} is no sts-local.\n`);
    other.close();
  });
});
