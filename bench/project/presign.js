// Prints the microseconds that presigning GetCallerIdentity takes: presign.js <subject>
import { credentials, region } from "./subjects/input.js";

const make = { stskit, incumbent }[process.argv[2]];
const presign = await make();
const TOTAL = 10_000;
for (let left = TOTAL / 4; left > 0; left--) await presign();
const { user, system } = await spent(async () => {
  for (let left = TOTAL; left > 0; left--) await presign();
});
console.log(JSON.stringify({ cpu: (user + system) / TOTAL }));

async function stskit() {
  const { GetCallerIdentityCommand, presign, STSClient } = await import("@stskit/client-sts-node");
  const client = new STSClient({ region, credentials });
  return () => presign(client, new GetCallerIdentityCommand(), { expiresIn: 60 });
}

async function incumbent() {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { getSignedUrl } = await import("@aws-sdk/s3-request-presigner");
  const client = new STSClient({ region, credentials });
  return () => getSignedUrl(client, new GetCallerIdentityCommand(), { expiresIn: 60 });
}

async function spent(run) {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before);
}
