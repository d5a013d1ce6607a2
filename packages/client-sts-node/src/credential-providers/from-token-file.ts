import type { AwsCredentialIdentity } from "@smithy/types";
import {
  type CachedCredentialProvider,
  CredentialsProviderError,
  type FromWebTokenOptions,
  type WebIdentityOptions,
  webTokenProvider,
} from "@stskit/core/credentials";
import { readFile } from "../config/read-file.js";
import { shown } from "../config/shown.js";
import { nodePlatform } from "../platform.js";
import { cacheCredentials } from "./cache-credentials.js";

/** Options of `fromTokenFile`. */
export interface FromTokenFileOptions extends WebIdentityOptions {
  /** The file that holds the token. @default the environment variable AWS_WEB_IDENTITY_TOKEN_FILE */
  readonly webIdentityTokenFile?: string | undefined;
  /** The ARN of the role to assume. @default the environment variable AWS_ROLE_ARN */
  readonly roleArn?: string | undefined;
  /** A name for the session. @default the environment variable AWS_ROLE_SESSION_NAME, or one made up */
  readonly roleSessionName?: string | undefined;
}

/** The characters that STS takes in a token, each of them a byte. */
const LARGEST = 20_000;

const FILE_VARIABLE = "AWS_WEB_IDENTITY_TOKEN_FILE";

/**
 * Credentials of a role, assumed with a token that a file holds, as on EKS. The file is read at each renewal: whoever
 * writes it exchanges tokens before they expire.
 *
 * @throws CredentialsProviderError from the provider, when there is no file, or it cannot be read
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/access-assume-role-web.html
 */
export function fromTokenFile(options: FromTokenFileOptions = {}): CachedCredentialProvider {
  const provider = webTokenProvider(nodePlatform, async () => webTokenOptions(options));
  return cacheCredentials(async (properties) => {
    const credentials = await provider(properties);
    const file = options.webIdentityTokenFile ?? process.env[FILE_VARIABLE];
    return file === process.env[FILE_VARIABLE] ? countedAsEnvironment(credentials) : credentials;
  }, options.cache);
}

function webTokenOptions(options: FromTokenFileOptions): FromWebTokenOptions {
  const file = options.webIdentityTokenFile ?? process.env[FILE_VARIABLE];
  const roleArn = options.roleArn ?? process.env["AWS_ROLE_ARN"];
  if (!file) throw missing(FILE_VARIABLE, "webIdentityTokenFile", "the file with the token");
  if (!roleArn) throw missing("AWS_ROLE_ARN", "roleArn", "the role to assume");
  return {
    ...options,
    roleArn,
    roleSessionName: options.roleSessionName ?? (process.env["AWS_ROLE_SESSION_NAME"] || undefined),
    webIdentityToken: () => readToken(file, options.webIdentityTokenFile === undefined),
  };
}

async function readToken(file: string, named: boolean): Promise<string> {
  const whose = named ? `that ${FILE_VARIABLE} names` : "given as webIdentityTokenFile";
  const subject = `The web identity token file ${shown(file)}, ${whose},`;
  const refuse = (fault: string, cause?: unknown): never => {
    throw new CredentialsProviderError(`${subject} ${fault}`, { cause, tryNextLink: false });
  };
  const text = await readFile(file, ({ size }) => {
    if (size > LARGEST) {
      refuse(`has more than the ${LARGEST} characters that STS takes. Check that it is the token's.`);
    }
  }).catch((cause) => {
    if (cause instanceof CredentialsProviderError) throw cause;
    // The system's error names the file. It may be the token itself, put in the wrong place.
    return refuse(
      `cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path, the volume that carries it, and its permissions.`,
      shown(file) === file ? cause : undefined,
    );
  });
  // A byte order mark counts as a blank.
  return text.trim() || refuse("is empty. Check what writes it.");
}

function missing(variable: string, option: string, meaning: string): CredentialsProviderError {
  return new CredentialsProviderError(
    `There is no web identity: neither the option ${option} nor the environment variable ${variable} gives ${meaning}.`,
  );
}

function countedAsEnvironment(credentials: AwsCredentialIdentity): AwsCredentialIdentity {
  const { $source } = credentials as { $source?: object };
  return { ...credentials, ...{ $source: { ...$source, CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: "h" } } };
}
