import { STSClient as Incumbent, type STSClientConfig } from "@aws-sdk/client-sts";
import { STSClient } from "@stskit/client-sts-node";
import { expect, it, vi } from "vitest";

/** Every option that the incumbent's types have: a new one does not compile until it stands here. */
const OPTIONS: Record<keyof STSClientConfig, true> = {
  apiVersion: true,
  authSchemePreference: true,
  base64Decoder: true,
  base64Encoder: true,
  bodyLengthChecker: true,
  cacheMiddleware: true,
  credentialDefaultProvider: true,
  credentials: true,
  customUserAgent: true,
  defaultsMode: true,
  defaultUserAgentProvider: true,
  disableClockSkewCorrection: true,
  disableHostPrefix: true,
  endpoint: true,
  endpointProvider: true,
  extensions: true,
  httpAuthSchemeProvider: true,
  httpAuthSchemes: true,
  ignoreConfiguredEndpointUrls: true,
  logger: true,
  maxAttempts: true,
  profile: true,
  protocol: true,
  protocolSettings: true,
  region: true,
  requestHandler: true,
  retryMode: true,
  retryStrategy: true,
  runtime: true,
  serviceConfiguredEndpoint: true,
  serviceId: true,
  sha256: true,
  signer: true,
  signerConstructor: true,
  signingEscapePath: true,
  signingRegion: true,
  sigv4aSigningRegionSet: true,
  streamCollector: true,
  systemClockOffset: true,
  tls: true,
  urlParser: true,
  useDualstackEndpoint: true,
  useFipsEndpoint: true,
  useGlobalEndpoint: true,
  userAgentAppId: true,
  utf8Decoder: true,
  utf8Encoder: true,
};

/** The names that a client with these options warns of. */
function warnings(options: object): unknown[] {
  const warn = vi.fn();
  new STSClient({ ...options, logger: { debug() {}, info() {}, warn, error() {} } });
  return warn.mock.calls.flat();
}

it.each(Object.keys(OPTIONS))("%s is not warned of", (name) => {
  const value = name === "extensions" ? [] : name === "systemClockOffset" ? 0 : {};
  expect(warnings({ [name]: value })).toEqual([]);
});

it("the incumbent's resolved configuration is not warned of", () => {
  expect(warnings(new Incumbent({ region: "eu-west-1" }).config)).toEqual([]);
});

it("other names are", () => {
  expect(warnings({ regio: "eu-west-1" })).toHaveLength(1);
});
