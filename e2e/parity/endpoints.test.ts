import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";

const parity = useParity();

interface PartitionTable {
  readonly partitions: readonly { readonly regions: Readonly<Record<string, unknown>> }[];
}

// The incumbent doesn't export the table, so its file is loaded directly.
async function regionsOfTheIncumbent(): Promise<string[]> {
  const core = dirname(createRequire(import.meta.url).resolve("@aws-sdk/core/package.json"));
  const file = join(core, "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js");
  const { partitionsInfo } = (await import(pathToFileURL(file).href)) as { partitionsInfo: PartitionTable };
  return partitionsInfo.partitions.flatMap(({ regions }) => Object.keys(regions));
}

const odd = [
  "us-east-99",
  "ap-nowhere-1",
  "us-gov-nowhere-7",
  "cn-central-9",
  "us-iso-south-2",
  "us-isob-west-3",
  "eusc-fr-north-1",
  "mars-north-1",
  "local",
  "US-EAST-1",
  "fips-us-east-1",
  "us-west-2-fips",
  "fips-us-gov-west-1",
  "fips-cn-north-1",
  "fips-aws-global",
  "aws-fips",
];
const invalid = [
  "",
  " ",
  "us east 1",
  "us-east-1.evil.example",
  "us-east-1/",
  "us_east_1",
  "-us",
  "us-",
  "a".repeat(64),
  "é",
];

const yesNo = [false, true];
const flags = yesNo.flatMap((useFipsEndpoint) =>
  yesNo.flatMap((useDualstackEndpoint) =>
    yesNo.map((useGlobalEndpoint) => ({ useFipsEndpoint, useDualstackEndpoint, useGlobalEndpoint })),
  ),
);

const signed = "GetCallerIdentity";
const unsigned = "AssumeRoleWithWebIdentity";

describe.each(flags)("host and signing region, %o", (flags) => {
  it.each([signed, unsigned])("%s in all regions", async (operation) => {
    for (const region of [...(await regionsOfTheIncumbent()), ...odd]) {
      await parity.expect({ operation, via: "captured", config: { region, ...flags } });
    }
  });

  it.each(invalid)("a region that is none: %j", async (region) => {
    await parity.expect({ operation: signed, via: "captured", config: { region, ...flags } });
  });

  it("no region", async () => {
    await parity.expect({ operation: signed, via: "captured", config: { region: undefined, ...flags } });
  });

  it("an endpoint of one's own", async () => {
    const endpoint = "https://sts.example.com:8443/base";
    await parity.expect({ operation: signed, via: "captured", config: { endpoint, ...flags } });
  });
});

describe("each way to give a setting", () => {
  it.each<[string, Record<string, unknown>]>([
    ["region as a function", { region: () => "eu-north-1" }],
    ["region as a promise", { region: async () => "eu-north-1" }],
    ["FIPS as a function", { useFipsEndpoint: async () => true }],
    ["dualstack as a function", { useDualstackEndpoint: async () => true }],
    ["endpoint as a function", { endpoint: async () => "https://sts.example.com" }],
    ["endpoint as a URL", { endpoint: { url: new URL("https://sts.example.com/x?y=z") } }],
    [
      "endpoint in parts",
      { endpoint: { protocol: "http:", hostname: "sts.example.com", port: 81, path: "/x" } },
    ],
    ["endpoint with blanks around it", { endpoint: " https://sts.example.com\n" }],
    ["endpoint as a URL in text", { endpoint: { url: "https://sts.example.com/x" } }],
    ["endpoint without a scheme", { endpoint: "sts.example.com" }],
    ["tls off", { tls: false }],
    ["tls off, endpoint without a scheme", { tls: false, endpoint: "sts.example.com" }],
    ["an endpoint provider", { endpointProvider: () => ({ url: new URL("https://sts.example.org/p") }) }],
    ["a signing region", { signingRegion: "ap-south-2" }],
    [
      "credentials as a function",
      { credentials: async () => ({ accessKeyId: "AKIAOTHER", secretAccessKey: "s" }) },
    ],
  ])("%s", async (_, config) => {
    await parity.expect({ operation: signed, via: "captured", config });
  });
});
