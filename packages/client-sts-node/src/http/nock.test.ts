import { Agent } from "node:https";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import nock from "nock";
import { afterAll, expect, it } from "vitest";
import { nodeHandler } from "../node-handler.js";

const request = { ...requestTo(443), protocol: "https:", hostname: "sts.example.com" };

afterAll(() => {
  nock.restore();
});

it("nock intercepts requests", async () => {
  nock("https://sts.example.com")
    .post("/", "Action=GetCallerIdentity&Version=2011-06-15")
    .reply(200, "mocked", { "x-amzn-requestid": "id-1" });
  const response = await textResponse(nodeHandler({ httpsAgent: new Agent() }), request);
  expect(response).toMatchObject({
    statusCode: 200,
    body: "mocked",
    headers: { "x-amzn-requestid": "id-1" },
  });
});

it("nock's simulated failures have our error types", async () => {
  nock("https://sts.example.com")
    .post("/")
    .replyWithError(Object.assign(new Error("hung up"), { code: "ECONNRESET" }));
  const error = await rejection(nodeHandler({ httpsAgent: new Agent() }).handle(request));
  expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
});
