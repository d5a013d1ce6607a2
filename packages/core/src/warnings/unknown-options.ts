import { didYouMean, quoted } from "./did-you-mean.js";

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

/** As many options as a message lists if none is like the unknown one. */
const FEW = 6;

const CREDENTIALS = ["accessKeyId", "secretAccessKey", "sessionToken"];

/**
 * Warns of options that there are not, such as misspelt ones. Only their names are shown.
 *
 * @param whose - for the message, if it is not a client
 */
export function warnOfUnknownOptions(
  options: object,
  known: object,
  warn: (message: string) => void,
  whose?: string,
): void {
  const unknown = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !(name in known) && !IGNORED.has(name))
    .map(([name]) => name);
  if (unknown.length === 0) return;
  // Keys in the wrong place matter most: without them, calls fail or use other credentials.
  if (unknown.some((name) => CREDENTIALS.includes(name))) {
    const keys = CREDENTIALS.join(", ");
    warn(`${keys} are no options of ${whose ?? "a client"}. Give credentials: { ${keys} }.`);
  }
  const names = Object.keys(known).filter((name) => !IGNORED.has(name));
  const list = names.length > FEW ? "" : ` Known options: ${names.join(", ")}.`;
  const hints = unknown
    .filter((name) => !CREDENTIALS.includes(name))
    .map((name) => ({ name, hint: didYouMean(name, names) }));
  for (const { name, hint } of hints.sort((a, b) => Number(!a.hint) - Number(!b.hint)))
    warn(`Unknown option ${quoted(name)}${whose ? ` of ${whose}` : ""}.${hint || list}`);
}
