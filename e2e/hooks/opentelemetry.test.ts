import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { STSClient } from "@stskit/client-sts-node";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import { useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { beforeAll, describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);
const here = fileURLToPath(new URL("./traced/", import.meta.url));

interface Span {
  readonly name: string;
  /** The instrumentation. */
  readonly by: string;
  readonly kind: number;
  readonly id: string;
  readonly parent?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status: { readonly code: number; readonly message?: string };
  readonly events: readonly string[];
}

/**
 * Runs a program that makes two calls, of which the second fails, and returns its spans. The instrumentations patch modules
 * while these load, so it has its own process.
 */
async function trace(program: string[], instrumentations: string): Promise<Span[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--require", "./opentelemetry.cjs", ...program],
    {
      cwd: here,
      timeout: 20_000,
      env: { ...programEnvironment(sts.server), TRACED: instrumentations },
    },
  );
  return JSON.parse(stdout);
}

const commonJs = ["./program.cjs"];
const esModule = ["--experimental-loader", "@opentelemetry/instrumentation/hook.mjs", "./program.mjs"];

describe("a CommonJS program traced with --require", () => {
  let spans: Span[];
  let requestIds: string[];

  beforeAll(async () => {
    spans = await trace(commonJs, "aws-sdk");
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

describe.each([
  ["a CommonJS program", commonJs],
  ["an ES module, with OpenTelemetry's loader", esModule],
])("spans of requests of %s", (_, program) => {
  it.each([
    ["http", "http"],
    ["undici", "undici"],
    // Requests stay with undici.
    ["http undici", "undici"],
  ])("are one for each call with %s", async (instrumentations, seenBy) => {
    const spans = await trace(program, instrumentations);
    const by = `@opentelemetry/instrumentation-${seenBy}`;
    expect(spans).toMatchObject([
      { name: "POST", by },
      { name: "POST", by },
    ]);
    expect(sts.server.requests.map(({ headers }) => headers["traceparent"]?.split("-")[2])).toEqual(
      spans.map(({ id }) => id),
    );
  });

  it("are inside the spans of calls", async () => {
    const spans = await trace(program, "aws-sdk http undici");
    const calls = spans.filter(({ name }) => name.startsWith("STS."));
    const requests = spans.filter(({ name }) => name === "POST");
    expect(spans).toHaveLength(4);
    expect(requests.map(({ parent }) => parent)).toEqual(calls.map(({ id }) => id));
  });
});
