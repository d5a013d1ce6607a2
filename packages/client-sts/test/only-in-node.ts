/** The names that only the Node package exports, and why. All other names are exported on every platform. */
export const ONLY_IN_NODE: Readonly<Record<string, string>> = {
  credentialFileStore: "keeps credentials in files",
  fromContainerMetadata: "calls the metadata service of ECS and EKS",
  fromEnv: "reads environment variables",
  fromHttp: "reads environment variables and a token file",
  fromIni: "reads the shared config files",
  fromInstanceMetadata: "calls the metadata service of EC2",
  fromNodeProviderChain: "tries all of these in turn",
  fromProcess: "starts a process",
  fromSSO: "reads the shared config files and the AWS CLI's token cache",
  fromTokenFile: "reads a token file",
};

/** The entry points that only the Node package has, and why. */
export const ENTRY_POINTS_ONLY_IN_NODE: Readonly<Record<string, string>> = {
  "./bare": "leaves out the credential chain, the largest part of Node's package; the others have none",
};
