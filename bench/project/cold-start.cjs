// Prints the milliseconds from `require` to the first answer: cold-start.cjs <package> <endpoint>
const before = performance.now();
const { AssumeRoleCommand, STSClient } = require(process.argv[2]);
const client = new STSClient({
  region: "eu-west-1",
  endpoint: process.argv[3],
  credentials: {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  },
});
client
  .send(new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Bench", RoleSessionName: "bench" }))
  .then(() => {
    console.log(JSON.stringify({ ms: performance.now() - before }));
    process.exit();
  });
