import {
  STSClient as IncumbentClient,
  GetCallerIdentityCommand as IncumbentCommand,
} from "@aws-sdk/client-sts";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import {
  AssumeRoleCommand,
  formatUrl,
  fromTemporaryCredentials,
  GetCallerIdentityCommand,
  getEksToken,
  presign,
  STSClient,
  signedCallerIdentityRequest,
} from "@stskit/client-sts-node";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { hasValidUrlSignature } from "@stskit/e2e-support/aws/verify-signature";
import { describe, expect, test, vi } from "vitest";

const session = () =>
  fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open"), RoleSessionName: "session" },
    masterCredentials: userKey(sts, "alice"),
    clientConfig: { region: "eu-west-1" },
  });
const sessionArn = "arn:aws:sts::123456789012:assumed-role/Open/session";
const client = () => new STSClient({ region: "eu-west-1", credentials: session() });

describe("presign", () => {
  test("a URL that anyone can send", async () => {
    const request = await presign(client(), new GetCallerIdentityCommand({}), { expiresIn: 60 });
    const response = await fetch(formatUrl(request));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(sessionArn);
  });

  test("a POST, and headers that have to come along", async () => {
    const command = new AssumeRoleCommand({ RoleArn: roleArn("Chained"), RoleSessionName: "börje & søn?" });
    command.input.RoleSessionName = "someone";
    const request = await presign(client(), command, { method: "POST", headers: { "x-for": "a  b" } });
    const { host: _, ...headers } = request.headers;
    const send = (extra: Record<string, string>) =>
      fetch(formatUrl(request), { method: "POST", headers: { ...headers, ...extra }, body: request.body });
    expect((await send({})).status).toBe(200);
    expect((await send({ "x-for": "c" })).status).toBe(403);
  });

  test("does not outlive its time", async () => {
    const request = await presign(client(), new GetCallerIdentityCommand({}), { expiresIn: 60 });
    sts.setClockOffset(61_000);
    try {
      const response = await fetch(formatUrl(request));
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("SignatureDoesNotMatch");
    } finally {
      sts.setClockOffset(0);
    }
  });
});

describe("EKS", () => {
  test("a token lets a session in to its cluster, and to no other", async () => {
    const { token, expiration } = await getEksToken({
      clusterName: "prod",
      region: "eu-west-1",
      credentials: session(),
    });
    const identity = await sts.verifyEksToken(token, { clusterName: "prod", regions: ["eu-west-1"] });
    expect(identity).toMatchObject({ region: "eu-west-1", principal: { arn: sessionArn } });
    expect(expiration.getTime()).toBeGreaterThan(Date.now() + 13 * 60_000);
    await expect(sts.verifyEksToken(token, { clusterName: "test" })).rejects.toMatchObject({
      name: "EksTokenError",
    });
    expect(sts.requests.filter(({ operation }) => operation === "GetCallerIdentity")).toHaveLength(0);
  });

  test("a cluster's authenticator learns who it is by sending the URL on, with the cluster's header", async () => {
    const { token } = await getEksToken({ clusterName: "prod", client: client() });
    const url = Buffer.from(token.slice("k8s-aws-v1.".length), "base64url").toString();
    const asCluster = (name: string) => fetch(url, { headers: { "x-k8s-aws-id": name } });
    expect(await (await asCluster("prod")).text()).toContain(sessionArn);
    expect((await asCluster("test")).status).toBe(403);
  });
});

describe("Vault", () => {
  test("learns who it is by sending the request on", async () => {
    const { vaultLogin } = await signedCallerIdentityRequest({
      region: "eu-west-1",
      credentials: session(),
      serverId: "vault.example.com",
    });
    const decoded = (text: string) => Buffer.from(text, "base64").toString();
    const {
      Host: _,
      host: __,
      "content-length": ___,
      ...headers
    } = JSON.parse(decoded(vaultLogin.iam_request_headers));
    const forward = (more: object) =>
      fetch(decoded(vaultLogin.iam_request_url), {
        method: vaultLogin.iam_http_request_method,
        headers: { ...headers, ...more },
        body: decoded(vaultLogin.iam_request_body),
      });
    expect(await (await forward({})).text()).toContain(sessionArn);
    expect((await forward({ "X-Vault-AWS-IAM-Server-ID": "another" })).status).toBe(403);
  });
});

describe("@aws-sdk/s3-request-presigner", () => {
  test("gives a URL with a valid signature for STS, payload unsigned as is its way", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", undefined);
    const alice = userKey(sts, "alice");
    const ours = await getSignedUrl(
      new STSClient({ region: "eu-west-1", credentials: alice }),
      new GetCallerIdentityCommand({}),
      { expiresIn: 300 },
    );
    const { host, searchParams } = new URL(ours);
    expect(host).toBe("sts.eu-west-1.amazonaws.com");
    expect(searchParams.get("X-Amz-Credential")).toMatch(/\/eu-west-1\/sts\/aws4_request$/);
    expect(hasValidUrlSignature("POST", ours, { host, "content-length": "43" }, alice.secretAccessKey)).toBe(
      true,
    );
    expect(hasValidUrlSignature("POST", ours, { host, "content-length": "43" }, "another")).toBe(false);
  });

  test("gives what it gives for AWS's own client, but for the scope, which it gets wrong there", async () => {
    const config = { region: "eu-west-1", credentials: userKey(sts, "alice") };
    const options = { signingDate: new Date() } as any;
    const urls = await Promise.all([
      getSignedUrl(new STSClient(config), new GetCallerIdentityCommand({}), options),
      getSignedUrl(new IncumbentClient(config), new IncumbentCommand({}), options),
    ]);
    const [ours, theirs] = urls.map((url) => {
      const {
        "X-Amz-Credential": _,
        "X-Amz-Signature": __,
        ...rest
      } = Object.fromEntries(new URL(url).searchParams);
      return rest;
    });
    expect(ours).toEqual(theirs);
  });

  test("without an endpoint too, in another region", async () => {
    // The endpoint's URL is in the environment; the presigner asks the client for it.
    const url = await getSignedUrl(
      new STSClient({ region: "ap-south-1", credentials: userKey(sts, "bob") }),
      new GetCallerIdentityCommand({}),
    );
    expect(url.startsWith(sts.endpoint)).toBe(true);
    expect(url).toContain("%2Fap-south-1%2Fsts%2Faws4_request");
  });
});
