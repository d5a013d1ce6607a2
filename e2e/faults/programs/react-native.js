// First of all: what the native side gives an app before the app's own code.
import "../../react-native/vm/globals";
import {
  AbortError,
  GetCallerIdentityCommand,
  NetworkError,
  STSClient,
  STSServiceException,
  TimeoutError,
} from "@stskit/client-sts-react-native";
import { observe } from "./observe";

globalThis.callOnce = async (config) => {
  const client = new STSClient(config);
  const call = client.send(new GetCallerIdentityCommand(), { timeout: 20_000 });
  const seen = await observe(call, { AbortError, NetworkError, STSServiceException, TimeoutError });
  client.destroy();
  return seen;
};
