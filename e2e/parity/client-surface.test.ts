import { describe, expect, it, vi } from "vitest";
import { differences } from "./comparison/differences.js";
import { incumbent, ours, type Side } from "./comparison/sides.js";
import { operations } from "./model/incumbent-model.js";

const options = { region: "eu-west-1", credentials: { accessKeyId: "AKIA", secretAccessKey: "secret" } };
const clientOf = (side: Side, more: Record<string, unknown> = {}) =>
  new side.module.STSClient({ ...options, ...more });
type Config = Record<string, unknown>;
const configOf = (side: Side, more?: Config): Config => clientOf(side, more).config as unknown as Config;

describe("client.config", () => {
  const functions = [
    "region",
    "credentials",
    "maxAttempts",
    "retryMode",
    "useFipsEndpoint",
    "useDualstackEndpoint",
  ];
  it.each([...functions, "userAgentAppId", "retryStrategy", "defaultsMode"])("%s is a function", (key) => {
    expect(typeof configOf(incumbent)[key]).toBe("function");
    expect(typeof configOf(ours)[key]).toBe("function");
  });

  it.each(functions)("%s gives the same value", async (key) => {
    const value = async (side: Side): Promise<unknown> => (configOf(side)[key] as () => unknown)();
    expect(differences(await value(incumbent), await value(ours))).toEqual([]);
  });

  it.each(["serviceId", "apiVersion", "tls", "runtime"])("%s is the same value", (key) => {
    expect(configOf(ours)[key]).toEqual(configOf(incumbent)[key]);
  });

  it.each(["requestHandler", "logger"])("%s is an object", (key) => {
    expect(configOf(incumbent)[key]).toBeTypeOf("object");
    expect(configOf(ours)[key]).toBeTypeOf("object");
  });

  it("keeps the very handler and logger it was given", () => {
    const requestHandler = { handle: async () => ({ response: {} }) };
    const logger = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
    for (const side of [incumbent, ours]) {
      expect(configOf(side, { requestHandler, logger })).toMatchObject({ requestHandler, logger });
    }
  });

  it("leaves the object of the caller alone", () => {
    for (const side of [incumbent, ours]) {
      const own = Object.freeze({ ...options });
      expect(() => new side.module.STSClient(own)).not.toThrow();
    }
  });
});

const isNotEndpoint = (step: string): boolean => !step.startsWith("endpointV2Middleware");
/** Ours gets credentials once the request is complete; the incumbent before it starts, so a mistake in the input wastes an MFA code. */
const isNotIdentity = (step: string): boolean => !step.startsWith("httpAuthSchemeMiddleware");

/** The incumbent has no middleware for these: handlers enforce the deadline, and nothing checks the request. */
const isNotOursAlone = (step: string): boolean => !/^(deadline|requestCheck)Middleware/.test(step);

describe("middlewareStack", () => {
  // In ours, the client adds the endpoint middleware; in the incumbent's, the command does.
  it("has the same steps in the same order", () => {
    const steps = (side: Side): string[] =>
      clientOf(side)
        .middlewareStack.identify()
        .filter(isNotEndpoint)
        .filter(isNotIdentity)
        .filter(isNotOursAlone);
    expect(steps(ours)).toEqual(steps(incumbent));
  });

  it("has the same steps in the same order for a command, endpoint and serializer among them", () => {
    const resolved = (side: Side): string[] => {
      const { middlewareStack, config } = clientOf(side);
      const print = vi.spyOn(console, "log").mockImplementation(() => {});
      middlewareStack.identifyOnResolve(true);
      new side.module.GetCallerIdentityCommand({}).resolveMiddleware(middlewareStack, config, {});
      const steps = print.mock.calls.flat(2).map(String);
      print.mockRestore();
      return steps.filter(isNotIdentity).filter(isNotOursAlone);
    };
    expect(resolved(incumbent)).not.toEqual([]);
    expect(resolved(ours)).toEqual(resolved(incumbent));
  });

  it("can do what the incumbent's can", () => {
    const methods = (side: Side): string[] => Object.keys(clientOf(side).middlewareStack).sort();
    expect(methods(ours)).toEqual(expect.arrayContaining(methods(incumbent)));
  });
});

describe("STS", () => {
  const methods = operations.map(({ name }) => name[0]?.toLowerCase() + name.slice(1));

  it.each(methods)("has %s", (method) => {
    for (const side of [incumbent, ours]) expect(side.module.STS.prototype).toHaveProperty(method);
  });

  it("is an STSClient", () => {
    for (const side of [incumbent, ours]) {
      expect(new side.module.STS(options)).toBeInstanceOf(side.module.STSClient);
      expect(new side.module.STS(options)).toBeInstanceOf(side.module.__Client);
    }
  });
});

describe("a command", () => {
  it("keeps the input and its name", () => {
    for (const side of [incumbent, ours]) {
      const input = { RoleArn: "r", RoleSessionName: "s" };
      const command = new side.module.AssumeRoleCommand(input);
      expect(command.input).toEqual(input);
      expect(command.constructor.name).toBe("AssumeRoleCommand");
      expect(command).toBeInstanceOf(side.module.$Command);
    }
  });

  it("has a stack of its own", () => {
    for (const side of [incumbent, ours]) {
      const command = new side.module.GetCallerIdentityCommand({});
      expect(command.middlewareStack.identify()).toEqual([]);
    }
  });
});
