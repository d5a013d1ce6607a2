import type { AwsCredentialIdentity } from "@smithy/types";
import { cachedProvider, webTokenProvider } from "@stskit/core/bindings";
import {
  type CachedCredentialProvider,
  CredentialsProviderError,
  type FromWebTokenOptions,
} from "@stskit/core/credentials";
import { readFile } from "../config/read-file.js";
import { shown } from "../config/shown.js";
import { nodePlatform } from "../platform.js";
import type { TokenFileOptions } from "./provider-options.js";

/** Options of `fromTokenFile`. */
export interface FromTokenFileOptions extends TokenFileOptions {}

/** The longest token that STS accepts, in bytes. */
const MAX_TOKEN_BYTES = 20_000;

const FILE_VARIABLE = "AWS_WEB_IDENTITY_TOKEN_FILE";

/**
 * Credentials of a role, assumed with a token from a file, as on EKS. The file is read for each refresh, since its token is
 * replaced before it expires.
 *
 * @throws CredentialsProviderError from the provider, when the file is missing or cannot be read
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/access-assume-role-web.html
 */
export function fromTokenFile(options: FromTokenFileOptions = {}): CachedCredentialProvider {
  const provider = webTokenProvider(nodePlatform, async () => webTokenOptions(options));
  return cachedProvider(
    async (properties) => {
      const credentials = await provider(properties);
      const file = options.webIdentityTokenFile ?? process.env[FILE_VARIABLE];
      return file === process.env[FILE_VARIABLE] ? countedAsEnvironment(credentials) : credentials;
    },
    nodePlatform,
    options.cache,
    options,
  );
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
  const whose = named ? `(from ${FILE_VARIABLE})` : "(from webIdentityTokenFile)";
  const subject = `The web identity token file ${shown(file)} ${whose}`;
  const refuse = (fault: string, cause?: unknown): never => {
    throw new CredentialsProviderError(`${subject} ${fault}`, { cause, tryNextLink: false });
  };
  const text = await readFile(file, ({ size }) => {
    if (size > MAX_TOKEN_BYTES) {
      refuse(
        `is larger than the ${MAX_TOKEN_BYTES} characters that STS accepts. Check that it is the right file.`,
      );
    }
  }).catch((cause) => {
    if (cause instanceof CredentialsProviderError) throw cause;
    // The system's error has the path, which may be the token itself, in the wrong place.
    return refuse(
      `cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path, its volume and its permissions.`,
      shown(file) === file ? cause : undefined,
    );
  });
  // Removes a byte order mark, too.
  return text.trim() || refuse("is empty. Check the program that writes it.");
}

function missing(variable: string, option: string, meaning: string): CredentialsProviderError {
  return new CredentialsProviderError(
    `There is no web identity: set the option ${option} or the environment variable ${variable} to ${meaning}.`,
  );
}

function countedAsEnvironment(credentials: AwsCredentialIdentity): AwsCredentialIdentity {
  const { $source } = credentials as { $source?: object };
  return { ...credentials, ...{ $source: { ...$source, CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: "h" } } };
}
