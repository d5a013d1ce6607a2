import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { credentials, input, region } from "./input.js";

export function start(endpoint) {
  const client = new STSClient({ region, endpoint, credentials });
  return () => client.send(new AssumeRoleCommand(input));
}
