import { describe, expect, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import type { Scenario } from "./comparison/scenario.js";
import { incumbent, type Side } from "./comparison/sides.js";
import { errorBody } from "./generate/error-bodies.js";

// A comparison that can't fail proves nothing: here the incumbent is compared with itself, unchanged and altered.

const parity = useParity();
const paths = async (scenario: Scenario, other: Side): Promise<string[]> =>
  (await parity.compare(scenario, incumbent, other)).found.map(({ path }) => path);

interface Handled {
  request: { method: string; path: string; body: string; headers: Record<string, string> };
  output: Record<string, unknown>;
}

/** The incumbent with one thing changed in its requests or responses. */
function bent(change: {
  request?: (request: Handled["request"]) => void;
  output?: (output: Handled["output"]) => void;
}): Side {
  class STSClient extends incumbent.module.STSClient {
    constructor(...configuration: ConstructorParameters<typeof incumbent.module.STSClient>) {
      super(...configuration);
      this.middlewareStack.add(
        (next) => async (args) => {
          change.request?.((args as unknown as Handled).request);
          const result = await next(args);
          change.output?.((result as unknown as Handled).output);
          return result;
        },
        { step: "finalizeRequest", priority: "low" },
      );
    }
  }
  return { name: "bent", module: { ...incumbent.module, STSClient } as Side["module"] };
}

const call: Scenario = { operation: "AssumeRole", input: { RoleArn: "r", Tags: [{ Key: "k", Value: "v" }] } };
const refused: Scenario = {
  ...call,
  responses: [{ status: 500, body: errorBody({ code: "InternalFailure" }) }],
};

describe("the incumbent against itself", () => {
  it.each<[string, Scenario]>([
    ["a success", call],
    ["an error", refused],
    ["a captured request", { ...call, via: "captured" }],
  ])("%s shows no difference", async (_, scenario) => {
    expect(await paths(scenario, incumbent)).toEqual([]);
  });
});

describe("the incumbent, bent", () => {
  it("another order in the body", async () => {
    const side = bent({
      request: (request) => {
        request.body = request.body.replace(/(&Tags[^&]*)(&Tags.*)/, "$2$1");
      },
    });
    expect(await paths(call, side)).toContain("requests.0.form.3.0");
  });

  it("another encoding of the same body", async () => {
    const side = bent({
      request: (request) => {
        request.body = request.body.replace("RoleArn=r", "RoleArn=%72");
      },
    });
    expect(await paths(call, side)).toContain("requests.0.body");
  });

  it("a header changed after it was signed", async () => {
    const side = bent({
      request: (request) => {
        request.headers["x-amz-security-token"] = "other";
      },
    });
    expect(await paths(call, side)).toContain("requests.0.signature.verdict");
  });

  it("no signature", async () => {
    const side = bent({
      request: (request) => {
        delete request.headers["authorization"];
      },
    });
    expect(await paths(call, side)).toEqual(["requests.0.signature"]);
  });

  it("one id per attempt in place of one per call", async () => {
    const side = bent({
      request: (request) => {
        request.headers["amz-sdk-invocation-id"] = crypto.randomUUID();
      },
    });
    expect(await paths(refused, side)).toContain("requests.1.headers.amz-sdk-invocation-id");
  });

  it("a member too many in the output", async () => {
    const side = bent({
      output: (output) => {
        output["Extra"] = undefined;
      },
    });
    expect(await paths(call, side)).toEqual(["output.Extra"]);
  });

  it("fewer attempts", async () => {
    class STSClient extends incumbent.module.STSClient {
      constructor(configuration: ConstructorParameters<typeof incumbent.module.STSClient>[0]) {
        super({ ...configuration, maxAttempts: 2 });
      }
    }
    const side = { name: "bent", module: { ...incumbent.module, STSClient } as Side["module"] };
    expect(await paths(refused, side)).toEqual(
      expect.arrayContaining(["requests.2", "error.fields.$metadata.attempts"]),
    );
  });
});
