import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import {
  amzDate,
  clientOf,
  credentialsIn,
  keyOf,
  sendRaw,
  sendSigned,
  signedRequest,
} from "../testing/clients.js";

const PRESIGNED = "/?Action=GetCallerIdentity&Version=2011-06-15";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => keyOf(sts, "alice");

describe("a signature in the Authorization header", () => {
  it("authenticates the caller", async () => {
    const response = await sendSigned(sts, alice());
    expect(response.status).toBe(200);
    expect(response.body).toContain("<Arn>arn:aws:iam::123456789012:user/alice</Arn>");
  });

  it("may cover other headers", async () => {
    const headers = { "x-k8s-aws-id": "cluster", "X-Amz-Meta": "two  spaces", "user-agent": "a test" };
    expect((await sendSigned(sts, alice(), { headers })).status).toBe(200);
  });

  it("may be sent with GET", async () => {
    expect(
      (await sendSigned(sts, alice(), { method: "GET", path: PRESIGNED, body: "" }, (r) => delete r.body))
        .status,
    ).toBe(200);
  });

  it("is rejected for a wrong secret key, without revealing the expected signature", async () => {
    const response = await sendSigned(sts, { ...alice(), secretAccessKey: "wrong" });
    expect([response.status, response.code]).toEqual([403, "SignatureDoesNotMatch"]);
    expect(response.message).not.toMatch(/[0-9a-f]{64}/);
  });

  it("is rejected for an unknown access key", async () => {
    const response = await sendSigned(sts, { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" });
    expect([response.status, response.code]).toEqual([403, "InvalidClientTokenId"]);
  });

  it("is rejected if the body was altered", async () => {
    const response = await sendSigned(sts, alice(), {}, (signed) => {
      signed.body = `${signed.body}&DurationSeconds=900`;
    });
    expect(response.code).toBe("SignatureDoesNotMatch");
  });

  it("is rejected if the query string was altered", async () => {
    const response = await sendSigned(sts, alice(), {}, (signed) => {
      signed.path = "/?DurationSeconds=900";
    });
    expect(response.code).toBe("SignatureDoesNotMatch");
  });

  it("is rejected if X-Amz-Content-Sha256 is not the hash of the body", async () => {
    const headers = { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" };
    expect((await sendSigned(sts, alice(), { headers })).code).toBe("SignatureDoesNotMatch");
  });

  it.each([
    [-6 * 60, "Signature expired"],
    [6 * 60, "Signature not yet current"],
  ])("is rejected if signed %d seconds from now", async (seconds, reason) => {
    const response = await sendSigned(sts, alice(), { headers: { "X-Amz-Date": amzDate(sts, seconds) } });
    expect([response.status, response.code]).toEqual([403, "SignatureDoesNotMatch"]);
    expect(response.message).toMatch(new RegExp(`^${reason}: `));
  });

  it.each([-4 * 60, 4 * 60])("is accepted if signed %d seconds from now", async (seconds) => {
    expect(
      (await sendSigned(sts, alice(), { headers: { "X-Amz-Date": amzDate(sts, seconds) } })).status,
    ).toBe(200);
  });

  it("is rejected for another service", async () => {
    const response = await sendSigned(sts, alice(), { service: "iam" });
    expect([response.status, response.code]).toEqual([403, "SignatureDoesNotMatch"]);
    expect(response.message).toContain("iam");
  });

  it.each([
    ["another algorithm", (value: string) => value.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")],
    ["no signature", (value: string) => value.replace(/, Signature=.*/, "")],
    ["no signed headers", (value: string) => value.replace(/SignedHeaders=[^,]*, /, "")],
    ["a short scope", (value: string) => value.replace("/aws4_request", "")],
  ])("is incomplete with %s", async (_name, alter) => {
    const response = await sendSigned(sts, alice(), {}, (signed) => {
      signed.headers!["Authorization"] = alter(String(signed.headers!["Authorization"]));
    });
    expect([response.status, response.code]).toEqual([400, "IncompleteSignature"]);
  });

  it("is rejected if it does not cover the host", async () => {
    const response = await sendSigned(sts, alice(), {}, (signed) => {
      signed.headers!["Authorization"] = String(signed.headers!["Authorization"]).replace(/host;/, "");
    });
    expect(response.code).toBe("SignatureDoesNotMatch");
    expect(response.message).toContain("Host");
  });
});

describe("a presigned request", () => {
  const presign = (expires: number, method: "GET" | "POST" = "GET", date = amzDate(sts, 0)) =>
    signedRequest(sts, alice(), {
      method,
      signQuery: true,
      path: `${PRESIGNED}&X-Amz-Expires=${expires}&X-Amz-Date=${date}`,
    });

  it.each(["GET", "POST"] as const)("authenticates the caller with %s", async (method) => {
    const response = await sendRaw(sts, presign(60, method));
    expect(response.body).toContain("user/alice");
  });

  it("expires after X-Amz-Expires", async () => {
    expect((await sendRaw(sts, presign(3600, "GET", amzDate(sts, -3500)))).status).toBe(200);
    const late = await sendRaw(sts, presign(3600, "GET", amzDate(sts, -3700)));
    expect([late.status, late.code]).toEqual([403, "SignatureDoesNotMatch"]);
    expect(late.message).toMatch(/^Signature expired: /);
  });

  it("may be valid for seven days at most", async () => {
    expect((await sendRaw(sts, presign(604_800))).status).toBe(200);
    expect((await sendRaw(sts, presign(604_801))).code).toBe("IncompleteSignature");
  });

  it("is rejected if a parameter was added", async () => {
    const request = presign(60);
    expect((await sendRaw(sts, { ...request, path: `${request.path}&x=1` })).code).toBe(
      "SignatureDoesNotMatch",
    );
  });
});

describe("a request without a signature", () => {
  it("is rejected for operations that require one", async () => {
    const response = await sendRaw(sts, { path: PRESIGNED });
    expect([response.status, response.code]).toEqual([403, "MissingAuthenticationToken"]);
  });
});

describe("temporary credentials", () => {
  const assume = async () =>
    credentialsIn(
      await clientOf(sts, alice()).assumeRole({
        RoleArn: "arn:aws:iam::123456789012:role/Open",
        RoleSessionName: "session",
      }),
    );

  it("require their session token", async () => {
    const { accessKeyId, secretAccessKey } = await assume();
    expect((await sendSigned(sts, { accessKeyId, secretAccessKey })).code).toBe("InvalidClientTokenId");
  });

  it("are rejected with an altered token, or with that of another session", async () => {
    const [one, other] = [await assume(), await assume()];
    const altered = `${one.sessionToken.slice(0, -8)}AAAAAAA=`;
    expect((await sendSigned(sts, { ...one, sessionToken: altered })).code).toBe("InvalidClientTokenId");
    expect((await sendSigned(sts, { ...one, sessionToken: other.sessionToken })).code).toBe(
      "InvalidClientTokenId",
    );
  });

  it("expire", async () => {
    const credentials = await assume();
    sts.setClockOffset(3601 * 1000);
    const response = await sendSigned(sts, credentials, { headers: { "X-Amz-Date": amzDate(sts, 0) } });
    sts.setClockOffset(0);
    expect([response.status, response.code]).toEqual([403, "ExpiredToken"]);
    expect(sts.requests.at(-1)!.explanation).toMatchObject({
      cause: "session-expired",
      checks: [{ passed: false, detail: expect.stringMatching(/^it expired at .*; the server's time is /) }],
    });
  });

  it("are accepted by servers with the same secret, and by no others", async () => {
    const [first, second, stranger] = await Promise.all([
      startStsLocal({ secret: "shared" }),
      startStsLocal({ secret: "shared" }),
      startStsLocal({ secret: "another" }),
    ]);
    const credentials = credentialsIn(await clientOf(first, keyOf(first, "bob")).getSessionToken({}));
    await first.close();
    expect((await sendSigned(second, credentials)).body).toContain("user/bob");
    expect((await sendSigned(stranger, credentials)).code).toBe("InvalidClientTokenId");
    await Promise.all([second.close(), stranger.close()]);
  });
});
