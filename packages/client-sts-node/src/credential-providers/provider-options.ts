import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import type {
  AssumeRoleWithWebIdentityParams,
  MfaCodeProvider,
  ParentClientConfig,
  StsPlugins,
  WebIdentityOptions,
} from "@stskit/core/bindings";
import type { CredentialCacheOptions } from "@stskit/core/credentials";
import type { OrUndefined } from "@stskit/core/platform";
import type { STSClientConfig } from "../client-config.js";
import type { NodeHandlerOptions } from "../http/handler-options.js";

// Declared here because AWS's own declarations bring 300 files along. A test compares the two.

/** Options of all providers based on AWS's packages. */
export interface CommonOptions {
  /** When credentials are refreshed, and where they are kept between processes. */
  readonly cache?: CredentialCacheOptions | undefined;
  /** Gets AWS's notes on where it looks for credentials, without secrets. */
  readonly logger?: Logger | undefined;
  /** The client whose region and request handler other clients start from. @default the calling client */
  readonly parentClientConfig?: ParentClientConfig | undefined;
}

/** Options of providers that read the shared config files. */
export interface ProfileOptions extends CommonOptions {
  /** @default the calling client's profile, then AWS_PROFILE, then `default` */
  readonly profile?: string | undefined;
  /** The credentials file. @default AWS_SHARED_CREDENTIALS_FILE, then `~/.aws/credentials` */
  readonly filepath?: string | undefined;
  /** The config file. @default AWS_CONFIG_FILE, then `~/.aws/config` */
  readonly configFilepath?: string | undefined;
  /** Without effect, since the files are read for each refresh. */
  readonly ignoreCache?: boolean | undefined;
}

/** Options of providers that may assume roles. */
export interface RoleOptions extends ProfileOptions {
  /** Options of the clients that get the credentials. */
  readonly clientConfig?: OrUndefined<STSClientConfig> | undefined;
  /** Plugins for these clients. */
  readonly clientPlugins?: StsPlugins;
  /** Resolves to the code that an MFA device shows, for profiles with `mfa_serial`. */
  readonly mfaCodeProvider?: MfaCodeProvider | undefined;
  /** Assumes a role. @default our client */
  readonly roleAssumer?:
    | ((source: AwsCredentialIdentity, params: AssumeRoleParams) => Promise<AwsCredentialIdentity>)
    | undefined;
  /** Assumes a role with a web identity token. @default our client */
  readonly roleAssumerWithWebIdentity?:
    | ((params: AssumeRoleWithWebIdentityParams) => Promise<AwsCredentialIdentity>)
    | undefined;
}

/** What a profile says about a role. */
interface AssumeRoleParams {
  RoleArn: string;
  RoleSessionName: string;
  ExternalId?: string;
  SerialNumber?: string;
  TokenCode?: string;
  DurationSeconds?: number;
}

/** Options of a provider of IAM Identity Center. What is left out comes from the profile. */
export interface SsoOptions extends ProfileOptions {
  readonly ssoStartUrl?: string | undefined;
  /** The name of the `sso-session` section. */
  readonly ssoSession?: string | undefined;
  readonly ssoAccountId?: string | undefined;
  readonly ssoRegion?: string | undefined;
  readonly ssoRoleName?: string | undefined;
  /** A client of `@aws-sdk/client-sso` to use. */
  readonly ssoClient?: object | undefined;
  /** Options of the client that is created otherwise. */
  readonly clientConfig?: object | undefined;
}

/** Options of a provider that assumes a role with a token from a file. */
export interface TokenFileOptions extends WebIdentityOptions<NodeHandlerOptions> {
  /** The file with the token. @default the environment variable AWS_WEB_IDENTITY_TOKEN_FILE */
  readonly webIdentityTokenFile?: string | undefined;
  /** The ARN of the role to assume. @default the environment variable AWS_ROLE_ARN */
  readonly roleArn?: string | undefined;
  /** A name for the session. @default AWS_ROLE_SESSION_NAME in the environment, else `stskit-<milliseconds since 1970>` */
  readonly roleSessionName?: string | undefined;
}

/** Options of providers that ask a service of the machine. */
export interface MetadataOptions extends CommonOptions {
  /** Milliseconds to wait for the service. @default 1000 */
  readonly timeout?: number | undefined;
  /** @default 0 */
  readonly maxRetries?: number | undefined;
  /** Refuses the first version of the EC2 metadata service. @default AWS_EC2_METADATA_V1_DISABLED, then the profile */
  readonly ec2MetadataV1Disabled?: boolean | undefined;
  /** The profile that may say so. */
  readonly profile?: string | undefined;
}

/** Options of providers that ask a container's HTTP endpoint. What is left out comes from the environment. */
export interface HttpOptions extends CommonOptions {
  readonly awsContainerCredentialsFullUri?: string | undefined;
  readonly awsContainerCredentialsRelativeUri?: string | undefined;
  readonly awsContainerAuthorizationTokenFile?: string | undefined;
  readonly awsContainerAuthorizationToken?: string | undefined;
  /** Milliseconds between two attempts. @default 1000 */
  readonly timeout?: number | undefined;
  /** @default 3 */
  readonly maxRetries?: number | undefined;
}
