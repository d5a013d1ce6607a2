import { afterAll, beforeAll, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { amzDate, keyOf, signedRequest } from "../testing/clients.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

interface TokenOptions {
  cluster?: string | undefined;
  expires?: number;
  signedSecondsAgo?: number;
  query?: string;
}

function token({
  cluster = "blue",
  expires = 60,
  signedSecondsAgo = 0,
  query = "",
}: TokenOptions = {}): string {
  const host = "sts.eu-west-1.amazonaws.com";
  const date = amzDate(sts, -signedSecondsAgo);
  const { path } = signedRequest(sts, keyOf(sts, "alice"), {
    host,
    method: "GET",
    signQuery: true,
    path: `/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Expires=${expires}&X-Amz-Date=${date}${query}`,
    headers: cluster === "" ? {} : { "x-k8s-aws-id": cluster },
  });
  return `k8s-aws-v1.${Buffer.from(`https://${host}${path}`).toString("base64url")}`;
}

it("returns who created a token", async () => {
  const identity = await sts.verifyEksToken(token(), { clusterName: "blue", regions: ["eu-west-1"] });
  expect(identity.principal.arn).toBe("arn:aws:iam::123456789012:user/alice");
  expect(identity.region).toBe("eu-west-1");
});

it.each<[string, TokenOptions, RegExp]>([
  ["for another cluster", { cluster: "green" }, /signature/],
  ["for no cluster", { cluster: "" }, /x-k8s-aws-id/],
  ["that has expired", { signedSecondsAgo: 61 }, /expired/],
  ["that is valid for too long", { expires: 901 }, /X-Amz-Expires/],
  ["with another parameter", { query: "&RoleArn=x" }, /RoleArn/],
])("rejects a token %s", async (_which, options, message) => {
  const result = sts.verifyEksToken(token(options), { clusterName: "blue" });
  await expect(result).rejects.toMatchObject({
    name: "EksTokenError",
    message: expect.stringMatching(message),
  });
});

it("rejects malformed tokens, and those for other regions", async () => {
  for (const text of ["", "k8s-aws-v1.", "k8s-aws-v1.bm8gdXJs", "k8s-aws-v2.eA"]) {
    await expect(sts.verifyEksToken(text, { clusterName: "blue" })).rejects.toMatchObject({
      name: "EksTokenError",
    });
  }
  const elsewhere = sts.verifyEksToken(token(), { clusterName: "blue", regions: ["us-east-1"] });
  await expect(elsewhere).rejects.toThrow(/eu-west-1/);
});
