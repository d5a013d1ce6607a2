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

describe("an answer", () => {
  it("has the shape of awsQuery, and one request id in head and body", async () => {
    const answer = await sendSigned(sts, keyOf(sts, "alice"));
    const requestId = answer.headers.get("x-amzn-requestid");
    expect(answer.headers.get("content-type")).toBe("text/xml");
    expect(answer.body).toBe(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        `<UserId>${sts.world.users[0]!.id}</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/alice</Arn>` +
        `</GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>\n`,
    );
  });

  it("says what was refused in the same way", async () => {
    const answer = await post("Action=GetCallerIdentity&Version=2011-06-15");
    const requestId = answer.headers.get("x-amzn-requestid");
    expect(answer.body).toBe(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        `<Code>MissingAuthenticationToken</Code><Message>${answer.message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>\n`,
    );
  });

  it("carries the date of the server's clock", async () => {
    sts.setClockOffset(3_600_000);
    const answer = await post("");
    const date = Date.parse(answer.headers.get("date")!);
    sts.setClockOffset(0);
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  it("escapes what callers send", async () => {
    const answer = await post("Action=%3Cscript%3E%26&Version=2011-06-15");
    expect(answer.message).toContain("&lt;script&gt;&amp;");
  });
});

describe("a request", () => {
  it.each([
    ["without an action", "Version=2011-06-15", 400, "MissingAction"],
    ["for an unknown action", "Action=Fly&Version=2011-06-15", 400, "InvalidAction"],
    ["for another version", "Action=GetCallerIdentity&Version=2010-01-01", 400, "InvalidAction"],
    ["with a parameter given twice", "Action=GetCallerIdentity&Action=AssumeRole", 400, "MalformedInput"],
    ["with broken encoding", "Action=%GG", 400, "MalformedInput"],
    ["with broken UTF-8", "Action=%ff", 400, "MalformedInput"],
    ["over 1 MiB", `Action=${"x".repeat(1 << 20)}`, 413, "RequestEntityTooLarge"],
  ])("is refused %s", async (_what, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it("is refused when the body is no form, and for other methods", async () => {
    expect((await post("{}", { "content-type": "application/json" })).code).toBe("MalformedInput");
    expect((await sendRaw(sts, { method: "PUT" })).status).toBe(405);
  });

  it.each([
    ["a number that is none", "DurationSeconds=ten", "MalformedInput"],
    ["a list with a broken index", "PolicyArns.member.x.arn=a", "MalformedInput"],
    ["nothing that is required", "", "ValidationError"],
  ])("is refused with %s", async (_what, parameters, code) => {
    const required =
      parameters === "" ? "" : "&RoleArn=arn:aws:iam::123456789012:role/Open&RoleSessionName=session";
    const body = `Action=AssumeRole&Version=2011-06-15${required}&${parameters}`;
    const answer = await sendSigned(sts, keyOf(sts, "alice"), { body });
    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  it("may carry its parameters in query and body at once", async () => {
    const answer = await sendSigned(sts, keyOf(sts, "alice"), {
      path: "/?Action=GetCallerIdentity",
      body: "Version=2011-06-15",
    });
    expect(answer.status).toBe(200);
  });

  it("may send an empty list", async () => {
    const body =
      "Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::123456789012:role/Open&RoleSessionName=session&Tags=";
    expect((await sendSigned(sts, keyOf(sts, "alice"), { body })).status).toBe(200);
  });

  it("is refused for a region that is disabled", async () => {
    await expect(clientOf(sts, keyOf(sts, "alice"), "ap-east-1").getCallerIdentity({})).rejects.toMatchObject(
      {
        name: "RegionDisabledException",
        $metadata: { httpStatusCode: 403 },
      },
    );
  });
});

describe("CORS", () => {
  it("lets any page read any answer", async () => {
    const answer = await post("Action=Fly");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toMatch(/x-amzn-RequestId/i);
  });

  it("answers preflights, and records them", async () => {
    const answer = await sendRaw(sts, {
      method: "OPTIONS",
      headers: { origin: "https://app.test", "access-control-request-method": "POST" },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
    expect(answer.headers.get("access-control-max-age")).toBe("172800");
    const allowed = answer.headers.get("access-control-allow-headers")?.toLowerCase().split(",");
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

describe("records", () => {
  it("tell what was asked, by whom, and how it ended", async () => {
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
