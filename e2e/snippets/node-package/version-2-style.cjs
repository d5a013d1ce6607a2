const AWS = require("@aws-sdk/client-sts-node/STS");

const sTS = new AWS.STS({ region: "eu-west-1" });
const params = { RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName: "version-2-style" };

sTS.assumeRole(params, (err, data) => {
  console.log(err.name, data);
});
