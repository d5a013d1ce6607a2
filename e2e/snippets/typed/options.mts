import { STSClient, type STSClientConfig, type STSExtensionConfiguration } from "@aws-sdk/client-sts";
import type { Provider } from "@smithy/types";

// What the options may be: values, and functions that give them, at once or later.
const region: Provider<string> = async () => "eu-north-1";
const config: STSClientConfig = {
  region,
  credentials: async () => ({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token" }),
  endpoint: "https://sts.example.com",
  maxAttempts: 2,
  retryMode: "standard",
  useFipsEndpoint: async () => false,
  useDualstackEndpoint: false,
  logger: console,
  extensions: [
    {
      configure(extension: STSExtensionConfiguration) {
        extension.setRegion(async () => "eu-central-1");
      },
    },
  ],
};
const client = new STSClient(config);
const { accessKeyId } = await client.config.credentials();
console.log(await client.config.region(), await client.config.maxAttempts(), accessKeyId);
