import { AssumeRoleCommand, STSClient } from "@stskit/client-sts-node";
import { credentials, input, region } from "./input.js";

export function start(endpoint) {
  const client = new STSClient({ region, endpoint, credentials });
  return () => client.send(new AssumeRoleCommand(input));
}
