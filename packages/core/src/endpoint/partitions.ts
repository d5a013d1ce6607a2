/** A group of regions with its own domains. */
export interface Partition {
  readonly id: string;
  /** Matches the names of its regions. */
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

/**
 * All support FIPS and dual-stack endpoints.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const partitions: readonly Partition[] = [
  {
    id: "aws",
    regions: /^((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+|aws-global)$/,
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
  },
  {
    id: "aws-cn",
    regions: /^(cn-\w+-\d+|aws-cn-global)$/,
    dnsSuffix: "amazonaws.com.cn",
    dualStackDnsSuffix: "api.amazonwebservices.com.cn",
  },
  {
    id: "aws-eusc",
    regions: /^eusc-de-\w+-\d+$/,
    dnsSuffix: "amazonaws.eu",
    dualStackDnsSuffix: "api.amazonwebservices.eu",
  },
  {
    id: "aws-us-gov",
    regions: /^(us-gov-\w+-\d+|aws-us-gov-global)$/,
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
  },
  {
    id: "aws-iso",
    regions: /^(us-iso-\w+-\d+|aws-iso-global)$/,
    dnsSuffix: "c2s.ic.gov",
    dualStackDnsSuffix: "api.aws.ic.gov",
  },
  {
    id: "aws-iso-b",
    regions: /^(us-isob-\w+-\d+|aws-iso-b-global)$/,
    dnsSuffix: "sc2s.sgov.gov",
    dualStackDnsSuffix: "api.aws.scloud",
  },
  {
    id: "aws-iso-e",
    regions: /^(eu-isoe-\w+-\d+|aws-iso-e-global)$/,
    dnsSuffix: "cloud.adc-e.uk",
    dualStackDnsSuffix: "api.cloud-aws.adc-e.uk",
  },
  {
    id: "aws-iso-f",
    regions: /^(us-isof-\w+-\d+|aws-iso-f-global)$/,
    dnsSuffix: "csp.hci.ic.gov",
    dualStackDnsSuffix: "api.aws.hci.ic.gov",
  },
];

/** The partition a region belongs to. An unknown region is assumed to be a new one in `aws`. */
export function partitionOf(region: string): Partition {
  return partitions.find((partition) => partition.regions.test(region)) ?? partitions[0]!;
}
