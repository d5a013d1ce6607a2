import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "@smithy/types";
import { isSignedForFetch, type SigningOptions, sigV4 } from "@stskit/core/platform";
import { SmithySha256, sha256 } from "@stskit/e2e-support/core/sha256";
import fc from "fast-check";
import { expect, test } from "vitest";
import { webCryptoSigner } from "./web-crypto-signer.js";

const signer = webCryptoSigner();
const core = sigV4(sha256, isSignedForFetch);

const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_"), minLength: 1, maxLength: 12 });
/** What a URL's path may contain. Other characters are encoded before the request is signed. */
const segment = fc.string({
  unit: fc.constantFrom(..."aZ0-_~!$&'()*+,;=:@", "%20", "%C3%A9"),
  minLength: 1,
  maxLength: 6,
});
const requests: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom("POST", "GET"),
  protocol: fc.constantFrom("https:", "http:"),
  hostname: fc.constantFrom("sts.eu-west-1.amazonaws.com", "sts.cn-north-1.amazonaws.com.cn", "localhost"),
  port: fc.option(fc.integer({ min: 1024, max: 65_535 }), { nil: undefined }),
  path: fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.map((s) => `${s}/`).join("")}`),
  query: fc.dictionary(
    word,
    fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.string(), { maxLength: 3 })),
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      "content-type",
      "content-length",
      "cookie",
      "sec-purpose",
      "x-amz-meta",
      "user-agent",
      "X-Custom",
      "x-amzn-trace-id",
    ),
    fc.string({ unit: fc.constantFrom(..."aZ09;,=/ "), minLength: 1 }),
  ),
  body: fc.oneof(fc.constant(""), fc.string({ unit: "grapheme" }), fc.uint8Array()),
}) as fc.Arbitrary<HttpRequest>;
const options: fc.Arbitrary<SigningOptions> = fc.record({
  credentials: fc.record({
    accessKeyId: word,
    secretAccessKey: fc.string({ unit: fc.constantFrom(..."abcXYZ019+/"), minLength: 1 }),
    sessionToken: fc.option(fc.string({ unit: fc.constantFrom(..."abcXYZ019+/=") }), { nil: undefined }),
  }) as fc.Arbitrary<SigningOptions["credentials"]>,
  region: fc.constantFrom("eu-west-1", "us-east-1", "cn-north-1"),
  service: fc.constant("sts"),
  date: fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
});

test("signs as core does for fetch, to the byte", async () => {
  await fc.assert(
    fc.asyncProperty(requests, options, async (request, options) => {
      expect(await signer.sign(request, options)).toEqual(await core.sign(request, options));
    }),
    { numRuns: 300 },
  );
});

test("presigns as core does, to the byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      requests,
      options,
      fc.integer({ min: 1, max: 604_800 }),
      async (request, options, expiresIn) => {
        expect(await signer.presign(request, { ...options, expiresIn })).toEqual(
          await core.presign(request, { ...options, expiresIn }),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("signs as smithy does, except for headers that fetch sets or drops", async () => {
  await fc.assert(
    fc.asyncProperty(requests, options, async (request, options) => {
      const { credentials, region, service, date } = options;
      const smithy = new SignatureV4({
        credentials,
        region,
        service,
        sha256: SmithySha256,
        applyChecksum: true,
      });
      const host = request.port ? `${request.hostname}:${request.port}` : request.hostname;
      const theirs = await smithy.sign(
        { ...request, headers: { ...request.headers, host } },
        { signingDate: date, unsignableHeaders: new Set(["content-length", "cookie"]) },
      );
      const ours = await signer.sign(request, options);
      expect(ours.headers["authorization"]).toBe(theirs.headers["authorization"]);
    }),
    { numRuns: 300 },
  );
});

test("replaces an old signature, and does not modify the request it is given", async () => {
  const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
  const date = new Date("2026-01-02T03:04:05Z");
  const request: HttpRequest = {
    method: "POST",
    protocol: "https:",
    hostname: "sts.eu-west-1.amazonaws.com",
    path: "/",
    headers: { Authorization: "old", "X-Amz-Security-Token": "old", "X-Amz-Date": "old" },
    body: "a=b",
  };
  const before = structuredClone(request);
  const { headers } = await signer.sign(request, { credentials, region: "eu-west-1", service: "sts", date });
  expect(Object.keys(headers).sort()).toEqual([
    "authorization",
    "host",
    "x-amz-content-sha256",
    "x-amz-date",
  ]);
  expect(headers["x-amz-date"]).toBe("20260102T030405Z");
  expect(request).toEqual(before);
});
