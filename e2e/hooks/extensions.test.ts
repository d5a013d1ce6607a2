import { NodeHttpHandler } from "@smithy/node-http-handler";
import { GetCallerIdentityCommand, type RuntimeExtension, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);

describe("an extension", () => {
  it("reads and sets the region", async () => {
    const read: unknown[] = [];
    const extension: RuntimeExtension = {
      configure(configuration) {
        read.push(configuration.region);
        configuration.setRegion(async () => "ap-south-1");
      },
    };
    const client = sts.client({ extensions: [extension] });
    expect(await client.config.region()).toBe("ap-south-1");
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.server.requests.at(-1)?.headers["authorization"]).toContain("/ap-south-1/sts/aws4_request");
    expect(read).toHaveLength(1);
  });

  it("reads and sets the handler", async () => {
    let inner: unknown;
    const handled: string[] = [];
    class Watching extends NodeHttpHandler {
      override handle(...args: Parameters<NodeHttpHandler["handle"]>): ReturnType<NodeHttpHandler["handle"]> {
        handled.push(args[0].method);
        return super.handle(...args);
      }
    }
    const extension: RuntimeExtension = {
      configure(configuration) {
        inner = configuration.httpHandler();
        configuration.setHttpHandler(new Watching());
      },
    };
    const client = sts.client({ extensions: [extension] });
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(alice);
    expect(handled).toEqual(["POST"]);
    expect(inner).toHaveProperty("handle");
  });

  it("sets credentials, which the calls then use", async () => {
    const [, bob] = sts.server.accessKeys;
    const { credentials: _, ...options } = sts.options();
    const extension: RuntimeExtension = {
      configure(configuration) {
        configuration.setCredentials({ ...bob! });
      },
    };
    const client = new STSClient({ ...options, extensions: [extension] });
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(bob!.arn);
    client.destroy();
  });

  it("sets the retry strategy", async () => {
    sts.server.faults.add({ status: 500 });
    const never = {
      acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
      refreshRetryTokenForRetry: () => Promise.reject(new Error("no more")),
      recordSuccess() {},
    };
    const extension: RuntimeExtension = {
      configure(configuration) {
        expect(configuration.retryStrategy()).toBeTypeOf("function");
        configuration.setRetryStrategy(async () => never);
      },
    };
    const call = sts.client({ extensions: [extension] }).send(new GetCallerIdentityCommand({}));
    await expect(call).rejects.toMatchObject({ $metadata: { attempts: 1 } });
    expect(sts.server.requests).toHaveLength(1);
  });

  it("sees what an earlier one set", async () => {
    let seen: (() => unknown) | undefined;
    const first: RuntimeExtension = {
      configure: (configuration) => configuration.setRegion(async () => "eu-south-1"),
    };
    const second: RuntimeExtension = {
      configure: (configuration) => {
        seen = configuration.region() as () => unknown;
      },
    };
    sts.client({ extensions: [first, second] });
    expect(await seen?.()).toBe("eu-south-1");
  });
});
