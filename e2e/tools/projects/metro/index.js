import "../../../react-native/vm/globals.js";
import { STSClient } from "@stskit/client-sts";
import { GetCallerIdentityCommand } from "@stskit/client-sts-react-native";

/** The platform of the client, and the ARN that a call returns. */
globalThis.call = async (config) => {
  const client = new STSClient(config);
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  return [client.config.runtime, Arn];
};
