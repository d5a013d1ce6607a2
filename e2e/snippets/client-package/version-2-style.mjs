import * as AWS from "@aws-sdk/client-sts";

const client = new AWS.STS({ region: "eu-west-1" });
const params = {};

try {
  const data = await client.getCallerIdentity(params);
  console.log("await", data.Arn);
} catch (error) {
  console.log("failed", error);
}

await client
  .getCallerIdentity(params)
  .then((data) => {
    console.log("then", data.Arn);
  })
  .catch((error) => {
    console.log("failed", error);
  });

client.getCallerIdentity(params, (err, data) => {
  console.log("callback", err, data.Arn);
});
