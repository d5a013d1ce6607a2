import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-browser";

const client = new STSClient({
  region: "eu-west-1",
  endpoint: process.env.AWS_ENDPOINT_URL_STS,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 1,
});
await client
  .send(new GetCallerIdentityCommand())
  .catch(({ name, message }) => console.log(`${name}: ${message}`));
