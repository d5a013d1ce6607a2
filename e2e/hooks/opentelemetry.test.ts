import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { STSClient } from "@stskit/client-sts-node";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import { useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { beforeAll, describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);
const here = fileURLToPath(new URL("./opentelemetry/", import.meta.url));

interface Span {
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status: { readonly code: number; readonly message?: string };
  readonly events: readonly string[];
}

// The instrumentation patches @smithy/core while it loads, so the program runs in its own process.
describe("a CommonJS program traced with --require", () => {
  let spans: Span[];
  let requestIds: string[];

  beforeAll(async () => {
    const program = ["--require", "./tracing.cjs", "./program.cjs"];
    const { stdout } = await promisify(execFile)(process.execPath, program, {
      cwd: here,
      timeout: 20_000,
      env: programEnvironment(sts.server),
    });
    spans = JSON.parse(stdout);
    requestIds = sts.server.requests.map(({ requestId }) => requestId);
  });

  it("has one span for each call, named for service and operation", () => {
    expect(spans.map(({ name }) => name)).toEqual(["STS.GetCallerIdentity", "STS.AssumeRole"]);
  });

  it("tells service, operation, region, status and request id", () => {
    const client = 2;
    expect(spans[0]).toMatchObject({
      kind: client,
      attributes: {
        "rpc.system": "aws-api",
        "rpc.service": "STS",
        "rpc.method": "GetCallerIdentity",
        "cloud.region": "eu-west-1",
        "http.response.status_code": 200,
        "aws.request.id": requestIds[0],
      },
    });
  });

  it("tells of an error", () => {
    const error = 2;
    expect(spans[1]).toMatchObject({
      status: { code: error },
      attributes: { "http.response.status_code": 403 },
      events: ["AccessDenied"],
    });
  });
});
