import { AssumeRoleCommand } from "@aws-sdk/client-sts-node/commands/AssumeRoleCommand";
import { STSClient } from "@aws-sdk/client-sts-node/STSClient";
import { NodeHttpHandler } from "@smithy/node-http-handler";

class CountingHandler extends NodeHttpHandler {
  destroyed = 0;

  destroy() {
    this.destroyed += 1;
    super.destroy();
  }
}

const requestHandler = new CountingHandler();
const sTS = new STSClient({ region: "eu-west-1", requestHandler });
const data = await sTS.send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "destroy" }),
);
sTS.destroy();
console.log(data.AssumedRoleUser.Arn, requestHandler.destroyed);
