// Answers every request as STS answers AssumeRole, at once. It prints its address, and ends with its parent.
import { createServer } from "node:http";

const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();
const RESPONSE = Buffer.from(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser>
      <AssumedRoleId>AROA3XFRBF535PLBIFPI4:bench</AssumedRoleId>
      <Arn>arn:aws:sts::123456789012:assumed-role/Bench/bench</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
      <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY</SecretAccessKey>
      <SessionToken>${"AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQW".repeat(8)}</SessionToken>
      <Expiration>${IN_AN_HOUR}</Expiration>
    </Credentials>
    <PackedPolicySize>6</PackedPolicySize>
  </AssumeRoleResult>
  <ResponseMetadata>
    <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
  </ResponseMetadata>
</AssumeRoleResponse>
`);
const HEADERS = {
  "x-amzn-RequestId": "c6104cbe-af31-11e0-8154-cbc7ccf896c7",
  "Content-Type": "text/xml",
  "Content-Length": String(RESPONSE.length),
};

const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, HEADERS).end(RESPONSE));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`http://127.0.0.1:${port}`);
});
process.on("disconnect", () => process.exit());
