import { type EndpointUrl, endpointUrl, parseEndpointUrl } from "./endpoint-url.js";
import { partitionOf } from "./partitions.js";
import { checkRegion } from "./region.js";

/** What an endpoint depends on, named as in the service's endpoint rules. */
export interface EndpointParameters {
  readonly Region?: string | undefined;
  readonly UseFIPS?: boolean | undefined;
  readonly UseDualStack?: boolean | undefined;
  readonly UseGlobalEndpoint?: boolean | undefined;
  /** The URL of a custom endpoint. */
  readonly Endpoint?: string | undefined;
}

/** Where a request goes, and which region it is signed for. */
export interface ResolvedEndpoint {
  readonly url: EndpointUrl;
  readonly properties: {
    readonly authSchemes: readonly [{ name: "sigv4"; signingName: "sts"; signingRegion: string }];
  };
  readonly headers: Record<string, string[]>;
}

/** The region that requests to the global endpoint are signed for, whatever the client's region. */
const GLOBAL_ENDPOINT_REGION = "us-east-1";

/** The regions in which `useGlobalEndpoint` takes effect: those that existed when STS had only the global endpoint. */
const LEGACY_GLOBAL_REGIONS: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "aws-global",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/**
 * Resolves the endpoint of a region, or its FIPS or dual-stack variant.
 *
 * @throws TypeError if a custom endpoint is combined with a variant, or if the region is missing
 * @see https://docs.aws.amazon.com/general/latest/gr/sts.html
 */
export function resolveEndpoint(parameters: EndpointParameters): ResolvedEndpoint {
  const { Region: region, UseFIPS, UseDualStack, UseGlobalEndpoint, Endpoint } = parameters;
  if (Endpoint !== undefined) {
    rejectVariant(UseFIPS, "useFipsEndpoint");
    rejectVariant(UseDualStack, "useDualstackEndpoint");
    return resolved(parseEndpointUrl(Endpoint), region ?? GLOBAL_ENDPOINT_REGION);
  }
  if (!region) throw new TypeError('Region is missing. Pass the client a region, e.g. region: "eu-west-1".');

  if (!UseFIPS && !UseDualStack) {
    const legacy = UseGlobalEndpoint && LEGACY_GLOBAL_REGIONS.has(region);
    if (legacy || region === "aws-global") return onHost("sts.amazonaws.com", GLOBAL_ENDPOINT_REGION);
  }
  return onHost(regionalHost(checkRegion(region), UseFIPS === true, UseDualStack === true), region);
}

function regionalHost(region: string, fips: boolean, dualStack: boolean): string {
  const { id, dnsSuffix, dualStackDnsSuffix } = partitionOf(region);
  if (dualStack) return `${fips ? "sts-fips" : "sts"}.${region}.${dualStackDnsSuffix}`;
  // All GovCloud endpoints are FIPS endpoints.
  if (fips && id !== "aws-us-gov") return `sts-fips.${region}.${dnsSuffix}`;
  return `sts.${region}.${dnsSuffix}`;
}

function onHost(hostname: string, signingRegion: string): ResolvedEndpoint {
  return resolved(endpointUrl("https:", hostname, "", "/"), signingRegion);
}

function resolved(url: EndpointUrl, signingRegion: string): ResolvedEndpoint {
  return {
    url,
    properties: { authSchemes: [{ name: "sigv4", signingName: "sts", signingRegion }] },
    headers: {},
  };
}

function rejectVariant(enabled: boolean | undefined, option: string): void {
  if (enabled) {
    throw new TypeError(
      `${option} cannot be combined with a custom endpoint, whether they are options or set in the environment or in ` +
        "a config file. Leave one of them out: a custom endpoint is used as it is.",
    );
  }
}
