// Prints the milliseconds from `import` to the first answer: cold-start.mjs <package> <endpoint>
const before = performance.now();
const { AssumeRoleCommand, STSClient } = await import(process.argv[2]);
const client = new STSClient({
  region: "eu-west-1",
  endpoint: process.argv[3],
  credentials: {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  },
});
await client.send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Bench", RoleSessionName: "bench" }),
);
console.log(JSON.stringify({ ms: performance.now() - before }));
process.exit();
