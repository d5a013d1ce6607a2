import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import { errorBody } from "./generate/error-bodies.js";

const parity = useParity();

const headers: [string, Record<string, string>][] = [
  ["x-amzn-requestid", { "x-amzn-requestid": "one" }],
  ["x-amzn-RequestId, as STS spells it", { "x-amzn-RequestId": "one" }],
  ["x-amzn-request-id", { "x-amzn-request-id": "two" }],
  ["x-amz-request-id", { "x-amz-request-id": "three" }],
  [
    "three request ids at once",
    { "x-amz-request-id": "three", "x-amzn-request-id": "two", "x-amzn-requestid": "one" },
  ],
  ["two request ids", { "x-amz-request-id": "three", "x-amzn-request-id": "two" }],
  ["x-amz-id-2", { "x-amzn-requestid": "one", "x-amz-id-2": "extended" }],
  ["x-amz-cf-id", { "x-amzn-requestid": "one", "x-amz-cf-id": "front" }],
  ["an empty id", { "x-amzn-requestid": "" }],
  ["none", {}],
];

const body =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";

describe("$metadata of an output", () => {
  it.each(headers)("%s", async (_, headers) => {
    await parity.expect({ operation: "GetCallerIdentity", responses: [{ headers, body }] });
  });
  it.each([200, 201, 202, 299])("status %i", async (status) => {
    await parity.expect({ operation: "GetCallerIdentity", responses: [{ status, body }] });
  });
});

describe("$metadata of an error", () => {
  const refused = errorBody({ code: "AccessDenied" }).replace(/<RequestId>.*<\/RequestId>/, "");
  it.each(headers)("%s", async (_, headers) => {
    await parity.expect({
      operation: "GetCallerIdentity",
      responses: [{ status: 403, headers, body: refused }],
    });
  });
});
