import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { HttpsProxyAgent } from "hpagent";
import { generateCACertificate, getLocal, type Mockttp } from "mockttp";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

let mock: Mockttp;
let ca: string;
beforeAll(async () => {
  const https = await generateCACertificate();
  ca = https.cert;
  mock = getLocal({ https });
  await mock.start();
});
beforeEach(async () => {
  mock.reset();
  const response =
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>mocked</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";
  await mock.forPost("https://sts.eu-west-1.amazonaws.com/").thenReply(200, response);
});
afterAll(() => mock.stop());

async function arn(requestHandler: object) {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const client = new STSClient({ region: "eu-west-1", credentials, requestHandler });
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  client.destroy();
  return Arn;
}

it("responds as the proxy of the environment", async () => {
  for (const [name, value] of Object.entries(mock.proxyEnv)) vi.stubEnv(name, value);
  expect(await arn({ connect: { ca } })).toBe("mocked");
  vi.unstubAllEnvs();
});

it("responds as the proxy of an agent", async () => {
  const httpsAgent = new HttpsProxyAgent({ proxy: mock.url, ca, proxyRequestOptions: { ca: [ca] } });
  expect(await arn({ httpsAgent })).toBe("mocked");
  httpsAgent.destroy();
});
