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
  const warn = (message: string) => warnOnce(config.logger, platform, message, "STSKIT_UNKNOWN_OPTION");
  const unknown = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !(name in config) && !IGNORED.has(name))
    .map(([name]) => name);
  // Keys in the wrong place matter most: without them, calls fail or use other credentials.
  if (unknown.some((name) => CREDENTIALS.includes(name))) {
    const keys = CREDENTIALS.join(", ");
    warn(`${keys} are no options of a client. Give credentials: { ${keys} }.`);
  }
  const known = Object.keys(config).filter((name) => !IGNORED.has(name));
  const hints = unknown
    .filter((name) => !CREDENTIALS.includes(name))
    .map((name) => ({ name, hint: didYouMean(name, known) }));
  for (const { name, hint } of hints.sort((a, b) => Number(!a.hint) - Number(!b.hint)))
    warn(`Unknown option ${quoted(name)}.${hint}`);
}
