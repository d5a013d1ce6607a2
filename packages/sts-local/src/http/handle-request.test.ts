import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, keyOf, sendRaw, sendSigned } from "../testing/clients.js";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal({ disabledRegions: ["ap-east-1"] });
});
afterAll(() => sts.close());
beforeEach(() => {
  sts.requests.length = 0;
});

const post = (body: string, headers: Record<string, string> = FORM) =>
  sendRaw(sts, { method: "POST", body, headers });

describe("a response", () => {
  it("follows the AWS Query protocol, with the same request ID in header and body", async () => {
    const response = await sendSigned(sts, keyOf(sts, "alice"));
    const requestId = response.headers.get("x-amzn-requestid");
    expect(response.headers.get("content-type")).toBe("text/xml");
    expect(response.body).toBe(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        `<UserId>${sts.world.users[0]!.id}</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/alice</Arn>` +
        `</GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>\n`,
    );
  });

  it("follows the AWS Query protocol for errors too", async () => {
    const response = await post("Action=GetCallerIdentity&Version=2011-06-15");
    const requestId = response.headers.get("x-amzn-requestid");
    expect(response.body).toBe(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        `<Code>MissingAuthenticationToken</Code><Message>${response.message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>\n`,
    );
  });

  it("has the date of the server's clock", async () => {
    sts.setClockOffset(3_600_000);
    const response = await post("");
    const date = Date.parse(response.headers.get("date")!);
    sts.setClockOffset(0);
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  it("escapes input that it quotes", async () => {
    const response = await post("Action=%3Cscript%3E%26&Version=2011-06-15");
    expect(response.body).toContain("&lt;script&gt;&amp;");
    expect(response.message).toContain("<script>&");
  });
});

describe("a request", () => {
  it.each([
    ["without an action", "Version=2011-06-15", 400, "MissingAction"],
    ["for an unknown action", "Action=Fly&Version=2011-06-15", 400, "InvalidAction"],
    ["for another version", "Action=GetCallerIdentity&Version=2010-01-01", 400, "InvalidAction"],
    ["with a duplicate parameter", "Action=GetCallerIdentity&Action=AssumeRole", 400, "MalformedInput"],
    ["with invalid percent-encoding", "Action=%GG", 400, "MalformedInput"],
    ["with invalid UTF-8", "Action=%ff", 400, "MalformedInput"],
    ["over 1 MiB", `Action=${"x".repeat(1 << 20)}`, 413, "RequestEntityTooLarge"],
  ])("is rejected %s", async (_what, body, status, code) => {
    const response = await post(body);
    expect([response.status, response.code]).toEqual([status, code]);
  });

  it("is rejected if the body is not a form, and for other methods", async () => {
    expect((await post("{}", { "content-type": "application/json" })).code).toBe("MalformedInput");
    expect((await sendRaw(sts, { method: "PUT" })).status).toBe(405);
  });

  it.each([
    ["an invalid number", "DurationSeconds=ten", "MalformedInput"],
    ["an invalid list index", "PolicyArns.member.x.arn=a", "MalformedInput"],
    ["required parameters missing", "", "ValidationError"],
  ])("is rejected with %s", async (_what, parameters, code) => {
    const required =
      parameters === "" ? "" : "&RoleArn=arn:aws:iam::123456789012:role/Open&RoleSessionName=session";
    const body = `Action=AssumeRole&Version=2011-06-15${required}&${parameters}`;
    const response = await sendSigned(sts, keyOf(sts, "alice"), { body });
    expect([response.status, response.code]).toEqual([400, code]);
  });

  it("may have parameters in both query string and body", async () => {
    const response = await sendSigned(sts, keyOf(sts, "alice"), {
      path: "/?Action=GetCallerIdentity",
      body: "Version=2011-06-15",
    });
    expect(response.status).toBe(200);
  });

  it("may have an empty list", async () => {
    const body =
      "Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::123456789012:role/Open&RoleSessionName=session&Tags=";
    expect((await sendSigned(sts, keyOf(sts, "alice"), { body })).status).toBe(200);
  });

  it("is rejected for a disabled region", async () => {
    await expect(clientOf(sts, keyOf(sts, "alice"), "ap-east-1").getCallerIdentity({})).rejects.toMatchObject(
      {
        name: "RegionDisabledException",
        $metadata: { httpStatusCode: 403 },
      },
    );
  });
});

describe("CORS", () => {
  it("allows any origin to read a response", async () => {
    const response = await post("Action=Fly");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-expose-headers")).toMatch(/x-amzn-RequestId/i);
  });

  it("responds to preflight requests, and records them", async () => {
    const response = await sendRaw(sts, {
      method: "OPTIONS",
      headers: { origin: "https://app.test", "access-control-request-method": "POST" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.get("access-control-max-age")).toBe("172800");
    const allowed = response.headers.get("access-control-allow-headers")?.toLowerCase().split(",");
    expect(allowed).toEqual(
      expect.arrayContaining([
        "authorization",
        "x-amz-date",
        "x-amz-security-token",
        "content-type",
        "amz-sdk-invocation-id",
        "amz-sdk-request",
        "x-amz-user-agent",
        "x-amz-content-sha256",
      ]),
    );
    expect(sts.requests.map(({ method, status }) => [method, status])).toEqual([["OPTIONS", 200]]);
  });
});

describe("requests", () => {
  it("record the operation, the caller and the outcome", async () => {
    await clientOf(sts, keyOf(sts, "bob")).getCallerIdentity({});
    await post("Action=Fly&Version=2011-06-15");
    expect(sts.requests).toMatchObject([
      {
        method: "POST",
        path: "/",
        operation: "GetCallerIdentity",
        form: { Action: "GetCallerIdentity", Version: "2011-06-15" },
        principal: "arn:aws:iam::123456789012:user/bob",
        status: 200,
        errorCode: undefined,
      },
      { operation: "Fly", principal: undefined, status: 400, errorCode: "InvalidAction" },
    ]);
    expect(sts.requests[0]?.headers["authorization"]).toMatch(/^AWS4-HMAC-SHA256 /);
  });
});
