import * as AWS from "@aws-sdk/client-sts-browser";

const sTS = new AWS.STS(OPTIONS);
const params = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "version-2-style" };
sTS.assumeRole(params, (err, data) => {
  console.log(err, data.AssumedRoleUser.Arn);
});
