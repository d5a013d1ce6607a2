// Options for AWS's providers are options for ours, and the other way round.
import type * as aws from "@aws-sdk/credential-providers";
import type * as node from "@stskit/client-sts-node";

type OptionsOf<Provider extends (...args: any) => unknown> = NonNullable<Parameters<Provider>[0]>;
type AwsWebToken = OptionsOf<typeof aws.fromWebToken>;
type AwsTokenFile = OptionsOf<typeof aws.fromTokenFile>;
type AwsIni = OptionsOf<typeof aws.fromIni>;

export const toWebToken = (options: AwsWebToken): node.FromWebTokenOptions => options;
export const toTokenFile = (options: AwsTokenFile): node.FromTokenFileOptions => options;
export const toIni = (options: AwsIni): node.FromIniOptions => options;

// The types of AWS's providers don't say that `undefined` is the same as left out.
type OrUndefined<Options> = { [Name in keyof Options]: Options[Name] | undefined };
// Ours take the configuration of a client that is yet to be resolved, too.
type Ours<Options> = Omit<Options, "parentClientConfig">;

export const fromIni = (options: Ours<node.FromIniOptions>): OrUndefined<AwsIni> => options;
