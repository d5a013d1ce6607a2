import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "@smithy/types";
import { SmithySha256, sha256 } from "@stskit/e2e-support/core/sha256";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sigV4 } from "./sigv4.js";

const signer = sigV4(sha256);

const token = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_"), minLength: 1, maxLength: 12 });
const headerValue = fc.string({ unit: fc.constantFrom(..."aZ09 ;,=/\t"), minLength: 1, maxLength: 20 });

const requests: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom("GET", "POST"),
  protocol: fc.constant("https:"),
  hostname: fc.constantFrom("sts.eu-west-1.amazonaws.com", "localhost"),
  path: fc
    .array(fc.constantFrom("a", "b%20c", "é", "..", ".", "", "x~y(z)"), { maxLength: 4 })
    .map((parts) => `/${parts.join("/")}`),
  query: fc.dictionary(token, fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))),
  headers: fc.dictionary(
    token.map((name) => `x-${name}`),
    headerValue,
  ),
  body: fc.string({ unit: "grapheme" }),
});

const signings = fc.record({
  accessKeyId: token,
  secretAccessKey: fc.string({ minLength: 1 }),
  sessionToken: fc.option(token, { nil: undefined }),
  region: fc.constantFrom("eu-west-1", "us-east-1"),
  date: fc.date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
});

const smithy = (credentials: any, region: string, applyChecksum = true) =>
  new SignatureV4({ service: "sts", region, credentials, sha256: SmithySha256, applyChecksum });

const withHost = (request: HttpRequest) => ({
  ...request,
  headers: { ...request.headers, host: request.hostname },
});

test("signs any request as smithy does", async () => {
  await fc.assert(
    fc.asyncProperty(requests, signings, async (request, { region, date, ...credentials }) => {
      const ours = await signer.sign(request, {
        credentials: credentials as any,
        region,
        service: "sts",
        date,
      });
      const theirs = await smithy(credentials, region).sign(withHost(request) as HttpRequest, {
        signingDate: date,
      });
      expect(ours.headers["authorization"]).toBe((theirs as any).headers["authorization"]);
      for (const name of ["x-amz-content-sha256", "x-amz-security-token"]) {
        expect(ours.headers[name]).toBe((theirs as any).headers[name]);
      }
    }),
  );
});

test("presigns any request as smithy does", async () => {
  await fc.assert(
    fc.asyncProperty(requests, signings, async (request, { region, date, ...credentials }) => {
      const options = { credentials: credentials as any, region, service: "sts", date, expiresIn: 60 };
      const ours = await signer.presign(request, options);
      const headers = Object.keys(request.headers);
      const theirs = await smithy(credentials, region).presign(withHost(request) as any, {
        signingDate: date,
        expiresIn: 60,
        unhoistableHeaders: new Set(headers),
      });
      expect(ours.query!["X-Amz-Signature"]).toBe((theirs as any).query!["X-Amz-Signature"]);
    }),
  );
});

test("does not sign headers that may change on the way, nor trace headers", async () => {
  const headers = {
    "X-Amzn-Trace-Id": "Root=1",
    traceparent: "00-1",
    "User-Agent": "me",
    connection: "close",
    "x-mine": "1",
  };
  const request = { method: "POST", protocol: "https:", hostname: "h", path: "/", headers, body: "" };
  const credentials = { accessKeyId: "a", secretAccessKey: "s" };
  const signed = await signer.sign(request, { credentials, region: "r", service: "sts", date: new Date(0) });
  expect(signed.headers["authorization"]).toContain(
    "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-mine,",
  );
});

test("signs a signed request again, and does not modify the one it is given", async () => {
  const request = Object.freeze({
    method: "POST",
    protocol: "https:",
    hostname: "h",
    path: "/",
    headers: Object.freeze({}),
    body: "b",
  });
  const options = {
    credentials: { accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" },
    region: "r",
    service: "sts",
    date: new Date(0),
  };
  const once = await signer.sign(request as any, options);
  expect(await signer.sign(once, options)).toEqual(once);
});
