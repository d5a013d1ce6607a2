const { STSClient, AssumeRoleCommand } = require("@aws-sdk/client-sts-browser");

const sTS = new STSClient(OPTIONS);
const assumeRoleCommand = new AssumeRoleCommand({
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "require-root",
});

sTS
  .send(assumeRoleCommand)
  .then((data) => {
    console.log(data.AssumedRoleUser.Arn);
    // callback
    sTS.send(assumeRoleCommand, (err, data) => {
      console.log(err, data.AssumedRoleUser.Arn);
      sTS.destroy();
    });
  })
  .catch((error) => {
    console.log("failed", error);
  });
