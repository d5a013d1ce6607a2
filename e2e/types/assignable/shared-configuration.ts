// A program that keeps one configuration for AWS's packages and for ours, as in a migration.
import * as aws from "@aws-sdk/client-sts";
import * as awsProviders from "@aws-sdk/credential-providers";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import * as browser from "@stskit/client-sts-browser";
import * as node from "@stskit/client-sts-node";
import * as reactNative from "@stskit/client-sts-react-native";

export const fetchHandler = new FetchHttpHandler({ requestTimeout: 5_000 });
export const nodeHandler = new NodeHttpHandler({ connectionTimeout: 1_000 });
export const handlerOptions: node.NodeHandlerOptions = { connectionTimeout: 1_000, requestTimeout: 5_000 };

const config: node.STSClientConfig = {
  region: async () => "eu-west-1",
  endpoint: "http://localhost:4566",
  maxAttempts: 2,
  retryMode: "adaptive",
  requestHandler: nodeHandler,
};
const params = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "shared" };

// AWS's providers take our configuration, ours take AWS's, and each client takes the other's providers.
const theirs = awsProviders.fromTemporaryCredentials({ params, clientConfig: config });
const ours = node.fromTemporaryCredentials({ params, clientConfig: config as aws.STSClientConfig });
export const clients = [
  new node.STSClient({ ...config, credentials: theirs }),
  new aws.STSClient({ ...config, credentials: ours }),
  new node.STSClient({ credentials: node.fromNodeProviderChain({ clientConfig: config }) }),
  new node.STSClient({ credentials: awsProviders.fromNodeProviderChain({ clientConfig: config }) }),
  new aws.STSClient({ credentials: node.fromWebToken({ roleArn: params.RoleArn, webIdentityToken: "t" }) }),
  new aws.STSClient({ requestHandler: handlerOptions }),
  new browser.STSClient({ requestHandler: fetchHandler }),
  new reactNative.STSClient({ requestHandler: fetchHandler }),
];

// What a client resolved, for another client.
export const others = [
  new aws.STSClient({
    region: new node.STSClient(config).config.region,
    credentials: new node.STSClient(config).config.credentials,
    requestHandler: new node.STSClient(config).config.requestHandler,
    logger: new node.STSClient(config).config.logger,
  }),
  new node.STSClient({
    region: new aws.STSClient(config).config.region,
    credentials: new aws.STSClient(config).config.credentials,
    requestHandler: new aws.STSClient(config).config.requestHandler,
  }),
];

export const identity = async (provider: AwsCredentialIdentityProvider): Promise<AwsCredentialIdentity> =>
  provider();
export const identities = [identity(theirs), identity(ours)];

// AWS's providers take our role assumers.
export const profile: AwsCredentialIdentityProvider = awsProviders.fromIni({
  roleAssumer: node.getDefaultRoleAssumer(),
  roleAssumerWithWebIdentity: node.getDefaultRoleAssumerWithWebIdentity(),
});
