import type { Pluggable } from "@smithy/types";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);

interface SignedRequest {
  headers: Record<string, string>;
}

// `addRelativeTo` takes middleware of any step, so its types say nothing about a function's arguments.
type AnyHandler = (args: any) => Promise<any>;

/** Written like a typical plugin: it has a name, and doesn't check whether it was already added. */
function headerPlugin(name: string, value: string): Pluggable<any, any> {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (args) => {
          const { headers } = args.request as SignedRequest;
          headers[name] = headers[name] ? `${headers[name]}+${value}` : value;
          return next(args);
        },
        { step: "build", name: "headerPlugin", override: true },
      );
    },
  };
}

describe("a named plugin", () => {
  it("adds a header that the signature covers", async () => {
    const client = sts.client();
    client.middlewareStack.use(headerPlugin("x-team", "blue"));
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(alice);
    const { headers } = sts.server.requests.at(-1)!;
    expect(headers["x-team"]).toBe("blue");
    expect(headers["authorization"]).toContain("x-team");
  });

  it("may be used twice", async () => {
    const client = sts.client();
    client.middlewareStack.use(headerPlugin("x-team", "blue"));
    client.middlewareStack.use(headerPlugin("x-team", "blue"));
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.server.requests.at(-1)?.headers["x-team"]).toBe("blue");
  });

  it("may be used before each of many calls", async () => {
    const client = sts.client();
    const before = client.middlewareStack.identify().length;
    for (let i = 0; i < 3; i++) {
      client.middlewareStack.use(headerPlugin("x-team", "blue"));
      await client.send(new GetCallerIdentityCommand({}));
    }
    expect(client.middlewareStack.identify()).toHaveLength(before + 1);
    expect(sts.server.requests.map(({ headers }) => headers["x-team"])).toEqual(["blue", "blue", "blue"]);
  });

  it("on a command is for that command alone", async () => {
    const client = sts.client();
    const command = new GetCallerIdentityCommand({});
    command.middlewareStack.use(headerPlugin("x-team", "blue"));
    await client.send(command);
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.server.requests.map(({ headers }) => headers["x-team"])).toEqual(["blue", undefined]);
  });

  it("can be removed by its name", async () => {
    const client = sts.client();
    client.middlewareStack.use(headerPlugin("x-team", "blue"));
    expect(client.middlewareStack.remove("headerPlugin")).toBe(true);
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.server.requests.at(-1)?.headers).not.toHaveProperty("x-team");
  });
});

// A command adds the two of the serialize step; the client adds the rest.
const names = [
  "loggerMiddleware",
  "contentLengthMiddleware",
  "getUserAgentMiddleware",
  "hostHeaderMiddleware",
  "recursionDetectionMiddleware",
  "httpAuthSchemeMiddleware",
  "retryMiddleware",
  "httpSigningMiddleware",
  "apiKeyMiddleware",
  "tokenMiddleware",
  "awsAuthMiddleware",
  "deserializerMiddleware",
  "serializerMiddleware",
  "endpointV2Middleware",
];

describe.each(["before", "after"] as const)("middleware placed %s", (relation) => {
  it.each(names)("%s is called", async (toMiddleware) => {
    const client = sts.client();
    let calls = 0;
    client.middlewareStack.addRelativeTo(
      (next: AnyHandler) => async (args: any) => {
        calls += 1;
        return next(args);
      },
      { relation, toMiddleware, name: "mine" },
    );
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(alice);
    expect(calls).toBe(1);
  });
});

describe("the place of middleware", () => {
  it("before the signature: what it changes is signed", async () => {
    const client = sts.client();
    client.middlewareStack.addRelativeTo(
      (next: AnyHandler) => async (args: any) => {
        args.request.headers["x-late"] = "signed";
        return next(args);
      },
      { relation: "before", toMiddleware: "awsAuthMiddleware", name: "late" },
    );
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.server.requests.at(-1)?.headers["authorization"]).toContain("x-late");
  });

  it("inside the retries: it is called for each attempt", async () => {
    sts.server.faults.add({ status: 500, match: { nth: 1 } });
    const client = sts.client();
    const attempts: unknown[] = [];
    client.middlewareStack.addRelativeTo(
      (next: AnyHandler) => async (args: any) => {
        attempts.push(args.request.headers["amz-sdk-request"]);
        return next(args);
      },
      { relation: "after", toMiddleware: "retryMiddleware", name: "each" },
    );
    await client.send(new GetCallerIdentityCommand({}));
    expect(attempts).toEqual(["attempt=1; max=3", "attempt=2; max=3"]);
  });

  it("the context names client and command", async () => {
    const client = sts.client();
    let named: unknown;
    client.middlewareStack.add(
      (next, { clientName, commandName }) => {
        named = { clientName, commandName };
        return next;
      },
      { step: "initialize", name: "naming" },
    );
    await client.send(new GetCallerIdentityCommand({}));
    expect(named).toEqual({ clientName: "STSClient", commandName: "GetCallerIdentityCommand" });
  });

  it("output and response reach it on the way back", async () => {
    const client = sts.client();
    let seen: unknown;
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { statusCode } = result.response as { statusCode: number };
        seen = { statusCode, arn: (result.output as { Arn?: string }).Arn };
        return result;
      },
      { step: "deserialize", name: "watching", priority: "high" },
    );
    await client.send(new GetCallerIdentityCommand({}));
    expect(seen).toEqual({ statusCode: 200, arn: alice });
  });
});
