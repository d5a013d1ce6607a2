import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssumeRoleCommand, STSClient, STSServiceException } from "@stskit/client-sts-node";
import fc from "fast-check";
import { afterAll, afterEach, expect, it, vi } from "vitest";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const input = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "me" };

/** A client whose server always sends the same response. */
function respondingWith(statusCode: number, body: string): STSClient {
  const requestHandler = { handle: async () => ({ response: { statusCode, headers: {}, body } }) };
  return new STSClient({ region: "eu-west-1", credentials, maxAttempts: 1, requestHandler });
}

const names = fc.constantFrom(
  "Error",
  "Errors",
  "Code",
  "Message",
  "Type",
  "__proto__",
  "constructor",
  "Credentials",
  "then",
);
const { document } = fc.letrec<{ document: string }>((tie) => ({
  document: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    fc.string({ unit: "grapheme" }).map((text) => text.replace(/[<&]/g, "")),
    fc.tuple(names, tie("document")).map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc.tuple(tie("document"), tie("document")).map(([one, two]) => one + two),
    fc.constantFrom(
      "<!-- c -->",
      "<![CDATA[<x>]]>",
      "&amp;",
      "&#x41;",
      "&undefined;",
      "<?p?>",
      "<open>",
      "</close>",
    ),
  ),
}));

it("any response is an output or a typed error with status, name and message", async () => {
  const root = fc.constantFrom("ErrorResponse", "AssumeRoleResponse", "html", "__proto__");
  const status = fc.constantFrom(200, 204, 301, 400, 403, 404, 429, 500, 503);
  await fc.assert(
    fc.asyncProperty(status, root, document, fc.boolean(), async (statusCode, name, inner, wrapped) => {
      const body = wrapped ? `<${name}>${inner}</${name}>` : inner;
      const error = await respondingWith(statusCode, body)
        .send(new AssumeRoleCommand(input))
        .catch((thrown) => thrown);
      expect(error).toBeInstanceOf(STSServiceException);
      expect(error).toMatchObject({ $metadata: { httpStatusCode: statusCode, attempts: 1 } });
      expect(error.name.length * error.message.length).toBeGreaterThan(0);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const directory = mkdtempSync(join(tmpdir(), "stskit-fuzz-"));
// The last of the generated config files must not be that of the next test.
afterEach(() => void vi.unstubAllEnvs());
afterAll(() => rmSync(directory, { recursive: true }));

it("any config file gives a region, or an error that says which setting is wrong", async () => {
  const file = join(directory, "config");
  vi.stubEnv("AWS_CONFIG_FILE", file);
  const section = fc.constantFrom(
    "[default]",
    "[profile default]",
    "[__proto__]",
    "[profile constructor]",
    "[services x]",
    "[",
    "[]",
  );
  const key = fc.constantFrom(
    "region",
    "__proto__",
    "constructor",
    "max_attempts",
    "retry_mode",
    "endpoint_url",
    "services",
    "sts",
  );
  const value = fc.oneof(
    fc.constantFrom("eu-west-1", "x", "=", "3", "standard", ""),
    fc.string({ unit: "binary" }),
  );
  const line = fc.oneof(
    section,
    fc.tuple(key, value).map(([name, text]) => `${name} = ${text}`),
    fc.tuple(key, value).map(([name, text]) => `  ${name} = ${text}`),
    fc.string({ unit: "binary" }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      writeFileSync(file, lines.join("\n"));
      const { config } = new STSClient({ credentials });
      const settings = [
        config.region(),
        config.maxAttempts(),
        config.retryMode(),
        config.serviceConfiguredEndpoint(),
      ];
      for (const { status, ...outcome } of await Promise.allSettled(settings)) {
        if (status === "rejected")
          expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(TypeError);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it("any input is sent as one value each, or refused with its member's name", async () => {
  const anything = fc.oneof(fc.string({ unit: "binary" }), fc.anything());
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), anything, async (RoleSessionName, ExternalId) => {
      const bodies: string[] = [];
      const client = respondingWith(403, "");
      client.config.requestHandler = {
        handle: async ({ body }) => {
          bodies.push(body);
          return { response: { statusCode: 403, headers: {}, body: "" } };
        },
      };
      const command = new AssumeRoleCommand({ ...input, RoleSessionName, ExternalId: ExternalId as string });
      const error = await client.send(command).catch((thrown) => thrown);
      if (bodies.length === 0) {
        expect(error).toBeInstanceOf(TypeError);
        expect(error.message).toContain("ExternalId");
        return;
      }
      const form = new URLSearchParams(bodies[0]);
      expect(form.getAll("Action")).toEqual(["AssumeRole"]);
      expect(form.getAll("RoleSessionName")).toEqual([RoleSessionName.toWellFormed()]);
    }),
    { numRuns: 500 },
  );
});
