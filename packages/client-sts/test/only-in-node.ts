/** The names that only Node's package exports, each with the reason. Every other name is the same on all platforms. */
export const ONLY_IN_NODE: Readonly<Record<string, string>> = {
  credentialFileStore: "keeps credentials in files",
  fromContainerMetadata: "asks the metadata service of ECS and EKS",
  fromEnv: "reads environment variables",
  fromHttp: "reads environment variables and a token file",
  fromIni: "reads the shared config files",
  fromInstanceMetadata: "asks the metadata service of EC2",
  fromNodeProviderChain: "tries all of these in turn",
  fromProcess: "starts a process",
  fromSSO: "reads the shared config files and the token cache of AWS's command line",
  fromTokenFile: "reads a token file",
};

/** Entry points of Node's package alone. */
export const ENTRY_POINTS_ONLY_IN_NODE: Readonly<Record<string, string>> = {
  "./bare": "leaves out the credential chain, the largest part of Node's package; the others have none",
};
