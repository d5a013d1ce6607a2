import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "./client-config.js";
import { didYouMean, quoted } from "./did-you-mean.js";
import { warnOnce } from "./warn-once.js";

/**
 * What is neither an option here nor a mistake: options of `@aws-sdk/client-sts` that have no effect here, and what else the
 * resolved configurations of both clients hold, since programs pass these on.
 */
const IGNORED: ReadonlySet<string> = new Set(
  (
    "apiVersion authSchemePreference base64Decoder base64Encoder bodyLengthChecker defaultSigningName defaultSocketTimeout " +
    "defaultUserAgentProvider disableHostPrefix httpAuthSchemeProvider httpAuthSchemes isCustomEndpoint protocol " +
    "protocolSettings runtime serviceConfiguredEndpoint serviceId sha256 signerConstructor signingEscapePath " +
    "sigv4aSigningRegionSet streamCollector urlParser utf8Decoder utf8Encoder"
  ).split(" "),
);

const CREDENTIALS = ["accessKeyId", "secretAccessKey", "sessionToken"];

/** Warns of options that no client has, such as misspelt ones. Only their names are shown. */
export function warnOfUnknownOptions(
  options: object,
  config: STSClientResolvedConfig,
  platform: Pick<Platform, "warn">,
): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || name in config || IGNORED.has(name)) continue;
    const message = CREDENTIALS.includes(name)
      ? `${CREDENTIALS.join(", ")} are no options of a client. Give credentials: { ${CREDENTIALS.join(", ")} }.`
      : `Unknown option ${quoted(name)}.${didYouMean(
          name,
          Object.keys(config).filter((known) => !IGNORED.has(known)),
        )}`;
    warnOnce(config.logger, platform, message, "STSKIT_UNKNOWN_OPTION");
  }
}
